"""Actors of a user's own beside comity's: found in phrases and texts, over comity's, by the day, in one run only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

import comity
from comity.actors import Lexicon, open_actors, resolve_phrase
from comity.errors import InputError

EXAMPLE = str(files("comity") / "samples" / "own_actors.toml")
Opened = Callable[..., Lexicon]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """The actors of a file with this text."""

    def write(text: str, name: str = "mine.toml") -> Lexicon:
        path = tmp_path / name
        path.write_text(text)
        return open_actors([str(path)])

    return write


EXAMPLES = [
    ("the Taliban", "2015-05-01", "TALIBAN", ("REB",)),
    ("the Taliban", "2022-05-01", "TALIBAN", ("GOV",)),
    ("Islamic Emirate spokesmen", "2022-05-01", "TALIBAN", ("GOV",)),
    ("Quispe Marca", "2014-06-01", "PER", ("OPP", "PTY")),
    ("Quispe Marca", "2022-06-01", "PER", ("ELI", "OPP", "PTY")),
    ("the LCBC", None, "LCBC", ("IGO",)),
    ("the leader of the Shore Front", None, "BSF", ("OPP", "PTY")),
]


@pytest.mark.parametrize(("phrase", "on", "key", "sectors"), EXAMPLES)
def test_the_worked_example_is_as_its_page_says(
    phrase: str, on: str | None, key: str, sectors: tuple[str, ...]
) -> None:
    """Each phrase of docs/own-actors.md names its actor, with the sectors of the day."""
    actor = resolve_phrase(phrase, on=date.fromisoformat(on) if on else None, actors=open_actors([EXAMPLE]))
    assert actor is not None
    assert (actor.id, actor.sectors) == (key, sectors)


def test_the_document_of_the_day_decides() -> None:
    """`comity.code` finds own actors, with what they were on the day of publication, pronouns included."""
    known = comity.open_actors(EXAMPLE)
    text = "The Blue Shore Front condemned Chile. It praised the Lake Chad Basin Commission."
    claims = comity.code(text, published=date(2018, 5, 1), actors=known)
    assert [claim.source[0].id for claim in claims if claim.kind == "event"] == ["BSF", "BSF"]
    [claim] = comity.code("The Taliban condemned Iran.", published=date(2015, 5, 1), actors=known)
    assert claim.kind == "event"
    assert claim.source[0].sectors == ("REB",)


def test_one_run_does_not_change_another() -> None:
    """Who was handed no actors of their own finds comity's alone, before and after."""
    before = resolve_phrase("the Taliban", on=date(2015, 5, 1))
    assert resolve_phrase("the Shore Front", actors=open_actors([EXAMPLE])) is not None
    assert resolve_phrase("the Taliban", on=date(2015, 5, 1)) == before
    found = resolve_phrase("the Blue Shore Front")
    assert found is None or found.id != "BSF"


def test_a_name_in_a_file_means_its_actor_alone(opened: Opened) -> None:
    """What comity means by the same words is left out."""
    known = opened('[[actor]]\nname = "Orange"\nkind = "ngo"\ncountry = "BEL"\nsectors = ["SOC"]\n')
    found = resolve_phrase("Orange", actors=known)
    assert found is not None
    assert (found.id, found.country) == ("ORANGE", "BEL")


def test_a_shipped_body_keeps_what_the_file_does_not_say(opened: Opened) -> None:
    """By its name too; its other names and its kind stay."""
    known = opened('[[actor]]\nname = "Hezbollah"\nsectors = ["PTY"]\n')
    for phrase in ("Hezbollah", "Hizbullah"):
        found = resolve_phrase(phrase, actors=known)
        assert found is not None
        assert (found.country, found.sectors) == ("LBN", ("PTY",))


def test_offices_of_a_person_take_the_place_of_comitys(opened: Opened) -> None:
    """A person whom comity has, by the full name, holds the offices of the file alone, under all names."""
    row = '[[actor.office]]\ntitle = "minister"\nsectors = ["GOV"]\nfrom = 2030\n'
    known = opened(f'[[actor]]\nname = "Angela Merkel"\nkind = "person"\ncountry = "DEU"\n{row}')
    for phrase in ("Angela Merkel", "Merkel"):
        found = resolve_phrase(phrase, on=date(2015, 1, 1), actors=known)
        assert found is not None
        assert (found.person, found.office, found.sectors) == ("Angela Merkel", "minister", ("ELI", "GOV"))


def test_a_state_has_more_names_and_officers(opened: Opened) -> None:
    """An entry with the id of a state adds to it; a surname with the title finds who holds the office."""
    row = '[[actor.office]]\ntitle = "president"\nperson = "Rosa Umbral"\nfrom = 2030\n'
    known = opened(f'[[actor]]\nid = "PER"\naliases = ["Piruw"]\n{row}')
    state, officer = (resolve_phrase(each, on=date(2031, 1, 1), actors=known) for each in ("Piruw", "President Umbral"))
    assert state is not None
    assert officer is not None
    assert (state.id, state.name, state.sectors) == ("PER", "Peru", ())
    assert (officer.country, officer.person, officer.sectors) == ("PER", "Rosa Umbral", ("GOV",))


def test_a_dictionary_is_found_by_the_day(opened: Opened) -> None:
    """Codes of a PETRARCH dictionary hold on their days; roles take the country beside them; --- names nobody."""
    lines = "LANTERN_FRONT [URYREB <19890101] [URYPTY]", "GOVERNATOR [~GOV <19890101] [~CRM]", "ORANGE [---]"
    known = opened("\n".join(lines), "my.actors.txt")
    asked = [("Lantern Front", 1980), ("Lantern Front", 1990), ("Peru's governator", 1980), ("Peru's governator", 1990)]
    found = [resolve_phrase(phrase, on=date(year, 1, 1), actors=known) for phrase, year in asked]
    assert [actor.sectors if actor else None for actor in found] == [("REB",), ("PTY",), ("GOV",), ("CRM",)]
    assert resolve_phrase("Orange", actors=known) is None


def test_of_two_files_the_later_one_counts(opened: Opened, tmp_path: Path) -> None:
    """A second file changes what the first one says of an actor."""
    opened('[[actor]]\nid = "LF"\nname = "Lantern Front"\ncountry = "URY"\nsectors = ["PTY"]\n', "a.toml")
    opened('[[actor]]\nid = "LF"\nname = "Lantern Front"\nsectors = ["REB"]\n', "b.toml")
    found = resolve_phrase("Lantern Front", actors=open_actors([str(tmp_path / name) for name in ("a.toml", "b.toml")]))
    assert found is not None
    assert (found.country, found.sectors) == ("URY", ("REB",))


BAD = [("none.toml", None), ("latin.toml", "[[actor]]\nname = 'É'".encode("latin-1")), ("my.actors.txt", b"?")]


@pytest.mark.parametrize(("name", "data"), BAD)
def test_a_file_that_cannot_be_read_is_named(name: str, data: bytes | None, tmp_path: Path) -> None:
    """A missing file, another encoding, or a line that is none: the message names the file."""
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(InputError, match=name):
        open_actors([str(path)])
