"""`comity.events.allegations`: who lays a deed to whom."""

from collections.abc import Callable

from comity.events.find import events_of
from comity.model import EventFinding, Reading

ReadMarked = Callable[[str], Reading]


def _accusation(findings: tuple[EventFinding, ...]) -> EventFinding:
    return next(finding for finding in findings if finding.type == "ACCUSE")


def test_an_allegation_stands_at_the_verb_that_makes_it(read_marked: ReadMarked) -> None:
    """Its trigger is the saying, its mode is allege, and its CAMEO code tells what is alleged."""
    found = _accusation(events_of(read_marked("[Peru] claimed that [Chile] had attacked [Bolivia].")))
    assert (found.trigger.text, found.mode, found.cameo) == ("claimed", "allege", "1123")


def test_an_allegation_is_less_sure_than_its_deed(read_marked: ReadMarked) -> None:
    """It rests on the deed and on who tells of it."""
    findings = events_of(read_marked("[Peru] claimed that [Chile] had attacked [Bolivia]."))
    [deed] = [finding for finding in findings if finding.type == "ASSAULT"]
    assert _accusation(findings).confidence < deed.confidence


def test_a_deed_of_nobody_is_laid_to_where_it_came_from(read_marked: ReadMarked) -> None:
    """A shell has no doer in the clause, but a place that it left."""
    findings = events_of(read_marked("[Georgia] said that a shell was fired at [Georgia] from South Ossetia."))
    assert [actor.text for actor in _accusation(findings).target] == ["South Ossetia"]
