"""A capital that stands for its government is whom a deed of words is addressed to, not where it was done."""

from __future__ import annotations

from datetime import date

import pytest

from comity.locate.setting import Mentions, setting_at
from comity.locate.when import find_times
from comity.locate.where import find_places
from comity.model import Actor, EventFinding, Setting, Span
from comity.parse import language


def _setting(marked: str, kind: str, target: str = "", trigger: str = "") -> Setting:
    """The setting of the word in brackets, coded as `kind` with the words of `target` as its target."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    doc = language()(text)
    predicate = doc.char_span(start, end).root
    at = text.index(target)
    actors = (Actor(text=target, start=at, end=at + len(target)),) if target else ()
    cut = text.index(trigger) if trigger else start
    span = Span.cut(text, cut, cut + len(trigger)) if trigger else Span.cut(text, start, end)
    finding = EventFinding(trigger=span, predicate=predicate.i, source=(), target=actors, type=kind)
    mentions = Mentions(doc, find_places(doc), find_times(doc, date(2024, 4, 21)))
    return setting_at(predicate, mentions, finding)


@pytest.mark.parametrize(
    ("marked", "kind", "target", "place"),
    [
        ("Warsaw [accused] Minsk of sending migrants.", "ACCUSE", "Minsk", ""),
        ("The bloc [imposed] sanctions on Harare.", "SANCTION", "Harare", ""),
        ("Doha [mediated] between Kigali and Kinshasa.", "CONSULT", "Kigali", ""),
        ("The arrest of two nurses [angered] Caracas.", "ACCUSE", "Caracas", ""),
        ("Chile [condemned] the attack on Bolivia.", "ACCUSE", "Bolivia", ""),
        ("Chile [condemned] the attack in Lima.", "ACCUSE", "", ""),
        ("The minister [accused] Minsk at a meeting in Vilnius.", "ACCUSE", "Minsk", "Vilnius"),
        ("The minister [issued] a warning in Vilnius.", "THREATEN", "", "Vilnius"),
        ("The king [visited] Muscat.", "CONSULT", "Muscat", "Muscat"),
        ("The king [travelled] to Muscat.", "CONSULT", "Muscat", "Muscat"),
        ("Envoys [met] the ministers in Muscat.", "CONSULT", "Muscat", "Muscat"),
        ("Jets [bombed] Damascus.", "ASSAULT", "Damascus", "Damascus"),
    ],
)
def test_place(marked: str, kind: str, target: str, place: str) -> None:
    """Each deed took place where the text says "in", "at" or "near", where somebody goes, or where it hits."""
    found = _setting(marked, kind, target).place
    assert (found.text if found else "") == place


@pytest.mark.parametrize(("kind", "start"), [("ASSAULT", "2020-03-01"), ("REJECT", "")])
def test_the_date_of_a_noun_is_the_date_of_the_deed_that_it_names(kind: str, start: str) -> None:
    """ "Protested the March 2020 attack": the attack was in that month, the protest was not."""
    setting = _setting("Quito [protested] the March 2020 attack.", kind, trigger="attack")
    assert str(setting.time.start or "") == start
