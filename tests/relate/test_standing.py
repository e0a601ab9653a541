"""Ties: held, ended, absent; and what is contested."""

from __future__ import annotations

from datetime import date

import pytest

from comity.model import AnyClaim, Document, Saying
from comity.relate.cite import Citer
from comity.relate.standing import contested, standing_ties
from tests.relate.fakes import HERALD, NAMES, event, neighbours, page, tie


def _names(party: str) -> str:
    return NAMES[party]


def _citer(*pages: Document) -> Citer:
    return Citer({found.id: found for found in pages})


def test_claims_of_one_tie_are_folded_with_their_sources() -> None:
    """Two outlets on one alliance make one tie with two citations, whichever of the two they name first."""
    other = page("Seoul is an ally of Tokyo.", "Dawn", date(2001, 1, 1))
    claims = [
        tie(HERALD, "met", "JPN", "KOR", "alliance"),
        tie(other, "an ally", "KOR", "JPN", "alliance", since="1965"),
    ]
    [found] = standing_ties(claims, _names, _citer(HERALD, other))
    assert found.text == "alliance between Japan and South Korea, since 1965"
    assert found.outlets == ("Dawn", "The Herald")


def test_a_membership_and_its_mirror_are_two_ties() -> None:
    """A tie with a direction is not folded with its reverse."""
    claims = [tie(HERALD, "met", "FRA", "NATO", "membership"), tie(HERALD, "met", "NATO", "FRA", "membership")]
    assert len(standing_ties(claims, _names, _citer(HERALD))) == 2


def test_a_tie_with_an_end_has_ended() -> None:
    """Relations until 1941 are over, and say so."""
    [found] = standing_ties([tie(HERALD, "met", "JPN", "USA", "trade", until="1941")], _names, _citer(HERALD))
    assert (found.holding, found.text) == ("ended", "trade between Japan and the United States, until 1941")


def test_a_tie_taken_up_again_holds() -> None:
    """An end goes for nothing once somebody gives a later beginning, or tells of the tie in a later year."""
    ended = tie(HERALD, "met", "JPN", "USA", "trade", until="1941")
    renewed = tie(HERALD, "apologised", "JPN", "USA", "trade", since="1952")
    told_later = tie(HERALD, "apologised", "JPN", "USA", "trade")
    for claim in (renewed, told_later):
        [found] = standing_ties([ended, claim], _names, _citer(HERALD))
        assert (found.holding, found.until) == ("held", None)


def test_a_tie_that_is_only_denied_is_absent() -> None:
    """ "They have no diplomatic relations" is worth a line of its own."""
    denied = tie(HERALD, "met", "JPN", "PRK", "diplomatic_relations", status="not")
    [found] = standing_ties([denied], _names, _citer(HERALD))
    assert (found.holding, found.text) == ("absent", "no diplomatic relations between Japan and North Korea")


def test_a_tie_that_is_later_denied_has_ended() -> None:
    """The latest word counts: relations of 2000 that do not hold in 2010 are over; the other way round they hold."""
    later = page("They have no relations.", "Dawn", date(2010, 1, 1))
    now = tie(later, "relations", "JPN", "KOR", "trade")
    before, denied = (tie(HERALD, "met", "JPN", "KOR", "trade", status=status) for status in ("actual", "not"))
    denied_later = tie(later, "relations", "JPN", "KOR", "trade", status="not")
    citer = _citer(HERALD, later)
    [over] = standing_ties([before, denied_later], _names, citer)
    [held] = standing_ties([denied, now], _names, citer)
    assert (over.holding, over.text) == ("ended", "trade between Japan and South Korea, later denied")
    assert held.holding == "held"
    assert contested([before, denied_later], _names, citer) == ()


def test_a_proposed_tie_does_not_stand() -> None:
    """An alliance that somebody proposes is no alliance."""
    assert standing_ties([tie(HERALD, "met", "JPN", "KOR", "alliance", status="proposed")], _names, _citer()) == ()


def test_the_latest_trend_is_told() -> None:
    """Of two trends the later published one holds."""
    later = page("Their trade is waning.", "Dawn", date(2010, 1, 1))
    claims = [
        tie(HERALD, "met", "JPN", "KOR", "trade", trend="growing"),
        tie(later, "trade", "JPN", "KOR", "trade", trend="waning"),
    ]
    assert standing_ties(claims, _names, _citer(HERALD, later))[0].trend == "waning"


def _contested(*claims: AnyClaim) -> list[str]:
    return [line.text for line in contested(claims, _names, _citer(HERALD))]


def test_what_one_says_and_another_denies_is_contested() -> None:
    """The export curbs are said by the paper and denied by a ministry, and the line cites both."""
    view = neighbours()
    [line] = contested(view.held, _names, Citer.of(view, view.held))
    assert line.saying == ("Morning Gazette",)
    assert line.denying == ("a ministry in Tokyo (in Morning Gazette)",)
    assert len(line.citations) == 2


def test_a_denial_that_answers_nobody_is_not_a_contest() -> None:
    """One side alone contests nothing."""
    assert _contested(event(HERALD, "met", "JPN", "KOR", status="not")) == []


def test_a_denial_of_another_act_is_not_a_contest() -> None:
    """To deny a threat does not deny a meeting; to deny this year's meeting does not deny one of another year."""
    met = event(HERALD, "met", "JPN", "KOR", day=date(1998, 10, 8))
    threat = event(HERALD, "met", "JPN", "KOR", "THREATEN", day=date(1998, 10, 8), status="not")
    other_year = event(HERALD, "met", "JPN", "KOR", day=date(1990, 10, 8), status="not")
    assert _contested(met, threat, other_year) == []


@pytest.mark.parametrize(
    ("source", "target", "type_", "found"),
    [
        ("JPN", "KOR", "ASSAULT", 1),
        ("JPN", "KOR", "COERCE", 0),
        ("KOR", "JPN", "ASSAULT", 0),
        ("JPN KOR", "", "ASSAULT", 0),
    ],
)
def test_linked_claims_contest_each_other_on_the_same_act(source: str, target: str, type_: str, found: int) -> None:
    """In one linked event a denial answers only who did the same to the same, whatever the day."""
    said = event(HERALD, "met", "JPN", "KOR", "ASSAULT", linked="e")
    denied = event(HERALD, "met", source, target, type_, linked="e", said_by=(Saying(text="Tokyo", stance="denies"),))
    assert len(_contested(said, denied)) == found


def test_a_tie_can_be_contested() -> None:
    """A friendship that another denies is contested."""
    said, denied = (tie(HERALD, "met", "JPN", "KOR", "friendship", status=status) for status in ("actual", "not"))
    assert _contested(said, denied) == [
        "friendship between Japan and South Korea: said by The Herald; denied or doubted by The Herald"
    ]
