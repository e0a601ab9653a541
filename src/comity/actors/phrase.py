"""What a noun phrase says of an actor: its words are read from the head outwards, without a parser.

"the French ambassador to Mali" is France's; "rebels in Darfur" are Sudan's; "Hamas leader" is of Hamas; "a former
minister" is of the elite. A name that no table knows resolves to nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from comity.actors.lexicon import GIVEN_NAMES, Entry, Hit, Known
from comity.actors.offices import entry_on, pick_person, sectors_on, term_on
from comity.actors.words import HYPHENS, Text, to_key
from comity.codes.actors import Term, wording

# Of the words that open what hangs on a noun these tell where somebody belongs: an envoy *to* Mali is not Mali's.
LINKS = wording("link")
POSTED = frozenset(("ambassador", "mission", "military attaché"))
PLACE = frozenset(("of", "in", "from", "at", "inside", "for", "near", "("))
FORMER = wording("former")
# After a hyphen these say that the country before it owns or made the thing, or stands behind it, but is not it.
BESIDE = wording("beside")
LOOSE = wording("loose")
AGAINST = wording("against")
WATERS = wording("water")
_CLOSING = frozenset(("'s", "'", "’", '"', ")", "”", "."))
# What tells whom "ethnic Hungarians" means.
_PEOPLE = "people of no told state"
# Lower-case words inside personal names.
_PARTICLES = frozenset(("de", "da", "al", "el", "bin", "van", "von", "."))
# A body of these sectors tells more than the noun beside it: "Boko Haram fighters".
ARMED = frozenset(("REB", "PRM"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """Whom a phrase means: the fields of an `Actor` but for the span. `kind` is the kind of the row that decided."""

    kind: str
    id: str | None = None
    name: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    person: str | None = None
    office: str | None = None
    why: str = ""


@dataclass(slots=True)
class Part:
    """A stretch of a phrase between links: its names in order, and the unknown words at its end."""

    link: str
    first: int
    last: int
    items: list[Hit] = field(default_factory=list)
    former: bool = False
    armed: bool = False
    unknown_name: str = ""
    unknown_noun: str = ""


def read_phrase(text: Text, first: int, last: int, hits: Sequence[Hit], known: Known) -> Sense | None:
    """Whom the words `first` up to `last` mean; `hits` are the names found there. None when they name nobody known."""
    parts = [_fill(text, part, hits) for part in _split(text, first, last, hits)]
    parts = [part for part in parts if part.last > part.first]
    return _compose(parts, known) if parts else None


def _split(text: Text, first: int, last: int, hits: Sequence[Hit]) -> Iterator[Part]:
    """The parts of a phrase. A link inside a name ("Bank of Japan") or between adjectives splits nothing."""
    inside = {at for hit in hits for at in range(hit.first, hit.last)}
    adjectives = [hit for hit in hits if hit.of("adjective") or hit.best.kind == "people"]
    shared = {hit.last for hit in adjectives} & {hit.first - 1 for hit in adjectives}
    link, start = "", first
    for at in range(first, last):
        key = text.keys[at]
        if at in inside or at in shared:
            continue
        if key in LINKS or key in (",", ";", "(", "and", "or", "&"):
            yield Part(link, start, at)
            link, start = key, at + 1
    yield Part(link, start, last)


def _fill(text: Text, part: Part, hits: Sequence[Hit]) -> Part:
    inside = [hit for hit in hits if part.first <= hit.first and hit.last <= part.last]
    part.items = [kept for hit in inside if (kept := _keep(text, hit, inside))]
    while part.items and part.items[-1].best.sort == "modifier":
        part.items.pop()
    held = any(item.best.kind == "role" and item.best.sectors[:1] == ("ELI",) for item in part.items)
    part.former = held or not FORMER.isdisjoint(text.keys[part.first : part.last])
    part.armed = "armed" in text.keys[part.first : part.last]
    _read_end(text, part, {at for hit in inside for at in range(hit.first, hit.last)})
    return part


def _read_end(text: Text, part: Part, covered: set[int]) -> None:
    """Note what stands behind the known names: an unknown name, or a noun of no table."""
    end = part.last
    while end > part.first and text.keys[end - 1] in _CLOSING:
        end -= 1
    start = end
    while start > part.first and start - 1 not in covered and _is_name_word(text, start - 1):
        start -= 1
    part.unknown_name = text.slice(start, end)
    if start == end and end > part.first and end - 1 not in covered and text.keys[end - 1].isalpha():
        part.unknown_noun = text.words[end - 1]


def _is_name_word(text: Text, at: int) -> bool:
    return text.is_proper(at) or text.keys[at] in HYPHENS or text.keys[at] in _PARTICLES


def _keep(text: Text, hit: Hit, hits: Sequence[Hit]) -> Hit | None:
    """The hit with the readings its neighbours allow; None for "Jordan" in "Jordan Banks", "Iran" in "anti-Iran"."""
    if is_loose(text, hit.first, hit.last):
        return None
    entries = tuple(entry for entry in hit.entries if _stands(text, hit, entry, hits))
    if hit.first and text.keys[hit.first - 1] == "ethnic":
        entries = tuple(map(_without_state, (entry for entry in entries if entry.kind != "adjective")))
    return replace(hit, entries=entries) if entries else None


def _without_state(entry: Entry) -> Entry:
    """Ethnic Hungarians are people, of whatever state they live in, and often not of Hungary."""
    if entry.kind != "demonym":
        return entry
    return replace(entry, kind="role", id=None, country=None, sectors=("CVL",), plural=True, origin=_PEOPLE)


def is_loose(text: Text, first: int, last: int) -> bool:
    """Whether what stands beside a name takes it out of play: "anti-Iran", "Iran-backed", "the Gulf of Oman"."""
    keys, end = text.keys, len(text.keys)
    if first >= 2 and keys[first - 1] in HYPHENS and keys[first - 2] in AGAINST:
        return True
    if first >= 2 and keys[first - 1] == "of" and keys[first - 2] in WATERS and text.is_proper(first - 2):
        return True
    return last + 1 < end and keys[last] in HYPHENS and keys[last + 1] in LOOSE


def _stands(text: Text, hit: Hit, entry: Entry, hits: Sequence[Hit]) -> bool:
    """Whether this reading stands beside the unknown capitalised words around it."""
    single = hit.last - hit.first == 1
    key = text.keys[hit.first]
    if entry.kind == "organisation":
        return not (single and _is_part_of_name(text, hit, entry, hits))
    if entry.kind not in ("capital", "region", "state", "person", "demonym", "people") or not single or text.is_shouted:
        return True
    if entry.kind in ("state", "demonym", "people") and key not in GIVEN_NAMES:
        return True
    if entry.kind != "person" and any(other.last == hit.first and _is_title(other.best) for other in hits):
        return False
    return not (_is_strange(text, hit.last, hits) or (entry.kind != "state" and _is_strange(text, hit.first - 1, hits)))


def _is_part_of_name(text: Text, hit: Hit, entry: Entry, hits: Sequence[Hit]) -> bool:
    """Whether the word is the middle of a longer name, or a maker before its product ("Boeing 737")."""
    behind = text.words[hit.last] if hit.last < len(text) else ""
    if entry.sort == "mnc" and any(char.isdigit() for char in behind):
        return True
    inside = _is_strange(text, hit.first - 1, hits) and _is_strange(text, hit.last, hits)
    return inside and not text.words[hit.first].isupper()


def _is_title(entry: Entry) -> bool:
    """Whether the noun stands before a name: what follows is a surname, be it a city's name too ("Judge Lincoln")."""
    return entry.kind == "role" and entry.sort == "person" and not entry.plural and not entry.weak


