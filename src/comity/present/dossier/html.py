"""A dossier as one self-contained HTML page: no script, no network, every line opens its passages."""

from __future__ import annotations

from comity.present.dossier.sections import coverage_words, dateline, heading, opening, sections
from comity.present.pages import Others, render_page
from comity.present.plots.network import network_plot
from comity.present.plots.places import map_plot
from comity.present.plots.timeline import timeline_plot
from comity.relate.dossier import Dossier


def render(dossier: Dossier, others: Others = ()) -> str:
    """The whole dossier as a page; `others` are the names and addresses of its other forms, where it is served."""
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
        who_to_whom=_who_to_whom(dossier),
    )


def _who_to_whom(dossier: Dossier) -> dict[str, str]:
    """The directions of the ledger by the names of the two."""
    a, b = dossier.a.name, dossier.b.name
    return {"a_to_b": f"{a} to {b}", "b_to_a": f"{b} to {a}", "mutual": "both"}
