"""A dossier as one self-contained HTML page: no script, no network, every line opens its passages."""

from __future__ import annotations

from comity.present.dossier.ledger import ledger_of
from comity.present.dossier.sections import coverage_words, dateline, heading, opening, sections
from comity.present.pages import Others, render_page
from comity.present.plots.network import network_plot
from comity.present.plots.places import map_plot
from comity.present.plots.timeline import timeline_plot
from comity.relate.dossier import Dossier


def render(dossier: Dossier, others: Others = (), grains: Others = ()) -> str:
    """The whole dossier as a page.

    Where it is served, `others` are the names and addresses of its other forms, and `grains` of it with the ledger by
    another period.
    """
    return render_page(
        "dossier.html.j2",
        title=heading(dossier),
        dateline=dateline(dossier),
        dossier=dossier,
        others=others,
        served=bool(others),
        opening=opening(dossier),
        sections=sections(dossier),
        plots=[plot for plot in (timeline_plot(dossier), map_plot(dossier), network_plot(dossier)) if plot],
        coverage=coverage_words(dossier),
        ledger=ledger_of(dossier),
        grains=grains,
    )
