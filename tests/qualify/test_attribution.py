"""Who says so: attributions and the chain of voices."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.model import Actor, Attribution, Block, Document, Mention, Parse, Reading, Span
from comity.parse import parse, parse_texts
from comity.qualify.attribution import find_attributions, said_by

CASES = Path(__file__).parents[1] / "cases"
WHO_SAYS_WHAT = tomllib.loads((CASES / "attribution.toml").read_text("utf8"))["case"]
CHAINS = tomllib.loads((CASES / "attribution_chain.toml").read_text("utf8"))["case"]
ALPHABET = ("Peru", "said", "that", "“", "”", ",", "she", "denied", "the", "claim", ":", "reportedly", ".", "\n")
WORDS = st.lists(st.sampled_from(ALPHABET), max_size=14)


def read_one(text: str) -> Reading:
    """The parsed reading of one text."""
    [reading] = parse_texts([text])
    return reading


def as_row(attribution: Attribution) -> dict[str, Any]:
    """An attribution as a row of attribution.toml: what is None or usual is left out."""
    row = {
        "source": attribution.source and attribution.source.text,
        "cue": attribution.cue and attribution.cue.text,
        "content": [piece.text for piece in attribution.content],
        "speaker": attribution.speaker and attribution.speaker.text,
        "stance": attribution.stance if attribution.stance != "asserts" else None,
        "kind": attribution.kind if attribution.kind != "speech" else None,
    }
    return {field: value for field, value in row.items() if value is not None}


def voices(reading: Reading, offset: int) -> list[str]:
    """The chain at an offset, each voice as its text and stance."""
    chain = said_by(reading, find_attributions(reading), offset)
    return [f"{saying.text} {saying.stance}" for saying in chain]


@pytest.mark.parametrize("case", WHO_SAYS_WHAT, ids=lambda case: case["id"])
def test_speech_and_thought_is_laid_to_its_source(case: dict[str, Any]) -> None:
    """Each row of tests/cases/attribution.toml has exactly these attributions."""
    assert [as_row(one) for one in find_attributions(read_one(case["text"]))] == case["attributions"], case["why"]


@pytest.mark.parametrize("case", CHAINS, ids=lambda case: case["id"])
def test_the_chain_of_voices_goes_from_the_outermost_in(case: dict[str, Any]) -> None:
    """Each row of tests/cases/attribution_chain.toml is known through these voices."""
    text = case["text"].replace("[", "").replace("]", "")
    assert voices(read_one(text), case["text"].index("[")) == case["said_by"], case["why"]


@settings(max_examples=40, deadline=None)
@given(WORDS)
def test_spans_cut_the_text_whatever_the_words(words: list[str]) -> None:
    """Sources, cues and contents are stretches of the text, and a chain names no voice twice, whatever is read."""
    reading = read_one(" ".join(words))
    text = reading.document.text
    found = find_attributions(reading)
    for one in found:
        for span in filter(None, (one.source, one.cue, one.speaker, *one.content)):
            assert text[span.start : span.end] == span.text != ""
    for offset in range(len(text)):
        chain = said_by(reading, found, offset)
        assert len(set(chain)) == len(chain)


def test_a_mention_gives_the_actor_of_a_source() -> None:
    """Where a mention covers the source, the attribution and the chain carry its actor."""
    reading = read_one("Peru said that rebels shelled the port.")
    actor = Actor(text="Peru", start=0, end=4, id="PER", name="Peru", country="PER")
    reading = reading.with_(mentions=(Mention(actor=actor, first=0, last=1, head=0),))
    [attribution] = find_attributions(reading)
    [saying] = said_by(reading, (attribution,), reading.document.text.index("shelled"))
    assert attribution.actor == actor
    assert (saying.text, saying.name, saying.actor) == ("Peru", "Peru", "PER")


def test_a_pronoun_source_is_named_by_whom_it_stands_for() -> None:
    """The chain keeps the words of the text and adds the name."""
    reading = read_one("Omar Diallo met the press. He said that rebels shelled the port.")
    [saying] = said_by(reading, find_attributions(reading), reading.document.text.index("shelled"))
    assert (saying.text, saying.name) == ("He", "Omar Diallo")


def block_of(text: str, words: str, **voice: Any) -> Block:
    """The block that these words of the text make."""
    start = text.index(words)
    return Block(start=start, end=start + len(words), **voice)


@pytest.fixture(scope="module")
def digest_item() -> Reading:
    """An item of a digest: the editor names an author, whose excerpt follows, and another outlet's words."""
    text = "As Ana Okello writes, trade is back.\n\nWe believe that the port will reopen.\n\nThe rail line is next."
    name = Span.cut(text, 3, 13)
    blocks = (
        block_of(text, "As Ana Okello writes, trade is back.", voice="editor"),
        block_of(text, "We believe that the port will reopen.", voice="author", speaker=name),
        block_of(text, "The rail line is next.", voice="author"),
    )
    document = Document(id="item", text=text, publisher="Lagos Courier", blocks=blocks)
    [reading] = parse([Reading(document=document)])
    return reading


