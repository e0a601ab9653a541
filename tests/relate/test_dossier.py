"""The dossier of a pair says nothing that no claim says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from comity.errors import UsageError
from comity.model import AnyClaim, Saying
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
    """What somebody says of the two is theirs; a denial that answers nobody pulls neither way."""
    ito, rho = Saying(text="Ito Naoko", stance="asserts"), Saying(text="Rho Min", stance="denies")
    claims: list[AnyClaim] = [
        event(HERALD, "apologised", "JPN", "KOR", "SUPPORT", said_by=(ito,)),
        event(HERALD, "met", "KOR", "JPN", "AID", said_by=(rho,)),
    ]
    said = build_dossier(ListView(claims, [HERALD]), "JPN", "KOR").said
    assert [(line.speaker, line.tone) for line in said] == [("Ito Naoko", "cooperative"), ("Rho Min", "neutral")]


def test_a_tie_that_only_a_speaker_knows_is_theirs() -> None:
    """A standing tie that no document tells in its own voice names whose voice it is."""
    standing = build_dossier(neighbours(), "JPN", "KOR").standing
    assert standing[1].text == "partnership between Japan and South Korea, according to Park Jin and Lee Soo"


def test_a_claim_has_one_home_beside_the_events() -> None:
    """Proposed, contested, a tie, or said: no passage is shown in two of these lists."""
    dossier = build_dossier(neighbours(), "JPN", "KOR")
    lists = (dossier.proposed, dossier.planned, dossier.contested, dossier.standing, dossier.ended, dossier.said)
    shown = [citation.claim for lines in lists for line in lines for citation in line.citations]
    assert shown
    assert len(shown) == len(set(shown))


def test_an_event_and_a_tie_from_the_same_words_are_one_line() -> None:
    """What would be an alliance is proposed once, as the tie."""
    ito = (Saying(text="Ito Naoko", stance="asserts"),)
    claims: list[AnyClaim] = [
        tie(HERALD, "joint declaration", "JPN", "KOR", "alliance", status="proposed", said_by=ito),
        event(HERALD, "declaration", "JPN KOR", "", "SUPPORT", status="proposed", said_by=ito),
    ]
    dossier = build_dossier(ListView(claims, [HERALD]), "JPN", "KOR")
    assert [line.text for line in dossier.proposed] == [
        "Alliance between Japan and South Korea, according to Ito Naoko"
    ]
    assert len(dossier.events) == 1


def test_what_is_left_open_is_not_called_denied() -> None:
    """Not to say whether a thing is so denies nothing: no tie is absent for it, no event did not happen."""
    open_ = (Saying(text="Seoul", stance="doubts"),)
    claims: list[AnyClaim] = [
        tie(HERALD, "diplomatic relations", "JPN", "KOR", "recognition", status="hypothetical", said_by=open_),
        event(HERALD, "met", "JPN", "KOR", status="hypothetical", said_by=open_),
    ]
    dossier = build_dossier(ListView(claims, [HERALD]), "JPN", "KOR")
    assert dossier.ended == ()
    assert [entry.status for entry in dossier.events] == ["hypothetical"]


def test_an_event_is_dated_by_the_report_that_dates_it() -> None:
    """A surer report without a day does not hide the day that another gives."""
    claims = [
        event(HERALD, "met", "JPN KOR", linked="e", confidence=0.9),
        event(HERALD, "apologised", "JPN KOR", linked="e", confidence=0.4, day=date(1998, 10, 8), place="Tokyo"),
    ]
    [entry] = build_dossier(ListView(claims, [HERALD]), "JPN", "KOR").events
    assert (entry.when, entry.day, entry.where) == ("8 October 1998", date(1998, 10, 8), "Tokyo")


def test_thin_evidence_is_called_thin() -> None:
    """One outlet's word on two events is graded in the first sentence; four outlets' words are not."""
    claims = [event(HERALD, words, "JPN", "KOR", score=5) for words in ("met", "apologised")]
    thin = build_dossier(ListView(claims, [HERALD]), "JPN", "KOR").state[0].text
    assert thin.startswith("By this record, on thin evidence (1 outlet, 2 events), relations between Japan and")
    assert "thin evidence" not in build_dossier(neighbours(), "JPN", "KOR").state[0].text


def test_the_rule_of_the_period_is_told_where_there_is_one() -> None:
    """A reader who bounds the days is told which days."""
    rule = "The period bounds the day of the event"
    assert any(
        line.startswith(rule) for line in build_dossier(neighbours(), "JPN", "KOR", until=date(2000, 1, 1)).limits
    )
    assert not any(line.startswith(rule) for line in build_dossier(neighbours(), "JPN", "KOR").limits)


def test_what_one_speaker_says_twice_is_one_line() -> None:
    """Two passages of one author on the same kind of act stand under one line."""
    ito = (Saying(text="Ito Naoko", stance="asserts"),)
    claims = [event(HERALD, words, "JPN", "KOR", said_by=ito) for words in ("met", "apologised")]
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


def test_an_event_that_the_coder_doubts_says_so() -> None:
    """What is likelier wrong than right carries its figure in its own line, not only beside the passage."""
    claims = [event(HERALD, "met", "JPN", "KOR", confidence=value, linked=str(value)) for value in (0.31, 0.8)]
    claims = [replace(claim, id=f"c{n}") for n, claim in enumerate(claims)]
    made = build_dossier(ListView(claims, [HERALD]), "JPN", "KOR")
    assert [entry.text.endswith("coder's confidence 0.31") for entry in made.events] == [True, False]
