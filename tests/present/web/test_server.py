"""`comity serve` as a browser meets it: real requests to a real store, good ones and hostile ones."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

import pytest

from comity.api import Store
from comity.errors import StoreError, UsageError
from comity.present.cli.main import run
from comity.present.web.server import Server
from tests.present.pages_read import Element, read_page
from tests.record.builders import document, event, tie


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with a claim of an event and one of a tie."""
    path = str(tmp_path_factory.mktemp("serve") / "s.duckdb")
    with Store.open(path) as record:
        record.add([(document(), (event(), tie()))])
        record.link()
    return path


@pytest.fixture(scope="module")
def server(store: str) -> Iterator[Server]:
    """A server at a free port, shut down at the end."""
    with Server(store, port=0) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield made
        made.shutdown()


def _get(server: Server, target: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], str]:
    """Status, headers and text of the answer."""
    connection = HTTPConnection("127.0.0.1", server.server_address[1], timeout=60)
    try:
        connection.request(method, target, headers=headers)
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read().decode("utf8")
    finally:
        connection.close()


def _sentence(page: str) -> str:
    [lead] = [e.text for e in read_page(page) if e.tag == "p" and e.attributes.get("class") == "lead"]
    return lead


PAGES = ["/", "/?about=PER", "/dossier?a=Peru&b=CHL", "/digest", "/digest?topic=&about=PER", "/why?claim=CLAIM"]


@pytest.fixture(scope="module")
def claim(store: str) -> str:
    """The id of a claim in the store."""
    with Store.open(store, read_only=True) as record:
        return record.claims()[0].id


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest, server: Server, claim: str) -> list[Element]:
    """The elements of one page after the other."""
    status, _, text = _get(server, request.param.replace("CLAIM", claim[:10]))
    assert status == 200
    return read_page(text)


def test_each_page_can_be_read_without_eyes_or_mouse(page: list[Element]) -> None:
    """Language, landmarks, one heading of the first level, and a label for every field."""
    tags = [element.tag for element in page]
    assert {"main", "header", "footer"} <= set(tags)
    assert tags.count("h1") == 1
    labels = {e.attributes.get("for") for e in page if e.tag == "label"}
    assert {e.attributes.get("id") for e in page if e.tag == "input"} <= labels


def test_links_of_a_page_lead_somewhere(page: list[Element], server: Server) -> None:
    """Every link to another page of the server is answered."""
    links = {e.attributes["href"] or "" for e in page if e.tag == "a"}
    ours = sorted({link.partition("#")[0] for link in links if link.startswith("/")})
    assert [link for link in ours if _get(server, link)[0] != 200] == []
    assert all(link.startswith(("/", "#", "https://", "http://")) for link in links)


def test_the_first_page_lists_the_actors(server: Server) -> None:
    """Each actor of the store is named with its claims, and leads to those beside it and to a dossier."""
    _, _, text = _get(server, "/")
    assert "Peru" in text
    assert "/?about=PER" in text
    assert "/dossier?a=PER&amp;b=CHL" in _get(server, "/?about=PER")[2]


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("/dossier?a=PER&b=CHL&format=json", "application/json; charset=utf-8"),
        ("/dossier?a=PER&b=CHL&format=text", "text/plain; charset=utf-8"),
        ("/digest?format=md", "text/markdown; charset=utf-8"),
        ("/digest?format=json", "application/json; charset=utf-8"),
        ("/digest?format=atom", "application/atom+xml; charset=utf-8"),
    ],
)
def test_other_forms_have_their_media_types(server: Server, target: str, kind: str) -> None:
    """Text, Markdown, JSON and Atom are sent as what they are."""
    status, headers, text = _get(server, target)
    assert (status, headers["Content-Type"]) == (200, kind)
    assert text.strip()


def test_a_served_feed_knows_its_address(server: Server) -> None:
    """What a feed reader subscribed to stands in the feed."""
    _, _, text = _get(server, "/digest?format=json&topic=Peru")
    assert json.loads(text)["feed_url"] == f"{server.address}/digest?format=json&topic=Peru"


HOSTILE = [
    ("/../../etc/passwd", 404, "Nothing is at"),
    ("/%2e%2e/%2e%2e/etc/passwd", 404, "Nothing is at"),
    ("//evil.example/", 404, "Nothing is at"),
    ("/<script>alert(1)</script>".replace(" ", ""), 404, "Nothing is at"),
    ("/dossier?a=PER", 400, "'b' is missing"),
    ("/dossier?a=PER&b=PER", 400, "two parties"),
    ("/dossier?a=PER&b=" + quote("<img src=x onerror=alert(1)>"), 400, "no state or organisation"),
    ("/dossier?a=PER&b=" + "%00%1b%ff", 400, "no state or organisation"),
    ("/dossier?a=PER&b=CHL&since=yesterday", 400, "YYYY-MM-DD"),
    ("/dossier?a=PER&b=CHL&since=2020-01-01&until=2019-01-01", 400, "lies after"),
    ("/dossier?a=PER&b=CHL&format=exe", 400, "'exe'"),
    ("/dossier?a=PER&a=CHL&b=USA", 400, "2 times"),
    ("/dossier?a=PER&b=" + "x" * 300, 400, "200 characters"),
    ("/digest?limit=-1", 400, "1 to 200"),
    ("/digest?limit=²", 400, "1 to 200"),
    ("/digest?limit=" + "9" * 190, 400, "1 to 200"),
    ("/digest?store=other.duckdb", 400, "no field"),
    ("/digest?" + "&".join(["about=PER"] * 30), 400, "more than 20"),
    ("/why?claim=" + quote("' or 1=1 --"), 404, "No claim"),
    ("/why?claim=%", 404, "No claim"),
    ("/?about=Atlantis", 400, "Atlantis"),
    ("/?" + "a" * 5000, 400, "shorten it"),
    ("/?" + "a" * 70_000, 414, "too long"),
]


