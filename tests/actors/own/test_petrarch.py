"""Dictionaries in PETRARCH's form: what is read, and what is refused with which words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.actors.own.petrarch import read_dictionary
from comity.errors import InputError


def test_a_name_has_its_synonyms_and_codes() -> None:
    """Synonyms and codes belong to the name above them; comments are passed over; capitals become a name's."""
    text = "# mine\n\nLANTERN_FRONT_ [URYPTY] ; since 1970\n+L.F.\n<!-- over -->\n+FRONT_OF_LANTERNS # old\n"
    [actor] = read_dictionary(text, "my.actors.txt")
    assert actor.names == ("Lantern Front", "L.F.", "Front Of Lanterns")
    assert (actor.country, actor.sectors, actor.origin) == ("URY", ("PTY",), "my.actors.txt, line 3")


DATED = [
    ("[URYREB <19890101 ]", None, date(1988, 12, 31)),
    ("[URYREB >20090120]", date(2009, 1, 21), None),
    ("[URYREB 20010120-20050119]", date(2001, 1, 20), date(2005, 1, 19)),
    ("[URYREB 010120 - 050119]", date(2001, 1, 20), date(2005, 1, 19)),
    ("[URYREB <890101]", None, date(1988, 12, 31)),
]


@pytest.mark.parametrize(("code", "start", "end"), DATED)
def test_a_code_says_on_which_days_it_holds(code: str, start: date | None, end: date | None) -> None:
    """The day behind < or > is not one of them, both days of a range are; two digits of a year mean 1931 to 2030."""
    [actor] = read_dictionary(f"LANTERN_FRONT {code}", "x")
    assert [(term.start, term.end) for term in actor.periods] == [(start, end)]


def test_the_code_without_days_comes_last() -> None:
    """It holds on days that no other covers, wherever it stands."""
    [actor] = read_dictionary("LANTERN_FRONT [URYPTY]\n\t[URYREB <19890101]\n", "x")
    assert [term.sectors for term in actor.periods] == [("REB",), ("PTY",)]


KINDS = [
    ("GOVERNATOR {GOVERNATORI} [~GOV]", "role", None, ("GOV",)),
    ("EVA_LIND [SWEELI]", "person", "SWE", ("ELI",)),
    ("LAKES_FUND [IGODEV]", "igo", None, ("IGO", "SOC")),
    ("DAILY_LANTERN [URYMED]", None, "URY", ("JRN",)),
    ("VIENNA_COFFEE [---]", "nobody", None, ()),
]


@pytest.mark.parametrize(("line", "kind", "country", "sectors"), KINDS)
def test_the_pieces_of_a_code_say_who_it_is(
    line: str, kind: str | None, country: str | None, sectors: tuple[str, ...]
) -> None:
    """~ is a role, ELI a person, an IGO of no state, MED the press; --- is nobody."""
    [actor] = read_dictionary(line, "x")
    assert (actor.kind, actor.country, actor.sectors) == (kind, country, sectors)


def test_the_code_of_a_state_alone_is_the_state() -> None:
    """Its names are more names of the state that comity has."""
    [actor] = read_dictionary("PURPLE_LAND [URY]\n", "x")
    assert (actor.id, actor.name, actor.names) == ("URY", None, ("Purple Land",))


REFUSED = [
    ("LANTERN_FRONT [URYPTY]\n???\n", "line 2: '???' is no line"),
    ("LANTERN_FRONT [URYPTY\n", "line 1"),
    ("+L.F.\n", "line 1: '+L.F.' belongs to no name"),
    ("[URYPTY]\n", "belongs to no name"),
    ("LANTERN_FRONT\nEVA_LIND [SWEELI]\n", "line 1: 'Lantern Front' has no code"),
    ("LANTERN_FRONT [URYPTY after 1989]\n", "[URYPTY after 1989] is no code"),
    ("LANTERN_FRONT [QQQ]\n", "line 1: no piece of the code 'QQQ'"),
    ("LANTERN_FRONT [URYPTY <19891301]\n", "'19891301' is no day"),
    ("LANTERN_FRONT\n[URYPTY 20050101-20010101]\n", "line 2: the range"),
    ("A" * 3000, "line 1"),
]


@pytest.mark.parametrize(("text", "said"), REFUSED, ids=[said for _, said in REFUSED])
def test_what_is_no_dictionary_is_named_with_its_line(text: str, said: str) -> None:
    """Each mistake gives one sentence with the number of the line."""
    with pytest.raises(InputError) as problem:
        read_dictionary(text, "x")
    assert said in str(problem.value)


@given(st.text("AB_ +[]<>{}~-;#\n\t019URYGOV", max_size=80))
def test_whatever_stands_in_a_file_it_is_read_or_refused(text: str) -> None:
    """No text escapes with another error than that of a wrong input."""
    try:
        actors = read_dictionary(text, "x")
    except InputError:
        return
    assert all(actor.names and all(name.strip() for name in actor.names) for actor in actors)
