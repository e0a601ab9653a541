"""A digest: one pick an event, one pick a document, each honest about where it comes from."""

from __future__ import annotations

from datetime import date

import pytest

from comity.errors import UsageError
from comity.model import AnyClaim, Block, Document
from comity.relate.excerpts import check_excerpt
from comity.relate.picks import build_digest
from tests.relate.fakes import HERALD, ListView, event, neighbours, page, tie


def test_no_event_and_no_document_is_picked_twice() -> None:
    """The summit has two reports and one pick."""
    picks = build_digest(neighbours()).picks
    events = [pick.event for pick in picks if pick.event]
    assert len(events) == len(set(events))
    assert len({pick.document for pick in picks}) == len(picks)


def test_every_excerpt_is_verbatim() -> None:
    """Code, not trust: each excerpt is checked against its document."""
    view = neighbours()
    texts = {document.id: document.text for document in view.pages}
    picks = build_digest(view).picks
    assert picks
    assert all(check_excerpt(pick.excerpt, texts[pick.document]) for pick in picks)


def test_a_confirmed_event_goes_before_a_single_report() -> None:
    """Of two like events the one that two outlets report is picked first."""
    first, second, third = (page(f"Japan met South Korea on day {n}.", f"Outlet {n}") for n in (1, 2, 3))
    claims = [
        event(first, "met", "JPN KOR", linked="alone"),
        event(second, "met", "JPN KOR", linked="shared"),
        event(third, "met", "JPN KOR", linked="shared"),
    ]
    [best, *_] = build_digest(ListView(claims, [first, second, third])).picks
    assert best.event == "shared"
    assert best.reported_by == ("Outlet 2", "Outlet 3")


def test_a_score_is_the_sum_of_its_merits() -> None:
    """Why a pick stands where it stands can be read from it."""
    for pick in build_digest(neighbours()).picks:
        assert pick.score == pytest.approx(sum(merit.weight for merit in pick.merits), abs=0.002)
    assert [p.score for p in build_digest(neighbours()).picks] == sorted(
        (p.score for p in build_digest(neighbours()).picks), reverse=True
    )


@pytest.mark.parametrize("topic", ["trade", "TRADE", "row deepens"])
def test_a_topic_keeps_the_documents_that_name_it(topic: str) -> None:
    """A topic is found among the topics of the page and in its title, in any case."""
    digest = build_digest(neighbours(), topic=topic)
    assert {pick.publisher for pick in digest.picks} == {"Morning Gazette"}


def test_a_party_is_a_topic() -> None:
    """Who is named in a claim can be asked for."""
    picks = build_digest(neighbours(), topic="north korea").picks
    assert {pick.publisher for pick in picks} == {"Courier of the East", "Morning Gazette"}


def test_the_standfirst_names_who_said_it_and_who_reports_it() -> None:
    """A standfirst is comity's own words on coded claims, with the voice and the outlets in it."""
    [quarrel] = [pick for pick in build_digest(neighbours()).picks if pick.publisher == "Pacific Review"]
    assert quarrel.text == (
        "Partnership between Japan and South Korea, according to Park Jin and Lee Soo. Reported by Pacific Review."
    )
    assert quarrel.authors == ("Park Jin", "Lee Soo")


def test_what_is_missing_is_said() -> None:
    """Undated documents, nameless outlets, silent outlets and what was left out are named."""
    nameless = page("Peru met Ecuador.", None, None)
    view = neighbours()
    more = ListView([*view.held, event(nameless, "met", "PER ECU")], [*view.pages, nameless])
    missing = " ".join(build_digest(more, topic="Ecuador").missing)
    assert "1 document has no date of publication." in missing
    assert "1 document names no outlet." in missing
    assert "No report here from Courier of the East, Morning Gazette, Pacific Review and The Herald" in missing


