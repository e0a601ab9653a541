"""The dossier of a pair says nothing that no claim says."""

from __future__ import annotations

from datetime import date

import pytest

from comity.errors import UsageError
from comity.model import Saying
from comity.relate.cite import Line
from comity.relate.dossier import Dossier, build_dossier
from tests.relate.fakes import HERALD, ListView, actor, event, neighbours, page, tie

SECTIONS = (
    "state",
    "standing",
    "ended",
    "unites",
    "divides",
    "changes",
    "proposed",
    "planned",
    "said",
    "contested",
    "events",
)


def _lines(dossier: Dossier) -> list[Line]:
    return [line for section in SECTIONS for line in getattr(dossier, section)]


def test_every_line_points_at_claims_of_the_record() -> None:
    """Each line cites at least one claim, and no citation is of a claim that the record lacks."""
    view = neighbours()
    known = {claim.id for claim in view.held}
    lines = _lines(build_dossier(view, "JPN", "KOR"))
    assert lines
    assert all(line.citations for line in lines)
    assert {citation.claim for line in lines for citation in line.citations} <= known


def test_a_record_without_the_pair_has_no_line_and_says_why() -> None:
    """No claim, no line; and silence is not taken for peace."""
    dossier = build_dossier(neighbours(), "PER", "ECU", names={"PER": "Peru", "ECU": "Ecuador"}.__getitem__)
    assert _lines(dossier) == []
    assert dossier.weight is None
    assert dossier.silence == (
        "The record holds no claim between Peru and Ecuador. That is no evidence that nothing happened."
    )


def test_the_sample_pair_is_explained() -> None:
    """Two neighbours with a shared ally, a shared enemy and a friend of one alone, as the claims have it."""
    dossier = build_dossier(neighbours(), "JPN", "KOR")
    assert [third.party for third in dossier.unites] == ["USA", "PRK"]
    assert [third.party for third in dossier.divides] == ["CHN"]
    assert [line.text for line in dossier.proposed] == ["Talks between Japan and South Korea, according to Ito Naoko"]
    assert dossier.standing[0].text == "diplomatic relations between Japan and South Korea, since June 1965"
    assert len(dossier.state) == 2


def test_one_event_is_listed_once_with_all_its_reports() -> None:
    """The summit stands once, with both outlets."""
    [summit] = [entry for entry in build_dossier(neighbours(), "JPN", "KOR").events if entry.event == "summit"]
    assert summit.outlets == ("Courier of the East", "The Herald")
    assert (summit.outlet_count, summit.where, summit.direction) == (2, "Tokyo", "mutual")


def test_a_judgement_stands_under_its_speaker() -> None:
    """What quoted authors say of the two is theirs; a denial pulls neither way."""
    said = build_dossier(neighbours(), "JPN", "KOR").said
    assert {(line.speaker, line.tone) for line in said} == {
        ("Park Jin and Lee Soo", "cooperative"),
        ("a ministry in Tokyo", "neutral"),
    }


def test_what_one_speaker_says_twice_is_one_line() -> None:
    """Two passages of one author on the same tie stand under one line."""
    ito = (Saying(text="Ito Naoko", stance="asserts"),)
    claims = [tie(HERALD, words, "JPN", "KOR", "friendship", said_by=ito) for words in ("met", "apologised")]
    [line] = build_dossier(ListView(claims, [HERALD]), "JPN", "KOR").said
    assert len(line.citations) == 2


@pytest.mark.parametrize(
    ("scores", "word"),
    [
        ((9.5, 9.5), "close"),
        ((2.5,), "cooperative"),
        ((0.5,), "faintly cooperative"),
        ((2.5, -2), "mixed"),
        ((-0.5,), "faintly strained"),
        ((-3,), "strained"),
        ((-9.5, -9.5), "hostile"),
    ],
)
def test_the_word_for_the_relation_follows_the_weight(scores: tuple[float, ...], word: str) -> None:
    """From hostile to close; mixed only where things of both signs are there."""
    places = ("met", "apologised")
    claims = [
        event(HERALD, words, "JPN", "KOR", score=score, day=date(1998, 10, 9))
        for words, score in zip(places, scores, strict=False)
    ]
    state = build_dossier(ListView(claims, [HERALD]), "JPN", "KOR").state[0].text
    assert f" are {word} (" in state