@pytest.mark.parametrize(("target", "status", "words"), HOSTILE, ids=lambda value: str(value)[:40])
def test_hostile_input_is_answered_by_a_sentence(server: Server, target: str, status: int, words: str) -> None:
    """Wrong paths, names, days and sizes get one clear sentence, and nothing of them is markup."""
    found, headers, text = _get(server, quote(target, safe="/%?&=<>\"':,+"))
    assert (found, headers["Content-Type"]) == (status, "text/html; charset=utf-8")
    assert words in _sentence(text)
    assert not {e.tag for e in read_page(text)} & {"script", "img"}
    assert "Traceback" not in text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE", "OPTIONS"])
def test_nothing_can_be_changed(server: Server, method: str) -> None:
    """Only GET and HEAD are answered."""
    status, _, text = _get(server, "/", method)
    assert status == 501
    assert "GET or HEAD" in _sentence(text)


def test_head_sends_no_page(server: Server) -> None:
    """HEAD has the headers of GET and no text."""
    status, headers, text = _get(server, "/", "HEAD")
    assert (status, text) == (200, "")
    assert int(headers["Content-Length"]) > 1000


def test_every_answer_forbids_what_a_page_must_not_do(server: Server) -> None:
    """No script, no fetch, no frame, no guessing of types, and no trace of where the reader came from."""
    for target in ("/", "/nowhere"):
        headers = _get(server, target)[1]
        assert headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "Python" not in headers["Server"]


@pytest.mark.parametrize(("host", "status"), [("localhost:1", 200), ("[::1]", 200), ("evil.example", 421), ("[", 421)])
def test_a_foreign_name_for_this_machine_is_refused(server: Server, host: str, status: int) -> None:
    """A page elsewhere whose name was bent to this machine cannot read the record."""
    assert _get(server, "/", Host=host)[0] == status


def test_noise_ends_no_server(server: Server) -> None:
    """Bytes that are no request get an answer or none, and the next reader is served."""
    for noise in (b"\x00\xff\x16\x03\x01\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b""):
        with socket.create_connection(server.server_address[:2], timeout=10) as wire:
            wire.sendall(noise)
            wire.shutdown(socket.SHUT_WR)
            wire.recv(100)
    assert _get(server, "/")[0] == 200


def test_coding_goes_on_between_two_pages(server: Server, store: str) -> None:
    """The store can be written while the server runs, and the next page has what is new."""
    assert _get(server, "/")[0] == 200
    with Store.open(store) as record:
        record.add([(document("d9"), (event("d9"),))])
        record.link()
    assert "2 documents" in _get(server, "/")[2]


def test_a_store_that_is_being_written_is_busy(server: Server, store: str) -> None:
    """While another process codes into the store, a page says to try again; afterwards it is shown."""
    hold = f"from comity.api import Store; r = Store.open({store!r}); print('held', flush=True); input(); r.close()"
    command = [sys.executable, "-c", hold]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "held\n"
        status, _, text = _get(server, "/")
        writer.communicate("\n")
    assert status == 503
    assert _sentence(text).startswith("The store is being written just now")
    assert _get(server, "/")[0] == 200


def test_a_store_that_cannot_be_opened_is_busy(tmp_path: Path) -> None:
    """The answer says so and when to try again; the server stays."""
    path = tmp_path / "gone.duckdb"
    with Server(str(path), port=0) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        status, headers, text = _get(made, "/")
        made.shutdown()
    assert (status, headers["Retry-After"]) == (503, "60")
    assert "try again" in _sentence(text)


def test_a_taken_port_is_named(server: Server, store: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Two servers cannot share a port, and no port lies beyond 65535."""
    port = server.server_address[1]
    with pytest.raises(StoreError, match=f"port {port}"):
        Server(store, port=port)
    with pytest.raises(UsageError, match="70000"):
        Server(store, port=70_000)
    assert run(["serve", "--store", store, "--port", str(port)]) == 1
    assert str(port) in capsys.readouterr().err
    assert run(["serve", "--store", "none.duckdb"]) == 1
    assert "none.duckdb" in capsys.readouterr().err
