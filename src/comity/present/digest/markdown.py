"""A digest as Markdown (CommonMark)."""

from __future__ import annotations

from collections.abc import Iterator

from comity.present.clean import markdown_link, markdown_text
from comity.present.digest.wording import HOW_MADE, PAGES_OWN, byline, editor_words, heading, period, standfirst
from comity.relate.picks import Digest, Pick


def render(digest: Digest) -> str:
    """The whole digest as Markdown."""
    return "\n".join(_lines(digest)) + "\n"


def _lines(digest: Digest) -> Iterator[str]:
    yield f"# {markdown_text(heading(digest))}"
    if period(digest):
        yield from ("", f"*{markdown_text(period(digest))}*")
    for pick in digest.picks:
        yield from _pick(pick)
    if digest.missing:
        yield from ("", "## What is missing", "")
        yield from (f"- {markdown_text(line)}" for line in digest.missing)
    yield from ("", f"*{markdown_text(HOW_MADE)}*")


def _pick(pick: Pick) -> Iterator[str]:
    yield from ("", f"## {markdown_link(pick.title, pick.url)}")
    yield from ("", f"*{markdown_text(byline(pick))}*")
    yield from ("", markdown_text(standfirst(pick)))
    for words in editor_words(pick):
        yield from ("", f"*{markdown_text(words)}*")
    if pick.excerpt_by == "page":
        yield from ("", f"*{PAGES_OWN}*")
    yield from ("", f"> {markdown_text(pick.excerpt)}")
    yield from ("", markdown_link(f"Read more at {pick.publisher or 'the source'}", pick.url))
    if pick.topics:
        yield from ("", f"More about: {markdown_text(', '.join(pick.topics))}")
    claims = ", ".join(f"`{citation.claim}`" for citation in pick.citations)
    yield from ("", f"Claims: {claims}")
