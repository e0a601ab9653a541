"""`comity.events.find`: sentences and the events they tell of."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.actors import find_actors
from comity.events.find import events_of, find_events
from comity.model import Document, EventFinding, Parse, Reading
from comity.parse import parse_texts
from comity.parse.syntax import language

ReadMarked = Callable[[str], Reading]
FOLDER = Path(__file__).parents[1] / "cases"
CASES = tomllib.loads((FOLDER / "events.toml").read_text("utf8"))["case"]
CODES = tomllib.loads((FOLDER / "cameo_codes.toml").read_text("utf8"))["case"]


def _told(finding: EventFinding) -> str:
    source, target = ("+".join(sorted(actor.text for actor in side)) for side in (finding.source, finding.target))
    return f"{source} > {finding.type} > {target}".rstrip()


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_sentence_tells_of_its_events_and_no_others(case: dict[str, object], read_marked: ReadMarked) -> None:
    """Each case of `events.toml` tells of the events that it lists and of no others."""
    findings = events_of(read_marked(str(case["text"])))
    assert sorted(map(_told, findings)) == sorted(case["events"]), case["why"]


@pytest.mark.parametrize("case", CODES, ids=[case["id"] for case in CODES])
def test_what_is_told_has_its_cameo_code(case: dict[str, str], read_marked: ReadMarked) -> None:
    """Each case of `cameo_codes.toml` has the code that it names."""
    assert events_of(read_marked(case["text"]))[0].cameo == case["code"], case["why"]


def test_a_trigger_is_the_word_at_its_place(read_marked: ReadMarked) -> None:
    """The trigger cuts the predicate out of the text."""
    [finding] = events_of(read_marked("On Monday [Peru] refused to meet [Chile]."))
    assert finding.trigger.text == "refused"
    assert finding.trigger.start == len("On Monday Peru ")


def test_a_composed_event_says_which_rows_made_it(read_marked: ReadMarked) -> None:
    """The trace of a refusal names the row of the inner verb, the operator and the path."""
    [finding] = events_of(read_marked("[Peru] refused to meet [Chile]."))
    assert finding.why[0].startswith("verbs:meet")
    assert "operators:refuse=refuse" in finding.why
    assert finding.why[-2].startswith("path:")


def test_a_future_that_the_type_tells_is_marked(read_marked: ReadMarked) -> None:
    """ "will send aid" is AGREE and told; "sent aid" is AID and leaves its time to stage qualify."""
    [promised] = events_of(read_marked("[Norway] will send aid to [Malawi]."))
    [sent] = events_of(read_marked("[Norway] sent aid to [Malawi]."))
    assert (promised.type, promised.told, sent.type, sent.told) == ("AGREE", True, "AID", False)


def test_a_text_about_nobody_tells_of_nothing() -> None:
    """Nobody acts and nobody suffers: the stage leaves the findings empty."""
    doc = language()("They attacked them, and it rained.")
    reading = Reading(document=Document(id="d", text=doc.text), parse=Parse(doc=doc, sentences=()))
    [found] = find_events([reading])
    assert found.findings == ()


def test_confidence_is_a_probability(read_marked: ReadMarked) -> None:
    """Every finding of every case has a confidence between 0 and 1."""
    for case in CASES[:12]:
        assert all(0 < finding.confidence < 1 for finding in events_of(read_marked(case["text"])))


def test_an_endless_list_ends(read_marked: ReadMarked) -> None:
    """A sentence of a thousand joined verbs and names is read without a recursion error, and tells of the first."""
    text = "[Peru] " + "attacked, " * 500 + "attacked " + ", ".join(["Chile"] * 500) + " and [Bolivia]."
    assert all(finding.type == "ASSAULT" for finding in events_of(read_marked(text)))


def test_of_both_countries_the_doer_is_not_done_to() -> None:
    """ "them" may be two countries: who severed relations of the two severed them with the other."""
    [reading] = find_actors(parse_texts(["Kenya and Uganda restored relations, years after Nairobi had severed them."]))
    severed = next(finding for finding in events_of(reading) if finding.type == "SANCTION")
    assert [actor.party for actor in severed.target] == ["UGA"]


def test_troops_that_are_deployed_by_nobody_who_is_told_act_themselves() -> None:
    """In the passive they are no victims of it, and whose border it is stays the target."""
    [reading] = find_actors(parse_texts(["Zambian troops were deployed along the border with Malawi."]))
    [finding] = events_of(reading)
    parties = [[actor.party for actor in side] for side in (finding.source, finding.target)]
    assert (finding.type, parties) == ("MOBILIZE", [["ZMB"], ["MWI"]])
