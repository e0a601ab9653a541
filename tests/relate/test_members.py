"""An organisation in a dossier: its own claims first, and those of its members apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.codes.actors.memberships import members_on
from comity.model import AnyClaim, EventClaim
from comity.relate.dossier import Dossier, build_dossier
from comity.relate.members import Members, is_set, sides_on
from tests.relate.fakes import GAZETTE, NAMES, ListView, event, page, tie

STATES = ("FIN", "POL", "GBR", "TUR", "RUS", "BRA", "ARG", "IRL")
BODIES = ("NATO", "EU", "MERCOSUR")
PAGE = page("They met. They quarrelled. They agreed. They protested. They are friends.", published=date(2024, 6, 1))
WORDS = ("met", "quarrelled", "agreed", "protested")


@pytest.fixture(autouse=True, scope="module")
def _more_names() -> None:
    """The fakes know the states of these tests, too."""
    NAMES.update({party: party for party in (*STATES, *BODIES) if party not in NAMES})


def _act(source: str, target: str, day: date, type: str = "CONSULT", words: str = "met") -> EventClaim:
    made = event(PAGE, words, source, target, type, day=day)
    return replace(made, id=f"{source}{target}{day}{type}{words}", event=f"{source}{target}{day}{type}{words}")


def _dossier(claims: list[AnyClaim], a: str, b: str) -> Dossier:
    return build_dossier(ListView(claims, [PAGE, GAZETTE]), a, b)


def _pairs(members: Members) -> list[tuple[str, str]]:
    return [(pair.a, pair.b) for pair in members.pairs]


def test_members_stand_apart_from_the_organisation() -> None:
    """What Poland does to Russia is no act of NATO: it is told of the members, and no figure of NATO counts it."""
    own, of_member = _act("NATO", "RUS", date(2024, 5, 1), "ACCUSE"), _act("POL", "RUS", date(2024, 5, 2), "ACCUSE")
    alone, made = _dossier([own], "NATO", "RUS"), _dossier([own, of_member], "NATO", "RUS")
    assert [entry.event for entry in made.events] == [own.event]
    assert made.weight == alone.weight
    assert _pairs(made.members) == [("POL", "RUS")]
    assert [told.event for told in made.members.pairs[0].events] == [of_member.event]


@settings(deadline=None)
@given(days=st.integers(-400, 400))
def test_who_is_a_member_is_asked_for_the_day_of_the_event(days: int) -> None:
    """What Finland did to Russia counts among NATO's members from the day of joining on, and not the day before."""
    joined = date(2023, 4, 4)
    made = _dossier([_act("FIN", "RUS", joined + timedelta(days=days), "ACCUSE")], "NATO", "RUS")
    assert bool(made.members.pairs) is (days >= 0)


@settings(deadline=None)
@given(
    acts=st.lists(
        st.tuples(st.sampled_from((*STATES, *BODIES)), st.sampled_from((*STATES, *BODIES)), st.sampled_from(WORDS)),
        max_size=6,
    ),
    day=st.dates(date(1950, 1, 1), date(2025, 12, 31)),
    sides=st.sampled_from([("NATO", "RUS"), ("EU", "GBR"), ("EU", "MERCOSUR"), ("NATO", "EU"), ("POL", "RUS")]),
)
def test_swapping_the_sides_swaps_each_pair(
    acts: list[tuple[str, str, str]], day: date, sides: tuple[str, str]
) -> None:
    """The same claims, counts and weights, with the first and the second changed over."""
    claims: list[AnyClaim] = [_act(a, b, day, "ACCUSE", words) for a, b, words in acts]
    one, other = _dossier(claims, *sides).members, _dossier(claims, *sides[::-1]).members
    facts = {(pair.b, pair.a, pair.weight, pair.cooperative, pair.conflictual) for pair in other.pairs}
    assert {(pair.a, pair.b, pair.weight, pair.cooperative, pair.conflictual) for pair in one.pairs} == facts
    assert _dossier(claims, *sides).weight == _dossier(claims, *sides[::-1]).weight


