"""What the reports of one event disagree on is listed, with who says which."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from comity.model import Place
from comity.relate.accounts import differing, numbers_of
from comity.relate.cite import Citer
from comity.relate.evidence import happenings
from tests.relate.fakes import NAMES, ListView, event, page

DAY = date(2001, 5, 3)
LIMA = Place(text="Lima", name="Lima", precision="city", country="PER", lat=-12.05, lon=-77.04)
CALLAO = Place(text="Callao", name="Callao", precision="city", country="PER", lat=-12.06, lon=-77.15)
QUITO = Place(text="Quito", name="Quito", precision="city", country="ECU", lat=-0.22, lon=-78.51)


def _lines(*told: tuple[str, str, Place | None]) -> list[str]:
    """What reports of one meeting disagree on: each its text, outlet and place."""
    pages = [page(text, outlet, DAY) for text, outlet, _ in told]
    claims = [
        replace(event(p, "met", "PER", "ECU", day=DAY, linked="one"), place=place)
        for p, (_, _, place) in zip(pages, told, strict=True)
    ]
    view = ListView(claims, pages)
    return [line.text for line in differing(happenings(claims), NAMES.__getitem__, Citer.of(view, claims))]


def test_two_numbers_of_one_thing_are_named_with_who_says_them() -> None:
    """ "Three fishermen" and "five fishermen" of one event stand side by side, each with its outlets."""
    [line] = _lines(
        ("Peru met Ecuador over three fishermen.", "Dawn", None),
        ("Peru met Ecuador over five fishermen.", "Dusk", None),
        ("Peru met Ecuador.", "Noon", None),
    )
    assert line.endswith("3 May 2001, how many fishermen: five fishermen (Dusk) or three fishermen (Dawn)") or (
        line.endswith("3 May 2001, how many fishermen: three fishermen (Dawn) or five fishermen (Dusk)")
    )


def test_one_number_in_words_and_in_figures_is_one() -> None:
    """ "12 ministers" and "twelve ministers" agree."""
    told = [
        ("Peru met Ecuador with 12 ministers.", "Dawn", None),
        ("Peru met Ecuador; twelve ministers.", "Dusk", None),
    ]
    assert not _lines(*told)


def test_places_far_from_one_another_are_named() -> None:
    """Lima is not Quito; Lima and its harbour are one place to reporters."""
    [line] = _lines(("Peru met Ecuador.", "Dawn", LIMA), ("Peru met Ecuador there.", "Dusk", QUITO))
    assert "where: " in line
    assert {"Lima (Dawn)", "Quito (Dusk)"} == set(line.partition("where: ")[2].split(" or "))
    assert not _lines(("Peru met Ecuador.", "Dawn", LIMA), ("Peru met Ecuador there.", "Dusk", CALLAO))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Peru met Ecuador after seven sailors were killed.", {"how many were killed": 7}),
        ("Peru met Ecuador, killing at least 1,200 people.", {"how many were killed": 1200}),
        ("Peru met Ecuador about forty lorries.", {"how many lorries": 40}),
        ("Peru met Ecuador for three days.", {}),
        ("Peru met Ecuador over two ships, and five ships left.", {}),
    ],
)
def test_numbers_are_read_by_what_they_count(text: str, said: dict[str, int]) -> None:
    """Those killed are told from things; time is not counted; two numbers of one thing in one sentence say neither."""
    claim = event(page(text), "met", "PER", "ECU")
    assert {subject: value for subject, (value, _) in numbers_of(claim).items()} == said


def _two(first: tuple[str, str], second: tuple[str, str], places: tuple[Place, Place] = (LIMA, LIMA)) -> list[str]:
    """What two events disagree on that two outlets tell with the same words: each by whom and upon whom."""
    names = {"PER": "Peru", "ECU": "Ecuador"}
    pages = [page(f"{names[by]} fired on {names[at]} at dawn on Thursday.", by + at, DAY) for by, at in (first, second)]
    if first == second:
        pages = [replace(p, id=f"{n}", publisher=f"Outlet {n}") for n, p in enumerate(pages)]
    claims = [
        replace(event(p, "fired", by, at, "ASSAULT", day=DAY), id=p.id, place=place)
        for p, (by, at), place in zip(pages, (first, second), places, strict=True)
    ]
    view = ListView(claims, pages)
    return [line.text for line in differing(happenings(claims), NAMES.__getitem__, Citer.of(view, claims))]


def test_each_side_may_be_said_to_have_fired_first() -> None:
    """Two reports of one shot with the sides changed about are two events, and may be one."""
    [line] = _two(("PER", "ECU"), ("ECU", "PER"))
    assert line.endswith("3 May 2001, by whom, if both tell of one event: Peru (PERECU) or Ecuador (ECUPER)")


def test_one_deed_in_two_countries_may_be_one() -> None:
    """The same act on the same day in the same words, here in Lima and there in Quito."""
    [line] = _two(("PER", "ECU"), ("PER", "ECU"), (LIMA, QUITO))
    assert line.endswith("where, if both tell of one event: Lima (Outlet 0) or Quito (Outlet 1)")
    assert not _two(("PER", "ECU"), ("PER", "ECU"), (LIMA, CALLAO))
