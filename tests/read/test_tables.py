"""Files of many documents."""

from __future__ import annotations

import gzip
import io
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from comity.errors import InputError
from comity.model import Document
from comity.read import tables
from comity.read.origin import Origin
from comity.read.tables import read_csv, read_json, read_json_lines
from tests.read.cases import read_all

RECORDS = [
    {"id": "a", "text": "Peru met Chile.", "published": "2024-04-21"},
    {"id": "b", "text": "Ghana aided Kenya.", "published": None},
]


def _read(reader: Any, data: bytes) -> tuple[list[Document], list[InputError]]:
    problems: list[InputError] = []
    origin = Origin(name="in", on_problem=problems.append)
    return list(reader(io.BufferedReader(io.BytesIO(data)), origin)), problems  # type: ignore[arg-type]


def _lines(*records: object) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def _ids(documents: list[Document]) -> list[str]:
    return [document.id for document in documents]


def test_a_line_is_a_document() -> None:
    """Each line of JSON is read; blank lines, a byte order mark and a missing last line end do no harm."""
    documents, problems = _read(
        read_json_lines, b"\xef\xbb\xbf" + _lines(*RECORDS).replace(b"\n", b"\r\n\r\n").rstrip()
    )
    assert (_ids(documents), problems) == (["a", "b"], [])


@pytest.mark.parametrize("line", [b"{broken", b'{"text": "x"', b"[1]", b"3", b"[" * 100_000, b"\xff\xfe\x00", b"nul"])
def test_a_broken_line_is_told_and_passed_over(line: bytes) -> None:
    """The lines around it are read, and the message names its number."""
    documents, [problem] = _read(read_json_lines, _lines(RECORDS[0]) + line + b"\n" + _lines(RECORDS[1]))
    assert _ids(documents) == ["a", "b"]
    assert str(problem).startswith("in, line 2: ")


