"""Organisations in the forms of a dossier: shared pacts and the claims of members, each kept apart."""

from __future__ import annotations

import json
from datetime import date

import pytest

from comity.model import AnyClaim
from comity.present.dossier import render_dossier
from comity.relate.dossier import Dossier, build_dossier
from tests.relate.fakes import ListView, event, page

TEXT = page("NATO accused China. France met China. Germany quarrelled with China.", published=date(2021, 6, 20))
OWN = event(TEXT, "accused", "NATO", "CHN", "ACCUSE", day=date(2021, 6, 14))
MEETING = event(TEXT, "met", "FRA", "CHN", day=date(2021, 6, 15))
QUARREL = event(TEXT, "quarrelled", "DEU", "CHN", "REJECT", day=date(2021, 6, 16))


def _dossier(a: str, b: str, *claims: AnyClaim) -> Dossier:
    return build_dossier(ListView(claims, [TEXT]), a, b)


@pytest.mark.parametrize("format", ["text", "md", "html"])
def test_members_stand_behind_what_is_the_organisations_own(format: str) -> None:
    """NATO's own event comes first; what France and Germany did stands below it, under a heading that says whose."""
    made = render_dossier(_dossier("NATO", "CHN", OWN, MEETING, QUARREL), format)
    events, members = made.upper().rindex("EVENTS, WITH ALL REPORTS"), made.upper().rindex("APART FROM THESE: MEMBERS")
    assert events < made.rindex(OWN.id) < members < min(made.rindex(MEETING.id), made.rindex(QUARREL.id))
    assert made.count(MEETING.id) == made.count(QUARREL.id) == 1
    assert "1 cooperative event and 1 conflictual event, in 2 pairs" in " ".join(made.split())


@pytest.mark.parametrize("format", ["text", "md", "html"])
def test_a_shared_membership_names_the_table(format: str) -> None:
    """No passage tells that France and Germany are in NATO: the line says that a table does, and after what."""
    made = " ".join(render_dossier(_dossier("FRA", "DEU"), format).split())
    assert "since 6 May 1955 (table: memberships, after North Atlantic Treaty" in made
    assert "not from a passage of this record" in made


def test_the_json_holds_both() -> None:
    """Under names of their own, beside the fields that are of the record and the pair alone."""
    found = json.loads(render_dossier(_dossier("NATO", "CHN", OWN, MEETING, QUARREL), "json"))
    assert [(pair["a"], pair["b"]) for pair in found["members"]["pairs"]] == [("DEU", "CHN"), ("FRA", "CHN")]
    assert [entry["event"] for entry in found["events"]] == [OWN.id]
    assert found["pacts"] == []


def test_states_have_no_section_of_members() -> None:
    """A dossier of two states is as it was."""
    assert "APART FROM THESE" not in render_dossier(_dossier("FRA", "CHN", MEETING), "text")