def test_nothing_found_is_no_news_of_nothing() -> None:
    """An empty digest says that it is empty, and what that does not mean."""
    digest = build_digest(neighbours(), topic="a topic that nobody has")
    assert digest.picks == ()
    assert digest.missing[-1].startswith("Nothing in the record matches")


def test_what_is_left_out_is_counted() -> None:
    """A limit never hides silently."""
    digest = build_digest(neighbours(), limit=1)
    assert len(digest.picks) == 1
    assert any("no pick of their own" in line for line in digest.missing)


def test_a_mere_if_is_no_pick() -> None:
    """What is only possible under a condition is not news."""
    view = ListView([event(HERALD, "met", "JPN KOR", status="hypothetical")], [HERALD])
    assert build_digest(view).picks == ()


def test_the_period_is_kept() -> None:
    """A digest since 2010 holds nothing of 1998."""
    picks = build_digest(neighbours(), since=date(2010, 1, 1)).picks
    assert picks
    assert all(pick.published and pick.published.year == 2019 for pick in picks)


def test_a_limit_below_one_is_refused() -> None:
    """The message names the value."""
    with pytest.raises(UsageError, match="limit 0"):
        build_digest(neighbours(), limit=0)


EDITORS, QUOTED = "Peru and Ecuador met again.", "Peru praised Ecuador for it."


def _item(*voices: str, text: str = f"Quito and Lima\n{EDITORS}\n{QUOTED}") -> Document:
    """An item of a digest, one block a line, in these voices."""
    starts = [sum(len(line) + 1 for line in text.split("\n")[:n]) for n in range(len(voices))]
    blocks = tuple(
        Block(start=start, end=start + len(line), voice=voice)  # type: ignore[arg-type]
        for start, line, voice in zip(starts, text.split("\n"), voices, strict=False)
    )
    return page(text, "Andes Quarterly", title="Quito and Lima", authors=("Rosa Paz",), blocks=blocks)


def test_an_excerpt_is_never_the_editors_where_somebody_is_quoted() -> None:
    """What the page's editor tells is told as the editor's, and the excerpt is by the author in the byline."""
    item = _item("title", "editor", "author")
    [pick] = build_digest(ListView([event(item, "met", "PER ECU")], [item])).picks
    assert (pick.excerpt, pick.excerpt_by, pick.authors) == (QUOTED, "author", ("Rosa Paz",))
    assert "Reported by the page's editor, via Andes Quarterly." in pick.text


def test_what_the_editor_adds_is_marked() -> None:
    """Beside an author's claim, the editor's is not told as if it were the author's."""
    item = _item("title", "editor", "author")
    claims = [event(item, "praised", "PER", "ECU", "AID"), event(item, "met", "PER ECU")]
    [pick] = build_digest(ListView(claims, [item])).picks
    assert pick.text.endswith("Beside it, by the page's editor: talks between Peru and Ecuador.")


def test_a_page_that_quotes_nobody_is_no_authors_word() -> None:
    """Without a quoted author the excerpt is the page's own and bears no author's name."""
    item = _item("title", "editor", text=f"Quito and Lima\n{EDITORS}")
    [pick] = build_digest(ListView([event(item, "met", "PER ECU")], [item])).picks
    assert (pick.excerpt, pick.excerpt_by, pick.authors) == (EDITORS, "page", ())


@pytest.mark.parametrize("topic", ["rocket", "FIRED a Rocket", "rocket handshake"])
def test_words_of_the_text_are_found(topic: str) -> None:
    """One word, a phrase, or several words apart, in title or text and in any case."""
    assert {pick.publisher for pick in build_digest(neighbours(), topic=topic).picks} == {"Courier of the East"}


@pytest.mark.parametrize("topic", ["rock", "rocket quarrel", "...", "ship claims waters"])
def test_half_a_word_and_half_of_the_words_find_nothing(topic: str) -> None:
    """Words are whole, and all of them must be there."""
    assert build_digest(neighbours(), topic=topic).picks == ()


