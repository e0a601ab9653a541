"""What is shown at which address. Whatever is asked, the answer is a page, or one sentence that says what to do."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

from comity.api import Store
from comity.errors import ComityError, StoreError, UsageError
from comity.present.clean import printable
from comity.present.cli.edge import day, grain
from comity.present.cli.party import party
from comity.present.digest import render_digest
from comity.present.dossier import render_dossier
from comity.present.pages import render_page
from comity.record.view import GRAINS
from comity.relate.wording import known_name, with_article

log = logging.getLogger(__name__)

LONGEST = 2_000
"""Characters of an address; a form of ours gives a few hundred."""

_LONGEST_VALUE = 200
_MOST_FIELDS = 20
_MOST_ACTORS = 400

_KINDS = {
    "html": "text/html; charset=utf-8",
    "text": "text/plain; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A page to send: its HTTP status (RFC 9110), media type and text."""

    status: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """The fields of an address, empty ones left out, and the address that the server is reached at."""

    fields: Mapping[str, tuple[str, ...]]
    base: str

    def one(self, name: str) -> str | None:
        """The value of a field that may be given once; None when it is not."""
        values = self.fields.get(name, ())
        if len(values) > 1:
            raise UsageError(f"{name!r} is given {len(values)} times: give it once.")
        return values[0] if values else None

    def needed(self, name: str) -> str:
        """The value of a field that must be given."""
        value = self.one(name)
        if value is None:
            raise UsageError(f"{name!r} is missing: fill in the form on the first page.")
        return value


class _Missing(Exception):
    """Nothing is at this address, or no claim has this id."""


class _Busy(Exception):
    """The store cannot be opened just now."""


def answer(target: str, store: str, base: str) -> Answer:
    """The answer to a request for `target`, path and query as they came, from the file `store`.

    `base` is where the server is reached, such as "http://127.0.0.1:8765". The store is opened for this answer alone,
    read-only, so that documents can be coded into it between two.
    """
    try:
        return _answer(target, store, base)
    except UsageError as problem:
        return sentence(400, str(problem))
    except _Missing as problem:
        return sentence(404, str(problem))
    except _Busy as problem:
        return sentence(503, str(problem))
    except ComityError as problem:
        return sentence(500, str(problem))
    except Exception as problem:  # the edge of the server: one page that fails must not end it
        log.exception("no page for %r", target)
        return sentence(
            500, f"The page could not be made ({type(problem).__name__}). Please report it with its address."
        )


def sentence(status: int, words: str) -> Answer:
    """A page of one sentence."""
    page = render_page(
        "sentence.html.j2", title=_TITLES.get(status, "Not answered"), sentence=printable(words), served=True
    )
    return Answer(status=status, kind=_KINDS["html"], text=page)


_TITLES = {400: "Not understood", 404: "Not found", 503: "Busy"}


def _answer(target: str, store: str, base: str) -> Answer:
    if len(target) > LONGEST:
        raise UsageError(f"The address has {len(target):,} characters, and {LONGEST:,} will do: shorten it.")
    path, _, query = target.partition("?")
    if path not in _PAGES:
        known = ", ".join(_PAGES)
        raise _Missing(f"Nothing is at {path[:80]!r}. Known: {known}.")
    page, names = _PAGES[path]
    asked = _Asked(fields=_fields(query, names), base=base)
    with _opened(store) as record:
        return page(record, asked)


def _fields(query: str, names: Collection[str]) -> dict[str, tuple[str, ...]]:
    try:
        found = parse_qs(query, max_num_fields=_MOST_FIELDS)
    except ValueError as problem:
        raise UsageError(f"The address gives more than {_MOST_FIELDS} fields: give fewer.") from problem
    for name, values in found.items():
        if name not in names:
            raise UsageError(f"{name[:80]!r} is no field of this page. Known: {', '.join(names) or 'none'}.")
        if any(len(value) > _LONGEST_VALUE for value in values):
            raise UsageError(f"{name!r} is longer than {_LONGEST_VALUE} characters: shorten it.")
    return {name: tuple(value.strip() for value in values if value.strip()) for name, values in found.items()}


