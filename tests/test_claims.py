"""Claims of finished readings: what makes or ends a tie points at the claim of the tie."""

from __future__ import annotations

import pytest

import comity
from comity.model import AnyClaim, EventClaim, TieClaim


def pointers(claims: tuple[AnyClaim, ...]) -> list[str]:
    """The reasons by which events point at ties."""
    events = [claim for claim in claims if isinstance(claim, EventClaim)]
    return [reason for event in events for reason in event.why if reason.startswith("tie: ")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kosovo was recognised by Peru.", "recognition of PER and XKX"),
        ("Oman severed diplomatic relations with Kenya.", "diplomatic_relations of OMN and KEN"),
        ("Ghana formed an alliance with Togo.", "alliance of GHA and TGO"),
        ("Fiji and Chile agreed to restore diplomatic relations.", "diplomatic_relations of FJI and CHL"),
    ],
)
def test_what_makes_or_ends_a_tie_points_at_it(text: str, words: str) -> None:
    """Recognising, severing, forming, and agreeing to restore: each names the tie and the id of its claim."""
    claims = comity.code(text)
    [tie] = [claim for claim in claims if isinstance(claim, TieClaim)]
    assert pointers(claims) == [f"tie: {words}, claim {tie.id}"]


@pytest.mark.parametrize(
    "text",
    ["Ghana, an ally of Togo, condemned Togo.", "Ghana condemned Togo. Fiji is an ally of Chile."],
)
def test_a_tie_that_stands_beside_an_event_is_not_pointed_at(text: str) -> None:
    """A tie told in passing is neither made nor ended by what its parties do."""
    claims = comity.code(text)
    assert any(isinstance(claim, TieClaim) for claim in claims)
    assert pointers(claims) == []


def test_local_people_are_of_the_state_where_it_happened() -> None:
    """Gunmen and villagers in Maiduguri are taken for Nigeria's, and `why` says so; soldiers may be anybody's."""
    [shot] = comity.code("Gunmen shot dead three villagers near Maiduguri on Sunday.")
    [sent] = comity.code("Soldiers shot dead three villagers near Maiduguri on Sunday.")
    assert isinstance(shot, EventClaim)
    assert isinstance(sent, EventClaim)
    assert [actor.country for actor in (*shot.source, *shot.target)] == ["NGA", "NGA"]
    assert shot.source[0].why.endswith("of NGA, where it took place")
    assert [actor.country for actor in (*sent.source, *sent.target)] == [None, "NGA"]


def test_people_of_no_known_place_have_no_state() -> None:
    """Where the text tells no place, the state of gunmen stays unknown."""
    [shot] = comity.code("Gunmen shot dead three villagers on Sunday.")
    assert isinstance(shot, EventClaim)
    assert [actor.country for actor in (*shot.source, *shot.target)] == [None, None]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Kenyan police shot four students dead.", "KEN"),
        ("Opposition lawmakers in Seoul accused the president of abuse of power.", "KOR"),
        ("The Kenyan government urged protesters to go home.", "KEN"),
        ("The Kenyan government accused rebels of theft.", None),
        ("Kenyan soldiers shot four students dead.", None),
        ("Kenyan police, trained by Norway, shot four students dead.", None),
    ],
)
def test_whom_officials_at_home_deal_with_are_of_their_state(text: str, country: str | None) -> None:
    """Police, lawmakers and a government deal with their own people where no other state is named; armies may not."""
    told = [claim for claim in comity.code(text) if isinstance(claim, EventClaim) and claim.type != "AID"]
    [claim] = told
    assert [actor.country for actor in claim.target] == [country]


def test_what_a_court_orders_to_be_paid_is_a_sanction() -> None:
    """A court does by its word what it says; a minister who orders the same only asks for it."""
    [court] = comity.code("A court in Madrid ordered Argentina to pay 400 million euros to Repsol.")
    [minister] = comity.code("The Spanish foreign minister urged Argentina to pay 400 million euros to Repsol.")
    assert isinstance(court, EventClaim)
    assert isinstance(minister, EventClaim)
    assert (court.type, minister.type) == ("SANCTION", "REQUEST")


def test_several_do_not_accuse_themselves() -> None:
    """Two states that condemn what befell their embassies accuse somebody, and neither of the two."""
    [claim] = comity.code("Peru and Chile condemned the attack on their embassies.")
    assert isinstance(claim, EventClaim)
    assert ([actor.country for actor in claim.source], claim.target) == (["PER", "CHL"], ())


@pytest.mark.parametrize(
    "text",
    [
        "Turkey has delivered drones.",
        "Peru lent Chile a patrol boat.",
        "The World Bank cancelled the last $225m of a loan.",
        "Peru suspended most of its aid.",
    ],
)
def test_what_is_lent_or_paid_is_not_whom_it_is_done_to(text: str) -> None:
    """Arms, sums and most of an aid are nobody; who receives them may be."""
    events = [claim for claim in comity.code(text) if isinstance(claim, EventClaim)]
    assert {actor.country for claim in events for actor in claim.target} <= {"CHL"}


@pytest.mark.parametrize("deed", ["killed most of the villagers", "killed three", "shot down a drone"])
def test_those_of_a_count_may_be_struck(deed: str) -> None:
    """A count stands for whom it counts, and arms may be shot at."""
    [claim] = comity.code(f"Chile's army {deed}.")
    assert isinstance(claim, EventClaim)
    assert (claim.type, len(claim.target)) == ("ASSAULT", 1)
