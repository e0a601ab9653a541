"""A digest as JSON Feed 1.1 (jsonfeed.org/version/1.1); what the format has no field for stands under `_comity`."""

from __future__ import annotations

from typing import Any

from comity.present.clean import safe_link
from comity.present.digest.wording import content_html, heading, standfirst, subtitle
from comity.present.jsonable import jsonable, to_json
from comity.relate.picks import Digest, Pick


def render(digest: Digest, address: str | None = None) -> str:
    """The whole digest as the text of a JSON Feed; `address` is where the feed itself is to be had, None if nowhere."""
    return to_json(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": heading(digest),
            **({"feed_url": address} if address else {}),
            "description": subtitle(digest),
            "language": "en",
            "items": [_item(pick) for pick in digest.picks],
            "_comity": {
                "topic": digest.topic,
                "about": digest.about,
                "since": digest.since,
                "until": digest.until,
                "missing": digest.missing,
            },
        }
    )


def _item(pick: Pick) -> dict[str, Any]:
    link = safe_link(pick.url)
    item: dict[str, Any] = {
        "id": f"comity:{pick.document}",
        "url": link,
        "title": pick.title,
        "summary": standfirst(pick),
        "content_html": content_html(pick),
        "date_published": f"{pick.published.isoformat()}T00:00:00Z" if pick.published else None,
        "authors": [{"name": name} for name in pick.authors] or None,
        "tags": list(pick.topics) or None,
        "_comity": _extension(pick),
    }
    return {name: value for name, value in item.items() if value is not None}


def _extension(pick: Pick) -> dict[str, Any]:
    """What a reader of the record wants beside the item."""
    return {
        "publisher": pick.publisher,
        "text": pick.text,
        "standfirst_by": pick.standfirst_by,
        "excerpt": pick.excerpt,
        "excerpt_by": pick.excerpt_by,
        "document": pick.document,
        "event": pick.event,
        "reported_by": pick.reported_by,
        "copied_by": pick.copied_by,
        "score": pick.score,
        "merits": jsonable(pick.merits),
        "citations": jsonable(pick.citations),
    }
