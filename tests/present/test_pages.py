"""Pages: self-contained, escaped, and readable without eyes or mouse."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from comity.present.digest import render_digest
from comity.present.dossier import render_dossier
from comity.relate.dossier import build_dossier
from comity.relate.picks import build_digest
from tests.present.pages_read import Element, read_page
from tests.relate.fakes import GAZETTE, ListView, event, neighbours, page

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>'


def _hostile() -> ListView:
    """A record in which every word that a page can carry is an attack."""
    evil = replace(
        page(f"Japan met South Korea {HOSTILE} again.", HOSTILE),
        title=HOSTILE,
        url="javascript:alert(3)",
        authors=(HOSTILE,),
        topics=(HOSTILE,),
    )
    claim = replace(event(evil, "met", "JPN", "KOR"), why=(HOSTILE,))
    named = replace(claim, source=(replace(claim.source[0], name=HOSTILE),))
    return ListView([named], [evil])


def _pages(view: ListView) -> dict[str, str]:
    return {
        "dossier": render_dossier(build_dossier(view, "JPN", "KOR"), "html"),
        "digest": render_digest(build_digest(view), "html"),
    }


PAGES = _pages(neighbours())


@pytest.fixture(params=sorted(PAGES))
def elements(request: pytest.FixtureRequest) -> list[Element]:
    """The elements of one page after the other."""
    return read_page(PAGES[request.param])


def test_nothing_is_fetched(elements: list[Element]) -> None:
    """No script, style sheet, image, frame or font comes from elsewhere, and the page forbids it."""
    assert not {e.tag for e in elements} & {"script", "link", "img", "iframe", "object", "embed", "image", "use"}
    assert not any("src" in e.attributes for e in elements)
    assert not any("url(http" in e.text or "@import" in e.text for e in elements if e.tag == "style")
    assert any("default-src 'none'" in (e.attributes.get("content") or "") for e in elements if e.tag == "meta")


def test_links_lead_to_web_pages_or_within(elements: list[Element]) -> None:
    """A javascript: link of a source never becomes a link."""
    links = [e.attributes["href"] or "" for e in elements if e.tag == "a"]
    assert links
    assert all(link.startswith(("https://", "http://", "#")) for link in links)


def test_links_within_find_their_place(elements: list[Element]) -> None:
    """Each #place exists, and no id is given twice, pictures included."""
    ids = [e.attributes["id"] for e in elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    wanted = {
        (e.attributes.get("href") or "")[1:] for e in elements if (e.attributes.get("href") or "").startswith("#")
    }
    wanted |= {e.attributes["aria-labelledby"] or "" for e in elements if "aria-labelledby" in e.attributes}
    assert wanted <= set(ids)


def test_headings_go_down_one_step_at_a_time(elements: list[Element]) -> None:
    """One h1, and no level is jumped over, so that a screen reader can walk the page."""
    levels = [int(e.tag[1]) for e in elements if e.tag in ("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_page_has_its_landmarks_and_language(elements: list[Element]) -> None:
    """Language, main, header and footer are there, and a way past the header."""
    tags = [e.tag for e in elements]
    assert {"main", "header", "footer"} <= set(tags)
    assert next(e.attributes["lang"] for e in elements if e.tag == "html") == "en"
    assert next(e.attributes["href"] for e in elements if e.tag == "a") == "#main"


def test_pictures_say_what_they_show(elements: list[Element]) -> None:
    """Each picture has a title and a description in words."""
    pictures = [e for e in elements if e.tag == "svg"]
    titles = {e.attributes.get("id"): e.text for e in elements if e.tag in ("title", "desc")}
    for picture in pictures:
        assert picture.attributes["role"] == "img"
        assert titles[picture.attributes["aria-labelledby"]]
        assert titles[picture.attributes["aria-describedby"]]


def test_every_line_opens_a_marked_passage() -> None:
    """Each passage of the dossier page marks its trigger words and names its claim."""
    found = read_page(PAGES["dossier"])
    passages = [e for e in found if e.tag == "div" and e.attributes.get("class") == "passage"]
    marks = [e.text for e in found if e.tag == "mark"]
    assert len(passages) == len(marks)
    assert all(marks)
    assert all("Claim " in e.text for e in passages)


@pytest.mark.parametrize("name", ["dossier", "digest"])
def test_hostile_words_stay_words(name: str) -> None:
    """Tags in a title, a name, a topic, a passage or a reason are shown, never obeyed."""
    html = _pages(_hostile())[name]
    found = read_page(html)
    assert not {e.tag for e in found} & {"script", "img"}
    assert "javascript:" not in "".join(e.attributes.get("href") or "" for e in found)
    assert "&lt;script&gt;" in html


def test_the_title_of_a_source_without_a_good_link_is_no_link() -> None:
    """The Gazette's javascript: address is dropped and its title stays."""
    titles = [e.text for e in read_page(PAGES["digest"]) if e.tag == "h2"]
    assert GAZETTE.title in titles


@pytest.mark.parametrize("kind", ["why", "meta", "text"])
def test_no_long_name_of_a_rule_pushes_a_page_wide(kind: str) -> None:
    """What stands inside an opened line breaks anywhere rather than overflow."""
    [style] = [e.text for e in read_page(PAGES["dossier"]) if e.tag == "style"]
    rules = [rule.partition("{") for rule in style.split("}")]
    broken = [names for names, _, body in rules if "overflow-wrap: anywhere" in body]
    assert any(f".{kind}" in names.strip().split(", ") for names in broken)


def test_a_line_is_as_broad_in_print_as_on_the_screen() -> None:
    """On paper the mark that opens a line is gone, and its narrow column with it: no word is set one letter a line."""
    [style] = [e.text for e in read_page(PAGES["dossier"]) if e.tag == "style"]
    on_paper = style.partition("@media print")[2]
    assert "summary { display: block;" in on_paper
    assert "summary::before { display: none; }" in on_paper


def test_a_place_and_a_turn_lead_to_their_events() -> None:
    """The list of places points at the events below, which open there with their passages."""
    found = read_page(PAGES["dossier"])
    pointers = [e.attributes["href"] for e in found if e.attributes.get("class") == "pointer"]
    anchors = {
        f"#{e.attributes['id']}" for e in found if e.attributes.get("class") == "inside" and "id" in e.attributes
    }
    assert pointers == ["#event-summit"]
    assert set(pointers) <= anchors


def test_the_ledger_is_a_table_by_direction_status_and_certainty() -> None:
    """What was done, denied and proposed has rows of its own under its period, with who did it to whom by name."""
    found = read_page(PAGES["dossier"])
    rows = [e.text for e in found if e.tag == "tr"]
    assert rows[rows.index("1998 2 documents read") + 1] == "Japan to South Korea1 friendly in wordscertain+5.001"
    assert any(row.startswith("both1 friendly in wordsproposed, certain") for row in rows)
    assert {e.attributes["scope"] for e in found if e.tag == "th"} == {"col", "row", "rowgroup"}
