"""Files, folders and standard input."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import InputError
from comity.read import read
from comity.read.files import READERS, sniff
from comity.read.origin import Origin
from tests.read.cases import read_all

DATA = Path(__file__).parent / "data"
LINE = json.dumps({"id": "a", "text": "Peru met Chile."}).encode() + b"\n"
CONTENT = {
    "read_text": b"Peru met Chile.\n",
    "read_json_lines": LINE + LINE,
    "read_json": b'[{"id": "a",\n "text": "Peru met Chile."}]',
    "read_csv": b"id,text\na,Peru met Chile.\n",
    "read_html": (DATA / "article.html").read_bytes(),
    "read_feed": (DATA / "feed.rss").read_bytes(),
    "read_archive": b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n",
    "read_parquet": b"PAR1\x15\x00",
}


@pytest.mark.parametrize("name", CONTENT)
def test_a_file_without_a_known_ending_is_known_by_its_content(name: str) -> None:
    """Each format is told by its first bytes, white space and a byte order mark before them aside."""
    reader = sniff(CONTENT[name])
    assert reader is not None
    assert reader.__name__ == name
    if name not in ("read_archive", "read_parquet"):
        assert sniff(b"\xef\xbb\xbf\n " + CONTENT[name]) == reader


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"[Peru] met Chile.", "read_text"),
        (b"<Peru> met Chile.", "read_text"),
        (b'{\n  "text": "Peru met Chile."\n}', "read_json"),
        (b"<?xml version='1.0'?>\n<!-- a -->\n<html><body>Peru met Chile.", "read_html"),
        (b"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>", "read_feed"),
        (b"The text, the title and the date were lost.", "read_text"),
        ("Genève. ".encode() * 10_000, "read_text"),
    ],
)
def test_look_alikes_are_told_apart(head: bytes, name: str) -> None:
    """Brackets open no JSON by themselves, commas make no table, and a cut character is no harm."""
    reader = sniff(head[:65_536])
    assert reader is not None
    assert reader.__name__ == name


def test_binary_files_have_no_reader() -> None:
    """A picture or a program is no text."""
    assert sniff(b"\x89PNG\r\n\x1a\n\x00\x00") is None
    assert sniff(b"\x7fELF" + bytes(100)) is None


@pytest.mark.parametrize("ending", [".txt", ".md", ".jsonl", ".ndjson", ".json", ".csv", ".html", ".rss", ".bin", ""])
def test_gzip_is_undone(ending: str, tmp_path: Path) -> None:
    """A packed file gives the documents of the file."""
    kinds = {".md": "read_text", ".ndjson": "read_json_lines", ".bin": "read_text", "": "read_csv"}
    name = kinds.get(ending) or READERS[ending].__name__
    plain, packed = tmp_path / f"a{ending}", tmp_path / f"b{ending}.gz"
    plain.write_bytes(CONTENT[name])
    packed.write_bytes(gzip.compress(CONTENT[name]))
    assert read_all(plain)[0] == read_all(packed)[0] != []


def test_a_folder_is_read_in_order(tmp_path: Path) -> None:
    """All files below it, by name; hidden files and folders are left out, and nothing else is lost."""
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", ".git/d.txt", "sub/.e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{name} met Chile.")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    documents, problems = read_all(tmp_path)
    assert [document.text.split()[0] for document in documents] == ["a.txt", "b.txt", "sub/c.txt"]
    assert problems == []


def test_one_bad_file_does_not_end_a_folder(tmp_path: Path) -> None:
    """An empty file, a picture and a broken table are told by name; the rest is read."""
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (tmp_path / "c.csv").write_bytes(b"no,texts\n1,2\n")
    (tmp_path / "d.txt").write_bytes(b"Caf\xc3\xa9 \xff\xfe\x81")
    (tmp_path / "e.txt").write_bytes(b"Peru met Chile.")
    documents, problems = read_all(tmp_path)
    assert [document.text for document in documents] == ["Peru met Chile."]
    assert [Path(str(problem).split(":")[0].split(",")[0]).name for problem in problems] == [
        "a.txt",
        "b.png",
        "c.csv",
        "d.txt",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    """Inside a folder it is a problem like any other."""
    (tmp_path / "a.txt").write_text("Peru met Chile.")
    (tmp_path / "a.txt").chmod(0)
    documents, [problem] = read_all(tmp_path)
    assert documents == []
    assert "cannot be opened" in str(problem)


@pytest.mark.parametrize("path", ["nowhere.txt", "no/where", "a\0b", ""])
def test_a_path_to_nothing_is_an_error(path: str) -> None:
    """It is raised at the call, before anything is read, and names the path."""
    with pytest.raises(InputError, match="cannot be opened"):
        read(path, on_problem=print)


def test_standard_input_is_read_by_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash reads what is piped in, packed or not."""
    for data in (LINE, gzip.compress(LINE)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert [document.id for document in read("-", on_problem=print)] == ["a"]


def test_what_the_caller_knows_is_for_documents_that_do_not_say(tmp_path: Path) -> None:
    """A page's own day and outlet win over the caller's."""
    (tmp_path / "a.txt").write_text("Talks\n\nMay 7, 2024\n\nPeru met Chile.\n")
    (tmp_path / "b.txt").write_text("LIMA (AP) - Peru met Chile.\n")
    documents, _ = read_all(tmp_path, published=date(2020, 1, 1), publisher="Wire")
    assert [(document.published, document.publisher) for document in documents] == [
        (date(2024, 5, 7), "Wire"),
        (date(2020, 1, 1), "AP"),
    ]


READ_ALL = sorted({reader.__name__: reader for reader in READERS.values()}.items())


@pytest.mark.parametrize(("name", "reader"), READ_ALL, ids=[name for name, _ in READ_ALL])
@given(data=st.binary(max_size=400) | st.sampled_from(sorted(CONTENT.values())))
def test_any_bytes_under_any_name_are_read_or_told(name: str, reader: object, data: bytes) -> None:
    """No file can end a run: a reader gives documents with blocks in order, or tells problems, and never raises."""
    problems: list[InputError] = []
    stream = io.BufferedReader(io.BytesIO(data))  # type: ignore[arg-type]
    origin = Origin(name=name, on_problem=problems.append)
    for document in reader(stream, origin):  # type: ignore[operator]
        edges = [edge for block in document.blocks for edge in (block.start, block.end)]
        assert edges == sorted(edges)
        assert not edges or edges[-1] <= len(document.text)
        assert document.id
