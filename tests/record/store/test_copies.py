"""A store knows which documents carry one text, in whatever order they come."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from pathlib import Path

import duckdb
import pytest

from comity.model import Document
from comity.record.store import Record
from tests.record.builders import document, event
from tests.record.test_copies import AGENCY, OTHER

WIRE = document("wire", f"LIMA, 3 May (Andes Wire) - {AGENCY}", publisher="Andes Wire")
LEDGER = document("ledger", AGENCY, publisher="Ledger", published=date(2001, 5, 2))
GAZETTE = document("gazette", AGENCY.replace(" on Wednesday", ""), publisher="Gazette")
POST = document("post", OTHER, publisher="Post")


def _filled(pages: list[Document], *, at_once: bool) -> Record:
    record = Record.open(":memory:")
    coded = [(page, (event(page.id),)) for page in pages]
    for some in [coded] if at_once else [[one] for one in coded]:
        record.add(some)
    record.link()
    return record


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("pages", list(permutations([WIRE, LEDGER, POST])))
def test_an_agencys_text_is_the_agencys_whoever_came_first(pages: tuple[Document, ...], at_once: bool) -> None:
    """The outlet that prints it is no second witness, also where its page came into the store before the agency's."""
    with _filled(list(pages), at_once=at_once) as record:
        assert record.origins({"wire", "ledger", "post"}) == {"ledger": "Andes Wire"}
        [(outlets, single)] = record._db.execute("select outlets, single from events").fetchall()
        assert (outlets, single) == (2, False)


def test_without_a_credit_the_first_has_the_text() -> None:
    """Of two outlets with one text the earlier has it of its own."""
    with _filled([GAZETTE, LEDGER], at_once=True) as record:
        assert record.origins({"gazette", "ledger"}) == {"gazette": "Ledger"}
        assert record._db.execute("select outlets, single from events").fetchall() == [(1, True)]


def test_a_copy_says_of_what_how_surely_and_who_decided() -> None:
    """A row of `copies` can be checked, and taken out."""
    with _filled([LEDGER, GAZETTE], at_once=False) as record:
        [row] = record._db.execute("select twin, decided_by, score, why from copies").fetchall()
    assert row == ("ledger", "comity copies 1", pytest.approx(0.9, abs=0.1), [row[3][0]])
    assert "of the words in a row are those of ledger" in row[3][0]


def test_a_document_that_is_coded_again_with_another_text_is_no_copy() -> None:
    """What was known of the text before is forgotten."""
    with _filled([LEDGER, GAZETTE], at_once=True) as record:
        record.add([(document("gazette", OTHER, publisher="Gazette"), (event("gazette"),))])
        assert record.origins({"gazette", "ledger"}) == {}


def test_a_store_of_an_earlier_comity_has_texts_of_their_own(tmp_path: Path) -> None:
    """Opened only to be read, a store without the table of copies answers; each document counts."""
    path = str(tmp_path / "store.duckdb")
    with Record.open(path) as record:
        record.add([(page, (event(page.id),)) for page in (LEDGER, GAZETTE)])
        record.link()
    with duckdb.connect(path) as db:
        db.execute("drop table copies; drop table bands; drop table gists_made_by")
    with Record.open(path, read_only=True) as record:
        assert record.origins({"ledger", "gazette"}) == {}
        assert record._db.execute("select outlets from events").fetchall() == [(2,)]