def _opened(store: str) -> Store:
    try:
        return Store.open(store, read_only=True)
    except StoreError as problem:
        written = "The store is being written just now (by comity code, say): try again when that is done."
        raise _Busy(written if "set lock" in str(problem) else f"{problem} Then try again.") from problem


def _index(record: Store, asked: _Asked) -> Answer:
    chosen = asked.one("about")
    about = _party(chosen, record) if chosen else None
    listed = record.parties(beside=about)
    page = render_page(
        "index.html.j2",
        title=f"{known_name(about)} and others" if about else "A record of who did what to whom",
        about=about,
        name=with_article(known_name(about)) if about else "",
        actors=[(key, known_name(key), claims) for key, claims in listed[:_MOST_ACTORS]],
        left_out=max(len(listed) - _MOST_ACTORS, 0),
        size=record.size(),
        is_home=about is None,
        served=True,
    )
    return Answer(status=200, kind=_KINDS["html"], text=page)


def _dossier(record: Store, asked: _Asked) -> Answer:
    a, b = (_party(asked.needed(name), record) for name in ("a", "b"))
    if a == b:
        raise UsageError(f"{asked.one('a')!r} and {asked.one('b')!r} are both {a}: a dossier needs two parties.")
    made = record.dossier(
        a,
        b,
        since=day(asked.one("since"), "since"),
        until=day(asked.one("until"), "until"),
        by=grain(asked.one("by"), "by"),
    )
    format = asked.one("format") or "html"
    others = _others("/dossier", asked, ("text", "md", "json"))
    grains = tuple((name, _address("/dossier", asked, format, by=name)) for name in GRAINS if name != made.grain)
    text = render_dossier(made, format, others=others, grains=grains)
    return Answer(status=200, kind=_KINDS[format], text=text)


def _digest(record: Store, asked: _Asked) -> Answer:
    made = record.digest(
        topic=asked.one("topic"),
        about=[_party(words, record) for words in asked.fields.get("about", ())],
        limit=_number(asked.one("limit") or "8"),
        since=day(asked.one("since"), "since"),
        until=day(asked.one("until"), "until"),
    )
    format = asked.one("format") or "html"
    others = _others("/digest", asked, ("md", "json", "atom"))
    text = render_digest(made, format, address=asked.base + _address("/digest", asked, format), others=others)
    return Answer(status=200, kind=_KINDS[format], text=text)


def _why(record: Store, asked: _Asked) -> Answer:
    claim = asked.needed("claim")
    try:
        words = record.why(claim)
    except StoreError as problem:
        raise _Missing(str(problem)) from problem
    page = render_page("why.html.j2", title="Why this claim is coded so", words=words, served=True)
    return Answer(status=200, kind=_KINDS["html"], text=page)


def _party(words: str, record: Store) -> str:
    """The party that words name; one of the store by its id, also where comity does not know it (`--actors`)."""
    try:
        return party(words)
    except UsageError:
        if record.knows(words):
            return words
        raise


def _number(words: str) -> int:
    if not (words.isascii() and words.isdigit() and 1 <= int(words) <= 200):
        raise UsageError(f"limit {words!r} is no number from 1 to 200: give one, such as 8.")
    return int(words)


def _others(path: str, asked: _Asked, formats: Collection[str]) -> tuple[tuple[str, str], ...]:
    """The other forms of a page: their names and addresses."""
    return tuple((format, _address(path, asked, format)) for format in formats)


def _address(path: str, asked: _Asked, format: str, **more: str) -> str:
    return f"{path}?{urlencode({**asked.fields, 'format': (format,), **more}, doseq=True)}"


_Page = Callable[[Store, _Asked], Answer]
_PAGES: dict[str, tuple[_Page, tuple[str, ...]]] = {
    "/": (_index, ("about",)),
    "/dossier": (_dossier, ("a", "b", "since", "until", "by", "format")),
    "/digest": (_digest, ("topic", "about", "since", "until", "limit", "format")),
    "/why": (_why, ("claim",)),
}