def test_a_line_past_reason_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a line longer than the bound no more than the bound is held; the next line has its own number."""
    monkeypatch.setattr(tables, "MAX_LINE_BYTES", 100)
    documents, [problem] = _read(read_json_lines, _lines({"text": "x" * 1000}, *RECORDS))
    assert _ids(documents) == ["a", "b"]
    assert "line 1: " in str(problem)
    assert "longer than the 100 bytes" in str(problem)


def test_lines_are_read_as_they_come() -> None:
    """The first document is there before the second line is."""
    asked = []

    class Slow(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            line = _lines(RECORDS[len(asked) % 2])
            asked.append(line)
            buffer[: len(line)] = line
            return len(line)

    stream = io.BufferedReader(Slow(), buffer_size=128)
    documents = read_json_lines(stream, Origin(name="in", on_problem=print))
    assert [next(documents).id, next(documents).id] == ["a", "b"]
    assert len(asked) <= 3


@pytest.mark.parametrize(
    "data",
    [
        json.dumps(RECORDS).encode(),
        json.dumps(RECORDS, indent=2).encode(),
        json.dumps({"status": "ok", "articles": RECORDS}).encode(),
        _lines(*RECORDS),
        b"\xef\xbb\xbf" + json.dumps(RECORDS).encode(),
    ],
    ids=["list", "indented", "wrapped", "lines", "marked"],
)
def test_json_comes_in_several_shapes(data: bytes) -> None:
    """A list, an object around a list, and lines under the wrong name are all read."""
    documents, problems = _read(read_json, data)
    assert (_ids(documents), problems) == (["a", "b"], [])


def test_one_object_is_one_document() -> None:
    """An object with a text is a document, whatever lists it has."""
    documents, _ = _read(read_json, json.dumps(RECORDS[0] | {"topics": ["Trade"]}, indent=1).encode())
    assert _ids(documents) == ["a"]


@pytest.mark.parametrize("data", [b"", b"{", b"[1, 2", b"\x00\x01", b"[" * 100_000])
def test_broken_json_is_told(data: bytes) -> None:
    """A file that is no JSON gives a problem."""
    documents, [problem] = _read(read_json, data)
    assert documents == []
    assert "JSON" in str(problem)


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(mark: str) -> None:
    """Commas, semicolons, tabs and bars part the columns; quotation marks hold what has one of them."""
    table = f'id{mark}text{mark}title\n1{mark}"Peru{mark} said ""no"".\nThen yes."{mark}Talks\n'
    [document], problems = _read(read_csv, table.encode())
    assert (document.id, document.text, document.title) == ("1", f'Peru{mark} said "no".\nThen yes.', "Talks")
    assert problems == []


def test_a_broken_row_is_told_and_passed_over() -> None:
    """Too many cells or no text are told with the line; empty rows and short rows are no problem."""
    table = b"id,text,title\n1,Peru met Chile.,t\n2,ragged,a,b\n\n3,,t\n4,Ghana aided Kenya.\n"
    documents, problems = _read(read_csv, table)
    assert _ids(documents) == ["1", "4"]
    assert [str(problem).split(":")[0] for problem in problems] == ["in, line 3", "in, line 5"]


def test_an_open_quotation_does_not_take_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """A quotation that is never closed ends at the bound of a cell; the rows after it are read."""
    monkeypatch.setattr(tables, "MAX_CHARACTERS", 100_000)
    table = b'id,text\n1,"never closed\n' + b"x\n" * 150_000 + b"2,Peru met Chile.\n"
    limit = tables.csv.field_size_limit(131_072)
    try:
        documents, problems = _read(read_csv, table)
    finally:
        tables.csv.field_size_limit(limit)
    assert _ids(documents)[-1] == "2"
    assert "close each quotation" in str(problems[0])


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"\x00\x00", b"no table at all", b"a\rtext\n1"])
def test_a_table_without_texts_is_told(data: bytes) -> None:
    """A table needs a header with a column of texts."""
    documents, problems = _read(read_csv, data)
    assert documents == []
    assert "column `text`" in str(problems[-1])


def test_a_parquet_row_is_a_document(tmp_path: Path) -> None:
    """Days, lists and numbers keep their types; a row without text is told by its number."""
    table = pa.table(
        {
            "id": [1, 2, 3],
            "text": ["Peru met Chile.", None, "Ghana aided Kenya."],
            "published": pa.array([datetime(2024, 4, 21, 23), None, None], type=pa.timestamp("ns")),
            "topics": [["Trade"], None, []],
            "vector": [[1.0], [2.0], [3.0]],
        }
    )
    pq.write_table(table, tmp_path / "in.parquet")
    documents, [problem] = read_all(tmp_path / "in.parquet")
    assert _ids(documents) == ["1", "3"]
    assert (documents[0].published, documents[0].topics) == (date(2024, 4, 21), ("Trade",))
    assert "in.parquet, row 2: " in str(problem)


def test_broken_parquet_is_told(tmp_path: Path) -> None:
    """A file that only starts like Parquet, or is cut, gives a problem."""
    pq.write_table(pa.table({"text": ["Peru met Chile."]}), tmp_path / "in.parquet")
    whole = (tmp_path / "in.parquet").read_bytes()
    for data in (b"PAR1 and no more", whole[:-30], b""):
        (tmp_path / "in.parquet").write_bytes(data)
        documents, [problem] = read_all(tmp_path / "in.parquet")
        assert documents == []
        assert "cannot be read as Parquet" in str(problem)


def test_a_cut_archive_of_lines_keeps_what_came_before(tmp_path: Path) -> None:
    """Lines before the break of a gzip file are read, and the break is told."""
    many = _lines(*({"id": number, "text": f"Peru met Chile {number} times."} for number in range(5000)))
    (tmp_path / "in.jsonl.gz").write_bytes(gzip.compress(many)[:-100])
    documents, problems = read_all(tmp_path / "in.jsonl.gz")
    assert 0 < len(documents) < 5000
    assert "cannot be read to its end" in str(problems[-1])