def test_an_excerpt_is_its_authors_word(digest_item: Reading) -> None:
    """What stands in a block with a speaker is known through that speaker, and "we" adds no second voice."""
    assert voices(digest_item, digest_item.document.text.index("reopen")) == ["Ana Okello asserts"]


def test_an_excerpt_of_nobody_named_is_its_outlets_word(digest_item: Reading) -> None:
    """On a page with an editor, an excerpt without a speaker is the publisher's."""
    assert voices(digest_item, digest_item.document.text.index("rail")) == ["Lagos Courier asserts"]


def test_the_editor_is_the_voice_of_the_page() -> None:
    """The editor's own words have no voice but the document's."""
    text = "The port is shut."
    document = Document(id="e", text=text, publisher="P", blocks=(block_of(text, text, voice="editor"),))
    [reading] = parse([Reading(document=document)])
    assert voices(reading, 4) == []


def test_a_plain_article_is_in_its_own_voice() -> None:
    """Author blocks of a page without an editor are the document itself."""
    text = "The port is shut."
    document = Document(id="e", text=text, publisher="P", blocks=(block_of(text, text, voice="author"),))
    [reading] = parse([Reading(document=document)])
    assert voices(reading, 4) == []


def test_a_source_inside_its_own_content_does_not_loop() -> None:
    """A malformed attribution whose source lies in its content is named once."""
    text = "Peru said so."
    span = Span.cut(text, 0, len(text))
    odd = Attribution(source=Span.cut(text, 0, 4), cue=None, content=(span, span))
    reading = Reading(document=Document(id="d", text=text))
    assert len(said_by(reading, (odd, odd), 5)) == 1


def test_quotations_are_needed_only_where_there_are_marks() -> None:
    """A parse without quotations gives the clauses all the same."""
    reading = read_one("The ministry said the port was shut.")
    bare = reading.with_(parse=Parse(doc=reading.doc, sentences=()))
    assert find_attributions(bare) == find_attributions(reading)


SAMPLE = Path(__file__).parents[3] / "shared" / "samples" / "digest_page.txt"


@pytest.mark.skipif(not SAMPLE.is_file(), reason="the sample page stands beside the checkout, not in it")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("must show", ["Abraham Cooper and Kinue Tokudome asserts"]),
        ("directly threaten", ["Abraham Cooper and Kinue Tokudome asserts"]),
        ("can work closely", ["Abraham Cooper and Kinue Tokudome asserts"]),
        ("blossomed", []),
        ("attacked military", []),
        ("involved multiple", []),
        ("strikes on Iraq", ["reportedly reports"]),
        ("have difficulty", ["Yossi Kuperwasser asserts"]),
        ("carried out", ["Yossi Kuperwasser asserts"]),
        ("chose targets that were in the vicinity", ["Yossi Kuperwasser asserts"]),
        ("can send a stronger", ["Yossi Kuperwasser asserts"]),
    ],
)
def test_the_sample_page_is_read_with_its_voices(words: str, expected: list[str]) -> None:
    """On the sample digest page the editor, the quoted authors and hidden sources are told apart."""
    from comity.read import read

    documents = read(str(SAMPLE), published=None, publisher=None, on_problem=lambda problem: None)
    [reading] = parse([Reading(document=document) for document in documents if words in document.text])
    assert voices(reading, reading.document.text.index(words)) == expected