@settings(deadline=None)
@given(
    a=st.sampled_from([*BODIES, "RUS", "TUR"]),
    b=st.sampled_from([*BODIES, "RUS", "TUR"]),
    day=st.dates(date(1950, 1, 1), date(2026, 1, 1)),
)
def test_nobody_stands_on_both_sides(a: str, b: str, day: date) -> None:
    """The two sets share no party, each holds its own side, and whoever else is on one is its member on the day."""
    first, second = sides_on(a, b, day)
    if a != b:
        assert not first & second
        assert first - {a} <= members_on(a, day)
        assert second - {b} <= members_on(b, day)


def test_a_pair_of_blocs_is_a_pair_of_sets() -> None:
    """A member of one with a member of the other counts, and one bloc with a member of the other."""
    day = date(2024, 5, 1)
    claims: list[AnyClaim] = [_act("IRL", "BRA", day), _act("EU", "ARG", day), _act("BRA", "ARG", day)]
    made = _dossier(claims, "EU", "MERCOSUR")
    assert sorted(_pairs(made.members)) == [("EU", "ARG"), ("IRL", "BRA")]
    assert made.events == ()


def test_what_passes_inside_one_side_is_left_out() -> None:
    """Two states that are in both organisations quarrel inside each of them, and not between the two."""
    made = _dossier([_act("FRA", "POL", date(2024, 5, 1), "ACCUSE")], "NATO", "EU")
    assert made.members.pairs == ()
    [note] = [note for note in made.members.notes if "on neither side" in note]
    assert "France" in note


def test_a_body_of_the_world_stands_for_itself() -> None:
    """Nearly all states are members of the United Nations: their claims are not its side's."""
    made = _dossier([_act("FRA", "RUS", date(2024, 5, 1), "ACCUSE")], "UN", "RUS")
    assert made.members.pairs == ()
    [note] = made.members.notes
    assert "Nearly all states" in note
    assert not is_set("UN")


def test_what_the_table_lacks_is_said() -> None:
    """Where not all members are known, or none, the dossier says so; of states there is nothing to say."""
    for party, words in (("NAM_MOVEMENT", "not all members"), ("COMESA", "no members")):
        [note] = _dossier([], party, "RUS").members.notes
        assert words in note
    assert _dossier([], "POL", "RUS").members == Members()


def test_a_claim_of_no_day_is_left_out_and_counted() -> None:
    """Without a day nobody can say who was a member."""
    undated = page("Turkey accused Russia.", published=None)
    claim = event(undated, "accused", "TUR", "RUS", "ACCUSE")
    made = build_dossier(ListView([claim], [undated]), "NATO", "RUS")
    assert made.members.pairs == ()
    assert made.members.notes == ("1 claim of no known day left out: nobody can say who was a member then.",)


def test_the_table_weighs_nothing() -> None:
    """A shared pact is told beside what unites the two, and neither an edge nor a third party comes of it."""
    quiet = _dossier([], "POL", "NOR")
    assert [pact.organisation for pact in quiet.pacts][:1] == ["NATO"]
    assert (quiet.weight, quiet.pull, quiet.unites) == (None, 0, ())


def test_a_membership_that_a_passage_tells_is_counted_once() -> None:
    """NATO unites two members by the passages that say so, with the weight that it has without the table."""
    claims: list[AnyClaim] = [
        tie(PAGE, "met", "POL", "NATO", "membership"),
        tie(PAGE, "agreed", "TUR", "NATO", "membership"),
    ]
    made = _dossier(claims, "POL", "TUR")
    assert [third.party for third in made.unites] == ["NATO"]
    [third] = made.unites
    assert len(third.to_a.reasons) == len(third.to_b.reasons) == 1
    [pact] = [pact for pact in made.pacts if pact.organisation == "NATO"]
    assert pact.told


def test_a_member_is_no_third_party() -> None:
    """Poland is of NATO's side, so that it neither unites NATO and Russia nor divides them; Brazil may."""
    day = date(2024, 5, 1)
    claims: list[AnyClaim] = [_act(c, other, day) for c in ("POL", "TUR", "BRA") for other in ("NATO", "RUS")]
    made = _dossier(claims, "NATO", "RUS")
    assert [third.party for third in (*made.unites, *made.divides)] == ["BRA"]
    assert sorted(_pairs(made.members)) == [("POL", "RUS"), ("TUR", "RUS")]
