"""The dossier of a pair as text, JSON, Markdown or one self-contained HTML page."""

from __future__ import annotations

from comity.errors import UsageError
from comity.present.dossier import markdown, text
from comity.present.jsonable import jsonable, to_json
from comity.present.pages import Others
from comity.relate.dossier import Dossier

FORMATS = ("text", "json", "html", "md")


def render_dossier(dossier: Dossier, format: str = "text", others: Others = (), grains: Others = ()) -> str:
    """The dossier in one of `FORMATS`.

    A page that is served links to `others`, its other forms, and to `grains`, itself with the ledger by another period.

    Raises:
        UsageError: another format.
    """
    if format == "text":
        return text.render(dossier)
    if format == "json":
        return to_json({"schema": "comity.dossier/1", **jsonable(dossier)})
    if format == "md":
        return markdown.render(dossier)
    if format == "html":
        # Plots need Altair and its renderer: a second that the other forms need not wait for.
        from comity.present.dossier import html

        return html.render(dossier, others, grains)
    raise UsageError(f"{format!r} is not a format of a dossier: give one of {', '.join(FORMATS)}.")