def _is_strange(text: Text, at: int, hits: Sequence[Hit]) -> bool:
    """Whether the word there looks like part of a name that no table has."""
    if not text.is_proper(at):
        return False
    return not any(hit.first <= at < hit.last for hit in hits)


def _compose(parts: list[Part], known: Known) -> Sense | None:
    head, tails = parts[0], parts[1:]
    if not head.items:
        return _from_apposition(tails, known) if head.unknown_name else None
    sense = _read_head(head, known)
    if sense is None:
        return None
    for tail in tails:
        sense = _extend(sense, head, tail, known)
    return sense


def _from_apposition(tails: list[Part], known: Known) -> Sense | None:
    """An unknown name is whom its apposition makes it: "Anna Ek, the Swedish envoy"."""
    if not tails or tails[0].link != ",":
        return None
    sense = _compose(tails, known)
    return sense if sense and sense.kind == "role" else None


def _read_head(head: Part, known: Known) -> Sense | None:
    last = head.items[-1].best
    if last.kind == "person":
        return _as_person(head, known.on)
    if last.kind == "organisation" and not head.unknown_noun:
        return _as_namesake(head, last) or _as_organisation(last, known.on)
    return _as_role(head, known) if last.kind == "role" else _as_land(head, known.on)


def _as_person(head: Part, on: date | None) -> Sense | None:
    hit = head.items[-1]
    title = next((item.best for item in reversed(head.items[:-1]) if item.best.kind == "role"), None)
    country = next((item.best.country for item in head.items[:-1] if item.best.kind in ("adjective", "state")), None)
    people = [entry for entry in hit.entries if entry.kind == "person"]
    entry = pick_person(people, on=on, office=title.office if title else None, country=country)
    entry = entry or pick_person(people, on=on, office=None, country=None)
    if entry is None:
        return None
    return _former(_person_sense(entry, on), head.former)


