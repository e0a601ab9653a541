"""What two parties share by the table of memberships."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.codes.actors.memberships import Membership, members_on, memberships
from comity.relate.pacts import TABLE, find_pacts, told_memberships
from comity.relate.wording import known_name
from tests.relate.fakes import GAZETTE, tie

STATES = st.sampled_from(["FRA", "GBR", "POL", "RUS", "TUR", "JPN", "PER", "NGA", "SAU", "NATO", "EU", "MERCOSUR"])
PAIRS = st.lists(STATES, min_size=2, max_size=2, unique=True)
DAYS = st.none() | st.dates(date(1946, 1, 1), date(2026, 12, 31))


@settings(deadline=None)
@given(pair=PAIRS, on=DAYS)
def test_swapping_the_two_changes_no_pact(pair: list[str], on: date | None) -> None:
    """What two share does not depend on who is named first."""
    one, other = (find_pacts(*order, since=None, on=on, names=known_name) for order in (pair, pair[::-1]))
    facts = [[(p.organisation, p.since, p.until, p.running) for p in found] for found in (one, other)]
    assert facts[0] == facts[1]


@settings(deadline=None)
@given(pair=PAIRS, on=st.dates(date(1946, 1, 1), date(2026, 12, 31)))
def test_in_a_pact_that_runs_both_are(pair: list[str], on: date) -> None:
    """On the day of the dossier each of the two is a member of what they share, or is the body itself."""
    for pact in find_pacts(*pair, since=None, on=on, names=known_name):
        if pact.running:
            assert set(pair) <= members_on(pact.organisation, on) | {pact.organisation}


@settings(deadline=None)
@given(row=st.sampled_from(memberships()["NATO"]))
def test_the_day_before_joining_there_is_no_pact(row: Membership) -> None:
    """A state and NATO have no tie of the table before the state's first day in it."""
    for day, there in ((row.start - timedelta(days=1), False), (row.start, True)):
        found = find_pacts(row.member, "NATO", since=None, on=day, names=known_name)
        assert ("NATO" in {pact.organisation for pact in found}) is there


def test_each_pact_says_that_it_is_from_the_table() -> None:
    """Its source is the row of the table, with the treaty or list behind it, and no passage."""
    [nato, *_] = find_pacts("POL", "NOR", since=None, on=None, names=known_name)
    assert nato.text == "both belong to the North Atlantic Treaty Organization, a pact of defence, since 12 March 1999"
    assert nato.source.startswith(f"{TABLE}, after North Atlantic Treaty")


def test_what_is_over_says_until_when() -> None:
    """A membership of the past has both its days, and stands behind those that go on."""
    pacts = find_pacts("EU", "GBR", since=None, on=None, names=known_name)
    [left] = [pact for pact in pacts if pact.organisation == "EU"]
    assert (left.since, left.until, left.running) == ("1973-01-01", "2020-01-31", False)
    assert left.text.startswith("the United Kingdom belonged to the European Union")
    assert pacts[-1] == left
    assert "EU" not in {p.organisation for p in find_pacts("EU", "GBR", since=date(2021, 1, 1), on=None, names=str)}


def test_bodies_of_the_world_tell_nothing_of_two() -> None:
    """That both belong to the United Nations is no tie of theirs."""
    assert "UN" not in {pact.organisation for pact in find_pacts("FRA", "PER", since=None, on=None, names=str)}


def test_a_pact_knows_that_passages_tell_of_it() -> None:
    """Where a passage tells of a membership, the pact says so, and a denial is no telling."""
    claims = [tie(GAZETTE, "an ally", "FRA", "NATO", "membership")]
    claims.append(tie(GAZETTE, "friendly terms", "DEU", "NATO", "membership", status="not"))
    assert told_memberships(claims, "FRA", "DEU") == {"NATO"}
    assert told_memberships(claims, "DEU", "PER") == set()
    [nato] = [
        pact
        for pact in find_pacts("FRA", "DEU", since=None, on=None, names=str, told={"NATO"})
        if pact.organisation == "NATO"
    ]
    assert nato.told
