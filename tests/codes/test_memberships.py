"""The table of memberships holds together, and answers for a day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.codes.actors import organisations, states
from comity.codes.actors.memberships import (
    Membership,
    member_lists,
    members_on,
    memberships,
    running_on,
)
from comity.codes.table import rows

ROWS = [row for held in memberships().values() for row in held]
BODIES = {row["key"]: row for row in rows("actors/organisations.csv")}
DAYS = st.dates(date(1945, 1, 1), date(2026, 12, 31))


def test_members_are_states_or_known_organisations() -> None:
    """Each row joins an organisation that has a row to a state, or to another organisation, that has one."""
    known = {state.iso3 for state in states()} | {body.key for body in organisations()}
    assert {row.organisation for row in ROWS} <= set(BODIES)
    assert {row.member for row in ROWS} <= known
    assert not [row for row in ROWS if row.member == row.organisation]


def test_each_list_says_what_it_is() -> None:
    """Every organisation with rows has its line among the lists, and no line stands without rows."""
    assert set(member_lists()) == set(memberships())
    assert {found.extent for found in member_lists().values()} == {"full", "some", "founders"}


def test_standings_are_two() -> None:
    """A row is of a member or of a suspension: another word would be read as membership in silence."""
    assert {row["standing"] for row in rows("actors/memberships.csv")} == {"member", "suspended"}


def test_no_membership_runs_backwards() -> None:
    """Its last day is not before its first."""
    assert not [row for row in ROWS if row.end and row.end < row.start]


def test_nobody_belongs_before_the_founding() -> None:
    """No membership begins before the organisation did, as exactly as both days are known."""
    for row in ROWS:
        founded = BODIES[row.organisation]["valid_from"]
        exact = min(len(founded), len(row.valid_from))
        assert row.valid_from[:exact] >= founded[:exact], row


def test_nobody_belongs_to_what_is_no_more() -> None:
    """Where the organisation has an end, each membership has one."""
    ended = {key for key, body in BODIES.items() if body["valid_to"]}
    assert not [row for row in ROWS if row.organisation in ended and row.end is None]


def test_nobody_belongs_twice_at_once() -> None:
    """Two rows of one member and standing in one organisation never share a day."""
    assert not [
        (one, other)
        for held in memberships().values()
        for one, other in combinations(held, 2)
        if (one.member, one.standing) == (other.member, other.standing) and _meet(one, other)
    ]


def test_only_members_are_suspended() -> None:
    """Each suspension lies within a membership."""
    for row in ROWS:
        if row.standing == "suspended":
            assert any(
                other.standing == "member"
                and other.start <= row.start
                and (other.end is None or (row.end is not None and row.end <= other.end))
                for other in memberships()[row.organisation]
                if other.member == row.member
            ), row


def test_a_former_state_is_a_member_in_its_own_years() -> None:
    """The Soviet Union, Zaire and others belong to nothing before they began or after they ended."""
    known = {state.iso3: state for state in states() if state.valid_to}
    for row in ROWS:
        state = known.get(row.member)
        if state and state.valid_to and state.valid_from:
            assert state.valid_from <= row.start <= (row.end or date.max) <= state.valid_to, row


# What organisations say of themselves: so many members on that day.
COUNTS = [
    ("UN", "1945-12-31", 51),
    ("UN", "1960-12-31", 99),
    ("UN", "1980-12-31", 154),
    ("UN", "2011-12-31", 193),
    ("NATO", "1949-04-04", 12),
    ("NATO", "1999-12-31", 19),
    ("NATO", "2020-12-31", 30),
    ("NATO", "2024-12-31", 32),
    ("EU", "1958-01-01", 6),
    ("EU", "1995-12-31", 15),
    ("EU", "2013-12-31", 28),
    ("EU", "2020-02-01", 27),
    ("WARSAW_PACT", "1955-05-14", 8),
    ("COMECON", "1980-12-31", 10),
    ("AU", "2017-02-01", 55),
    ("ARL", "2000-12-31", 22),
    ("OIC", "2005-12-31", 57),
    ("ASEAN", "2025-12-31", 11),
    ("OSCE", "2012-12-31", 57),
    ("COE", "2022-12-31", 46),
    ("OECD", "2021-12-31", 38),
    ("OPEC", "2024-12-31", 12),
    ("OAS", "1991-12-31", 35),
    ("COMMONWEALTH", "2022-12-31", 56),
    ("CELAC", "2011-12-31", 33),
    ("APEC", "1998-12-31", 21),
    ("ECOWAS", "2025-12-31", 12),
    ("SADC", "2018-12-31", 16),
    ("BRICS", "2025-12-31", 10),
    ("G7", "2000-12-31", 8),
]


@pytest.mark.parametrize(("organisation", "day", "count"), COUNTS)
def test_members_are_as_many_as_the_organisation_says(organisation: str, day: str, count: int) -> None:
    """The list of a day has the number of members for which the organisation was known then."""
    assert len(members_on(organisation, date.fromisoformat(day))) == count


@settings(deadline=None)
@given(row=st.sampled_from(ROWS))
def test_the_day_before_joining_gives_no_member(row: Membership) -> None:
    """On the first day the row runs; the day before, it does not."""
    assert row in running_on(row.organisation, row.start, row.standing)
    assert row not in running_on(row.organisation, row.start - timedelta(days=1), row.standing)


@settings(deadline=None)
@given(row=st.sampled_from(ROWS))
def test_the_last_day_still_counts(row: Membership) -> None:
    """On the last day the row runs; the day after, it does not."""
    if row.end:
        assert row in running_on(row.organisation, row.end, row.standing)
        assert row not in running_on(row.organisation, row.end + timedelta(days=1), row.standing)


@settings(deadline=None)
@given(organisation=st.sampled_from(sorted(memberships())), day=DAYS)
def test_who_is_suspended_is_a_member(organisation: str, day: date) -> None:
    """A suspension takes nobody off the list of members."""
    assert {row.member for row in running_on(organisation, day, "suspended")} <= members_on(organisation, day)


def test_without_a_day_the_last_members_are_given() -> None:
    """Those of now; of an organisation that is no more, those of its last day."""
    assert "GBR" not in members_on("EU", None)
    assert members_on("WARSAW_PACT", None) == {"SUN", "POL", "CSK", "HUN", "ROU", "BGR"}
    assert members_on("HAMAS", None) == frozenset()


def _meet(one: Membership, other: Membership) -> bool:
    return one.start <= (other.end or date.max) and other.start <= (one.end or date.max)