def _person_sense(entry: Entry, on: date | None) -> Sense:
    term, running = term_on(entry, on)
    when = f"{f'on {on}' if on else 'undated'}{'' if running else ', not in office'}"
    held = f"{term.office} {term.start or ''}..{term.end or ''}".strip()
    return Sense(
        kind="person",
        id=term.country or term.organisation,
        name=entry.name,
        country=term.country,
        sectors=sectors_on(entry, on),
        person=entry.name,
        office=term.office or None,
        why=f"{entry.origin or 'people.csv'}: {entry.name}, {held}, {when}",
    )


def _former(sense: Sense, former: bool) -> Sense:
    if not former or sense.sectors[:1] == ("ELI",):
        return sense
    return replace(sense, sectors=("ELI", *(s for s in sense.sectors if s != "ELI")), why=sense.why + "; former")


def _as_organisation(entry: Entry, on: date | None) -> Sense:
    entry = entry_on(entry, on)
    row = f"{entry.origin or 'organisations.csv'}: {entry.id}"
    return Sense(
        kind="organisation",
        id=entry.id,
        name=entry.name,
        country=entry.country,
        sectors=entry.sectors,
        why=row if entry.id else f"introduced in the text: {entry.name}",
    )


def _as_namesake(head: Part, body: Entry) -> Sense | None:
    """A body of the same name elsewhere: "the Turkish Workers' Party" is not Brazil's."""
    land = next((item.best for item in head.items[:-1] if item.best.kind in ("adjective", "state")), None)
    if land is None or body.country in (None, land.country) or body.sort == "armed":
        return None
    why = f"{land.kind} {land.form}; named like organisations.csv: {body.id}"
    return Sense(kind="role", id=land.country, name=land.name, country=land.country, sectors=body.sectors, why=why)


def _as_role(head: Part, known: Known) -> Sense | None:
    entries = [entry_on(item.best, known.on) for item in head.items]
    role = entries[-1]
    behind = entries[:-1]
    body = next((entry for entry in reversed(behind) if entry.kind == "organisation"), None)
    land = next((entry for entry in behind if entry.kind in _LANDS and entry.country), None)
    if role.form in BESIDE:
        body = land = None  # Peru's neighbours are not Peru
    if head.unknown_noun and not (land or body):
        return None
    sectors = _sectors(role, behind)
    if body and not (land and role.office in POSTED):
        sense = replace(_as_organisation(body, known.on), sectors=sectors, office=role.office)
    else:
        sense = _role_sense(role, land, sectors)
    named = head.unknown_name if role.sort == "person" and not role.plural else ""
    holder = _by_surname(named, role, sense.country, known) if named else None
    return _former(holder or replace(sense, person=named or None), head.former)


def _by_surname(surname: str, role: Entry, country: str | None, known: Known) -> Sense | None:
    """The holder of the office whom a title and a name too common to stand alone tell: "President Johnson"."""
    *given, last = surname.split()
    people = known.lexicon.surnames.get(to_key(last), [])
    people = [entry for entry in people if not given or to_key(given[0]) == to_key(entry.name.split()[0])]
    held = [entry for entry in people if any(_is_held_as(term, role, named=bool(given)) for term in entry.terms)]
    if not (role.office or given or country):
        held = _serving_alone(held, known.on)  # there are many senators and mayors, and few whom the tables know
    entry = pick_person(held, on=known.on, office=role.office, country=country)
    return _person_sense(entry, known.on) if entry else None


def _serving_alone(people: Sequence[Entry], on: date | None) -> list[Entry]:
    """The one of them in office on that day; nobody without a day, or where two are."""
    serving = [entry for entry in people if on and any(term.covers(on) for term in entry.terms)]
    return serving if len(serving) == 1 else []


def _is_held_as(term: Term, role: Entry, *, named: bool) -> bool:
    """Whether the noun is a title for the office; where a first name is told too, one of its sector is ("Sen.")."""
    of_its_kind = named and not role.office and role.sectors[:1] == term.sectors[:1]
    return term.office in (role.office, role.name) or of_its_kind