def test_swapping_the_pair_swaps_directions_and_nothing_else() -> None:
    """The dossier of B and A has the same weights, events, third parties and coverage."""
    view = neighbours()
    forth, back = build_dossier(view, "JPN", "KOR"), build_dossier(view, "KOR", "JPN")
    swapped = {"a_to_b": "b_to_a", "b_to_a": "a_to_b", "mutual": "mutual"}
    assert (forth.weight, forth.pull, forth.coverage, forth.timeline) == (
        back.weight,
        back.pull,
        back.coverage,
        back.timeline,
    )
    assert [(e.event, e.text, e.direction) for e in forth.events] == [
        (e.event, e.text, swapped[e.direction]) for e in back.events
    ]
    assert [t.text for t in forth.standing] == [t.text for t in back.standing]
    assert {(t.party, t.weight) for t in forth.unites} == {(t.party, t.weight) for t in back.unites}


def test_a_proposal_for_both_to_act_together_is_theirs() -> None:
    """What the two should do together to a third is proposed to the pair, though it is no act between them."""
    view = ListView([event(HERALD, "met", "JPN KOR", "PRK", "AID", status="proposed")], [HERALD])
    dossier = build_dossier(view, "JPN", "KOR")
    assert [line.text for line in dossier.proposed] == ["Aid from Japan and South Korea to North Korea"]
    assert dossier.events == ()


def test_a_plan_is_not_a_proposal_nor_a_deed() -> None:
    """An announced visit stands under what is planned, and not in the weight."""
    dossier = build_dossier(ListView([event(HERALD, "met", "JPN", "KOR", status="planned")], [HERALD]), "JPN", "KOR")
    assert (len(dossier.planned), len(dossier.proposed), dossier.weight) == (1, 0, None)


def test_an_organisation_stands_like_a_state() -> None:
    """A pair may be a state and an organisation."""
    assert actor("NATO").party == "NATO"
    dossier = build_dossier(ListView([tie(HERALD, "met", "FRA", "NATO", "membership")], [HERALD]), "FRA", "NATO")
    assert dossier.standing[0].text == "membership of France in the North Atlantic Treaty Organization"


def test_the_bounds_of_the_period_are_kept() -> None:
    """A dossier until 2000 knows nothing of 2019, and counts ages to its last day."""
    dossier = build_dossier(neighbours(), "JPN", "KOR", until=date(2000, 12, 31))
    assert dossier.as_of == date(2000, 12, 31)
    assert all(entry.day is None or entry.day <= date(2000, 12, 31) for entry in dossier.events)


def test_ages_are_counted_to_the_last_report_on_the_two() -> None:
    """Later news of one of the two does not make the pair look older."""
    later = page("Japan met China.", published=date(2020, 1, 1))
    view = ListView([event(HERALD, "met", "JPN", "KOR"), event(later, "met", "JPN", "CHN")], [HERALD, later])
    assert build_dossier(view, "JPN", "KOR").as_of == HERALD.published


def test_one_outlet_alone_is_named_as_a_limit() -> None:
    """A dossier that rests on one paper says so."""
    lonely = page("Japan met South Korea.", "Dawn", None)
    limits = build_dossier(ListView([event(lonely, "met", "JPN", "KOR")], [lonely]), "JPN", "KOR").limits
    assert "All of it comes from one outlet, Dawn." in limits
    assert "1 document has no date of publication." in limits


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"b": "JPN"}, "given twice"),
        ({"b": "KOR", "since": date(2020, 1, 1), "until": date(2019, 1, 1)}, "lies after"),
        ({"b": "KOR", "half_life": 0}, "not above 0"),
    ],
)
def test_a_wrong_question_is_answered_with_the_rule(arguments: dict[str, object], words: str) -> None:
    """The message names the value and the rule."""
    with pytest.raises(UsageError, match=words):
        build_dossier(neighbours(), "JPN", **arguments)  # type: ignore[arg-type]
