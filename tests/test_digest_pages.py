"""Digest pages, from the page to the claims: what a careful reader gets from them, comity gets."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from comity import read
from comity.model import AnyClaim, Document, EventClaim
from comity.pipeline import code_documents

PAGES = tomllib.loads((Path(__file__).parent / "cases" / "readings.toml").read_text("utf8"))["page"]
READINGS = [
    pytest.param(page, reading, id=f"{page['file']}: {reading['claim']}")
    for page in PAGES
    for reading in page["readings"]
]
SAMPLE = Path(__file__).parents[2] / "shared" / "samples" / "digest_page.txt"
COOPER = "Abraham Cooper and Kinue Tokudome"


@cache
def _coded(path: str, published: date) -> tuple[tuple[Document, tuple[AnyClaim, ...]], ...]:
    return tuple(code_documents(read(path, published=published)))


def _claims(path: str, published: date) -> list[AnyClaim]:
    return [claim for _, found in _coded(path, published) for claim in found]


def _own(page: dict[str, Any]) -> str:
    return str(files("comity") / "samples" / page["file"])


def _shown(claim: AnyClaim) -> str:
    if isinstance(claim, EventClaim):
        source, target = ("+".join(str(actor.party) for actor in side) or "-" for side in (claim.source, claim.target))
        return f"{source} {claim.type} {target} {claim.status} {claim.certainty}"
    dates = [f"{edge}={day}" for edge, day in (("since", claim.since), ("until", claim.until)) if day]
    parts = [str(claim.a.party), claim.tie, str(claim.b.party), claim.status, *dates, claim.trend or ""]
    return " ".join(parts).strip()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["file"])
def test_items_are_told_apart(page: dict[str, Any]) -> None:
    """Each item has its own title, outlet, quoted authors and topics."""
    found = [document for document, _ in _coded(_own(page), page["published"])]
    shown = [
        {"title": item.title, "publisher": item.publisher, "authors": [*item.authors], "topics": [*item.topics]}
        for item in found
    ]
    assert shown == page["items"]


@pytest.mark.parametrize(("page", "reading"), READINGS)
def test_a_reading_comes_out(page: dict[str, Any], reading: dict[str, Any]) -> None:
    """Each reading of comity's own pages is found in its sentence, with the day, place and speakers that it names."""
    here = [claim for claim in _claims(_own(page), page["published"]) if reading["in"] in claim.sentence.text]
    assert reading["claim"] in [_shown(claim) for claim in here]
    claim = next(claim for claim in here if _shown(claim) == reading["claim"])
    if "said_by" in reading:
        assert [saying.name or saying.text for saying in claim.said_by] == reading["said_by"]
    if isinstance(claim, EventClaim):
        assert claim.time.start == reading.get("from", claim.time.start)
        assert (claim.place.name if claim.place else None) == reading.get("place", claim.place and claim.place.name)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["file"])
def test_every_claim_cuts_its_words(page: dict[str, Any]) -> None:
    """Sentences, triggers and actors are what their spans cut from the text."""
    for document, claims in _coded(_own(page), page["published"]):
        for claim in claims:
            actors = (*claim.source, *claim.target) if isinstance(claim, EventClaim) else (claim.a, claim.b)
            for span in (claim.sentence, claim.trigger, *actors):
                assert document.text[span.start : span.end] == span.text


FROM_THE_SAMPLE = [
    ("JPN diplomatic_relations ISR actual since=1953", "bilateral relations", []),
    ("ISR alliance JPN actual growing", "something of an alliance", []),
    ("JPN alignment USA actual", "closely aligned", []),
    ("ISR alignment USA actual", "closely aligned", []),
    ("JPN friendship IRN actual steady", "historically friendly", [COOPER]),
    ("JPN AID PSE actual certain", "provides direct aid", [COOPER]),
    ("PSE ASSAULT ISR actual certain", "acts of terrorism", [COOPER]),
    ("JPN trade ISR actual growing", "business ventures", [COOPER]),
    ("ISR friendship AUS actual steady", "traditionally close", [COOPER]),
    ("ISR friendship IND actual growing", "recently flourishing", [COOPER]),
    ("JPN+ISR COOPERATE - hypothetical possible", "Abraham Accords", [COOPER]),
    ("ISR ASSAULT IRN actual certain", "attacked military installations", []),
    ("- ASSAULT IRQ actual probable", "reportedly strikes on Iraq", ["reportedly"]),
    ("- ASSAULT IRN actual probable", "appear to have been destroyed", []),
]


@pytest.mark.skipif(not SAMPLE.is_file(), reason="the shared sample page is not here")
@pytest.mark.parametrize(("shown", "words", "said_by"), FROM_THE_SAMPLE)
def test_the_sample_page_is_read(shown: str, words: str, said_by: list[str]) -> None:
    """What the sample page of 21 April 2024 tells comes out, in the voice of whoever tells it."""
    here = [claim for claim in _claims(str(SAMPLE), date(2024, 4, 21)) if words in claim.sentence.text]
    assert shown in [_shown(claim) for claim in here]
    claim = next(claim for claim in here if _shown(claim) == shown)
    assert [saying.name or saying.text for saying in claim.said_by] == said_by


@pytest.mark.skipif(not SAMPLE.is_file(), reason="the shared sample page is not here")
def test_the_attack_of_the_sample_has_its_day_and_place() -> None:
    """ "Early Friday morning" of a page of 21 April 2024 is 19 April, near Isfahan."""
    claims = _claims(str(SAMPLE), date(2024, 4, 21))
    [attack] = [
        claim for claim in claims if isinstance(claim, EventClaim) and "installations near" in claim.sentence.text
    ]
    assert (attack.time.start, attack.time.end) == (date(2024, 4, 19), date(2024, 4, 19))
    assert attack.place
    assert (attack.place.name, attack.place.country) == ("Isfahan", "IRN")