def governed_on(surname: str, known: Known) -> Sense | None:
    """Whom a bare surname means on a day: the one head of a state or government of that name then, if only one was.

    None without a day, and where nobody of that name governed.

    >>> from comity.actors.lexicon import lexicon
    >>> governed_on("Kennedy", Known(lexicon=lexicon(), on=date(1962, 3, 1))).name
    'John F. Kennedy'
    """
    on = known.on
    if on is None:
        return None
    people = known.lexicon.surnames.get(to_key(surname), [])
    serving = [each for each in people if any(t.office in _HEADS and t.country and t.covers(on) for t in each.terms)]
    return _person_sense(serving[0], on) if len(serving) == 1 else None


_HEADS = frozenset(("president", "prime minister", "chancellor", "head of state", "head of government"))
_LANDS = ("state", "adjective", "demonym", "capital", "seat", "region", "epithet", "people", "person")


def _role_sense(role: Entry, land: Entry | None, sectors: tuple[str, ...]) -> Sense:
    why = f"{role.origin or 'roles.csv'}: {role.form}" + (f"; {land.kind} {land.form}" if land else "")
    country = land.country if land else None
    name = land.name if land and land.kind not in ("person", "people", "region") else None
    return Sense(kind="role", id=country, name=name, country=country, sectors=sectors, office=role.office, why=why)


def _sectors(role: Entry, behind: list[Entry]) -> tuple[str, ...]:
    """The telling sectors first: of an armed body, then of a strong noun, then of what stands before it."""
    armed = [
        sector
        for entry in behind
        if entry.kind in ("organisation", "people")
        for sector in entry.sectors
        if ARMED & set(entry.sectors)
    ]
    before = [
        s
        for entry in reversed(behind)
        if entry.kind in ("role", "organisation", "people") and not entry.weak
        for s in entry.sectors
    ]
    before += [s for entry in behind if entry.sort == "disputed" for s in entry.sectors]
    if role.weak:
        return _join(armed, before) or role.sectors
    return _join(armed, role.sectors, before)


def _join(*groups: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sector for group in groups for sector in group))


def _as_land(head: Part, on: date | None) -> Sense | None:
    """A state, its capital or people by themselves, or before a noun that no table has ("Japanese exports")."""
    entries = [entry_on(item.best, on) for item in head.items]
    body = next((entry for entry in reversed(entries) if entry.kind == "organisation"), None)
    if body:
        return _as_organisation(body, on)
    entry = entries[-1]
    land = next((each for each in entries if each.country), entry)
    sectors = _join(
        *(each.sectors for each in reversed(entries) if each.kind != "role"),
        *(each.sectors for each in entries if each.kind == "role"),
    )
    if head.armed and entry.kind in ("demonym", "people"):
        sectors = _join(("UAF",), sectors)  # "armed Serbs" are no crowd of citizens
    noun = f" before {head.unknown_noun!r}" if head.unknown_noun else ""
    return Sense(
        kind=entry.kind,
        id=land.country,
        name=land.name if land.kind not in ("people", "region") else entry.name,
        country=land.country,
        sectors=sectors,
        why=f"{entry.origin}{': ' if entry.origin else ''}{entry.kind} {entry.form}{noun}",
    )


def _extend(sense: Sense, head: Part, tail: Part, known: Known) -> Sense:
    """What a tail adds: the country or body that a role belongs to, or the name in apposition."""
    if not tail.items or sense.kind not in ("role", "people"):
        return sense
    found = _read_head(tail, known)
    if found is None:
        return sense
    if tail.link == "," and found.kind == "person" and sense.country in (None, found.country):
        return found
    if (
        tail.link not in PLACE
        or head.items[-1].best.form in BESIDE
        or sense.country
        or sense.id
        or (sense.office in POSTED and tail.link != "of")
    ):
        return sense
    role = head.items[-1].best
    return replace(
        sense,
        id=found.id,
        name=found.name,
        country=found.country,
        sectors=_tail_sectors(sense, role, found),
        why=f"{sense.why}; {tail.link} {found.why}",
    )


def _tail_sectors(sense: Sense, role: Entry, found: Sense) -> tuple[str, ...]:
    """ "leader of Hamas" is Hamas's sector first; "president of the Senate" keeps its own first."""
    extra = () if found.kind in ("demonym", "capital", "region") and "PRE" not in found.sectors else found.sectors
    heads_it = role.weak or (role.office == "president" and found.kind == "role")
    kept = () if role.weak and extra else sense.sectors
    if sense.sectors[:1] == ("ELI",):
        return _join(sense.sectors, extra)
    return _join(extra, kept) if heads_it or ARMED & set(extra) else _join(kept, extra)
