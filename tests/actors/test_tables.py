"""The tables of actors hold together."""

import pytest

from comity.codes import actors
from comity.codes.table import rows

# PLOVER's sectors, and its codes for bodies of many states.
SECTORS = {role for row in rows("actors/roles.csv") for role in row["sectors"].split("|")} | {
    "IGO",
    "UNO",
    "EUR",
    "NGO",
    "IMG",
}
STATES = {state.iso3 for state in actors.states()}
FILES = (
    "states",
    "organisations",
    "people",
    "peoples",
    "regions",
    "roles",
    "referring",
    "wording",
    "spellings",
    "petrarch",
    "memberships",
    "membership_lists",
)


@pytest.mark.parametrize("file", FILES)
def test_every_row_names_its_source(file):
    """No fact without a source."""
    assert all(row["source"] for row in rows(f"actors/{file}.csv"))


@pytest.mark.parametrize("table", [actors.organisations, actors.terms, actors.roles, actors.peoples, actors.regions])
def test_sectors_are_plovers(table):
    """Each sector is one of PLOVER's 25, or one of its codes for bodies of many states."""
    assert {sector for row in table() for sector in row.sectors} <= SECTORS
    assert len(SECTORS) == 25 + 5


@pytest.mark.parametrize("table", [actors.organisations, actors.terms, actors.peoples, actors.regions])
def test_countries_are_states(table):
    """Each country is a state of states.csv."""
    assert {row.country for row in table()} - {None} <= STATES


def test_successors_are_states():
    """Successor states are states too."""
    assert {state for former in actors.states() for state in former.successors} <= STATES


def test_keys_are_unique():
    """Two states or two organisations never share a key."""
    keys = [body.key for body in actors.organisations()] + [state.iso3 for state in actors.states()]
    assert len(keys) == len(set(keys))


def test_every_person_is_of_somebody():
    """Each term is of a state or of an organisation that has a row."""
    known = {body.key for body in actors.organisations()}
    assert all(term.country or term.organisation in known for term in actors.terms())
    assert {term.organisation for term in actors.terms()} - {None} <= known


def test_terms_end_after_they_begin():
    """No term runs backwards."""
    assert all(term.end is None or term.start is None or term.start <= term.end for term in actors.terms())


def test_a_former_state_says_when_it_ended():
    """Only states that are no more have successors, and each of them has its last day."""
    assert all(state.valid_to for state in actors.states() if state.successors)
