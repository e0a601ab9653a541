"""A digest as one self-contained HTML page."""

from __future__ import annotations

from comity.present.digest.wording import HOW_MADE, PAGES_OWN, byline, editor_words, heading, period, standfirst
from comity.present.pages import Others, render_page
from comity.relate.picks import Digest


def render(digest: Digest, others: Others = ()) -> str:
    """The whole digest as a page; `others` are the names and addresses of its other forms, where it is served."""
    return render_page(
        "digest.html.j2",
        title=heading(digest),
        period=period(digest),
        picks=[(pick, byline(pick), standfirst(pick), editor_words(pick)) for pick in digest.picks],
        missing=digest.missing,
        others=others,
        served=bool(others),
        how_made=HOW_MADE,
        pages_own=PAGES_OWN,
    )