def test_a_phrase_goes_before_scattered_words() -> None:
    """Where one document has the words together, one that only has each of them is off the topic."""
    near, far = (
        page("Peru met Ecuador on the Red River.", "Near"),
        page("A river. Peru met Ecuador in a red hall.", "Far"),
    )
    view = ListView([event(near, "met", "PER ECU"), event(far, "met", "PER ECU")], [near, far])
    assert {pick.publisher for pick in build_digest(view, topic="red river").picks} == {"Near"}


def test_a_tie_that_was_cut_is_not_told_as_standing() -> None:
    """Neither a tie that its own claim ends nor one that a later report denies reads as if it stood."""
    early = page("Peru and Ecuador met; they are friends.", "Early", date(2001, 5, 1))
    late = page("Peru and Ecuador are friends no longer.", "Late", date(2003, 5, 1))
    cut = page("Peru met Ecuador, an ally until 1995.", "Third", date(2001, 5, 2))
    claims: list[AnyClaim] = [
        event(early, "met", "PER ECU", linked="one"),
        tie(early, "friends", "PER", "ECU", "friendship"),
        tie(late, "friends", "PER", "ECU", "friendship", status="not"),
        event(cut, "met", "PER ECU", linked="two"),
        tie(cut, "ally", "PER", "ECU", "alliance", until="1995"),
    ]
    told = {pick.publisher: pick.text.casefold() for pick in build_digest(ListView(claims, [early, late, cut])).picks}
    assert "friendship between ecuador and peru (ended since)" in told["Early"]
    assert "alliance between ecuador and peru (ended 1995)" in told["Third"]


def test_all_parties_asked_for_take_part() -> None:
    """A digest of a pair holds what is between the two, and says whom it is about."""
    digest = build_digest(neighbours(), about=("JPN", "CHN"))
    assert [pick.publisher for pick in digest.picks] == ["Morning Gazette"]
    assert digest.about == ("Japan", "China")


def test_a_turn_goes_before_more_of_the_same() -> None:
    """After three quarrels a fourth counts less than an act of aid, which goes against what was between the two."""
    pages = [page(f"Peru blamed or aided Ecuador, report {n}.", f"Outlet {n}", date(2001, 5, 1 + n)) for n in range(5)]
    claims: list[AnyClaim] = [
        event(p, "blamed", "PER", "ECU", "ACCUSE", day=p.published, linked=f"e{n}", score=-9)
        for n, p in enumerate(pages)
    ]
    claims[4] = event(pages[4], "aided", "PER", "ECU", "AID", day=pages[4].published, linked="aid", score=9)
    best, *others = build_digest(ListView(claims, pages)).picks
    assert best.event == "aid"
    turn = {merit.name: merit for merit in best.merits}["turn"]
    assert turn.weight == 0.9
    assert turn.text == "its score +9.00, where what was between them before has −9.00 on average"
    assert all(merit.weight == 0 for pick in others for merit in pick.merits if merit.name == "turn")


def test_days_without_a_report_are_missing() -> None:
    """A digest of a period says on which of its days nothing was published."""
    missing = build_digest(neighbours(), since=date(2019, 7, 4), until=date(2019, 8, 1)).missing
    assert any("27 have no report here: 4 July 2019 and 6 July 2019 to 31 July 2019." in line for line in missing)


def test_no_text_is_shown_twice_under_two_outlets() -> None:
    """Of two events told in one text that two outlets print, the better is picked, and the other waits."""
    text = f"Japan met South Korea. Japan thanked South Korea. {' '.join(f'word{n}' for n in range(40))}"
    pages = [page(text, "Wire"), page(f"{text} Ends.", "Post")]
    claims = [
        event(p, words, "JPN", "KOR", type_, linked=type_)
        for p in pages
        for words, type_ in (("met", "CONSULT"), ("thanked", "SUPPORT"))
    ]
    assert len(build_digest(ListView(claims, pages)).picks) == 1
