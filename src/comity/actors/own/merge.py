"""A user's own actors put beside, or in the place of, those that comity has.

A name in a user's file means that actor alone. An actor that comity has, by the same id or name, keeps what the file
does not say; of a person whose offices a file gives, comity's are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from comity.actors.lexicon import Entry, Kind, Lexicon, to_keys
from comity.actors.own.given import OwnActor
from comity.actors.words import to_key
from comity.codes.actors import Organisation, Term, to_plural

_STATE: tuple[Kind, ...] = ("state", "adjective", "demonym", "capital", "seat")
_BODIES: tuple[Kind, ...] = ("organisation", *_STATE)


def add_own(lexicon: Lexicon, actors: Iterable[OwnActor]) -> Lexicon:
    """A lexicon with the actors added to it; the one given is left as it is."""
    merge = _Merge(lexicon.copy())
    for actor in actors:
        merge.add(actor)
    merge.add_people()
    return merge.made


@dataclass(slots=True)
class _Merge:
    """The work on one lexicon: `claimed` are the names that the user's actors have, `held` the offices by person."""

    made: Lexicon
    claimed: set[tuple[str, ...]] = field(default_factory=set)
    held: dict[str, list[tuple[Term, str]]] = field(default_factory=dict)
    by_id: dict[str, list[Entry]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for entries in self.made.entries.values():
            for entry in entries:
                if entry.id and entry.kind in _BODIES:
                    self.by_id.setdefault(entry.id, []).append(entry)

    def add(self, actor: OwnActor) -> None:
        """Put one actor in its place."""
        if actor.kind == "nobody":
            self._claim(actor.names)
        elif actor.kind == "role":
            self._put(_roles(actor))
        elif actor.kind == "person" or self._is_shipped_person(actor):
            self._hold(_own_terms(actor), actor.origin)
        else:
            self._add_body(actor)

    def _is_shipped_person(self, actor: OwnActor) -> bool:
        return actor.id is None and actor.kind is None and bool(actor.name) and bool(self._people(actor.name or ""))

    def _people(self, name: str) -> list[Entry]:
        """The entry of the person whom comity has under this full name."""
        found = self.made.entries.get(to_keys(name), [])
        return [entry for entry in found if entry.kind == "person" and to_keys(entry.name) == to_keys(name)]

    def _add_body(self, actor: OwnActor) -> None:
        known = self._shipped(actor)
        key = known[0].id if known else actor.id or _to_id(actor.name or actor.names[0])
        first = known[0] if known else Entry(kind="organisation", form="", name=actor.name or str(actor.id), id=key)
        base = _changed(first, actor)
        if known:
            self._rewrite(known, actor)
        kind: Kind = "state" if first.kind in _STATE else "organisation"
        self._put(replace(base, kind=kind, form=name) for name in actor.names)
        self._note_kind(base)
        for term in actor.offices:
            country = base.country
            sectors = term.sectors or base.sectors or (("GOV",) if kind == "state" else ())
            body = None if country else base.id
            self._hold([replace(term, country=country, organisation=body, sectors=sectors)], actor.origin)

    def _shipped(self, actor: OwnActor) -> list[Entry]:
        """The entries of the state or body that comity has under the actor's id, or else under its name."""
        if actor.id:
            return sorted(self.by_id.get(actor.id, []), key=lambda entry: _BODIES.index(entry.kind))
        named = self.made.entries.get(to_keys(actor.name or ""), [])
        key = next((entry.id for entry in named if entry.id and entry.kind in ("organisation", "state")), None)
        return self.by_id.get(key, []) if key else []

    def _rewrite(self, known: list[Entry], actor: OwnActor) -> None:
        """Change the entries that comity has of an actor, under the names that they stand under."""
        rewritten = []
        for entry in known:
            at = self.made.entries.get(to_keys(entry.form), [])
            changed = replace(_changed(entry, actor), kind=entry.kind, form=entry.form)
            if entry.kind not in ("state", "organisation"):
                changed = replace(changed, sectors=entry.sectors, terms=())
            at[:] = [changed if each is entry else each for each in at]
            rewritten.append(changed)
        self.by_id[known[0].id or ""] = rewritten

    def _note_kind(self, entry: Entry) -> None:
        if entry.kind != "organisation" or entry.id is None:
            return
        body = Organisation(
            key=entry.id,
            name=entry.name,
            names=(),
            kind=entry.sort,
            country=entry.country,
            sectors=entry.sectors,
        )
        self.made.kinds[entry.id] = entry.sort
        self.made.blocs.pop(entry.id, None)
        if body.bloc:
            self.made.blocs[entry.id] = body.bloc

    def _hold(self, terms: Iterable[Term], origin: str) -> None:
        for term in terms:
            self.held.setdefault(term.name, []).append((term, origin))

    def add_people(self) -> None:
        """Add everybody who holds an office in the user's files, each with all of them."""
        for name, held in self.held.items():
            terms = tuple(term for term, _ in held)
            shipped = {entry.form for known in self._people(name) for entry in self._forms_of(known)}
            forms = dict.fromkeys((name, *(alias for term in terms for alias in term.aliases), *sorted(shipped)))
            self._forget(name)
            entries = [
                Entry(kind="person", form=form, name=name, country=terms[-1].country, terms=terms, origin=held[0][1])
                for form in forms
            ]
            self._claim([entry.form for entry in entries if entry.form not in shipped or entry.form == name])
            for entry in entries:
                self.made.add_person(entry)

    def _forms_of(self, known: Entry) -> Iterator[Entry]:
        names = {known.name, *(alias for term in known.terms for alias in term.aliases)}
        for form in names:
            yield replace(known, form=form)

    def _forget(self, name: str) -> None:
        """Take out the person whom comity has under this full name."""
        for known in self._people(name):
            for entry in self._forms_of(known):
                at = self.made.entries.get(to_keys(entry.form), [])
                at[:] = [each for each in at if each.kind != "person" or each.name != known.name]
            surnames = self.made.surnames.get(to_key(known.name.split()[-1]), [])
            surnames[:] = [each for each in surnames if each.name != known.name]

    def _put(self, entries: Iterable[Entry]) -> None:
        found = list(entries)
        self._claim([entry.form for entry in found])
        for entry in found:
            self.made.add(entry)
            if entry.id and entry.kind in _BODIES:
                self.by_id.setdefault(entry.id, []).append(entry)

    def _claim(self, names: Iterable[str]) -> None:
        """Clear names of what comity means by them; what another actor of the user's has under them stays."""
        for keys in map(to_keys, names):
            if keys not in self.claimed:
                self.claimed.add(keys)
                self.made.entries.pop(keys, None)


def _changed(entry: Entry, actor: OwnActor) -> Entry:
    """The entry with what the user's file says of it."""
    country = actor.country or entry.country
    sectors = entry.sectors if actor.sectors is None else actor.sectors
    dated = bool(actor.periods) and any(term.start or term.end for term in actor.periods)
    always = Term(
        name="", aliases=(), country=country, organisation=None, office="", sectors=sectors, start=None, end=None
    )
    periods = (*(replace(term, country=term.country or country) for term in actor.periods), always)
    return replace(
        entry,
        name=actor.name or entry.name,
        country=country,
        sectors=sectors,
        sort=actor.kind or entry.sort,
        terms=periods if dated else (),
        origin=actor.origin,
    )


def _own_terms(actor: OwnActor) -> Iterator[Term]:
    """The offices of a person, else the periods, else one that always runs, under the name of the person."""
    name = actor.name or actor.names[0]
    always = Term(
        name=name,
        aliases=(),
        country=actor.country,
        organisation=None,
        office="",
        sectors=actor.sectors or (),
        start=None,
        end=None,
    )
    aliases = tuple(each for each in actor.names if each != name)
    for term in actor.offices or actor.periods or (always,):
        named = term.name or name
        yield replace(term, name=named, aliases=(*term.aliases, *aliases) if named == name else term.aliases)


def _roles(actor: OwnActor) -> Iterator[Entry]:
    """A noun of an agents dictionary, singular and plural; who it is of, its neighbours tell."""
    dated = any(term.start or term.end for term in actor.periods)
    for form in dict.fromkeys(form for name in actor.names for form in (name, to_plural(name))):
        yield Entry(
            kind="role",
            form=form,
            name=actor.names[0],
            sectors=actor.sectors or (),
            sort="person",
            plural=form not in actor.names,
            terms=actor.periods if dated else (),
            origin=actor.origin,
        )


def _to_id(name: str) -> str:
    """A key made of a name.

    >>> _to_id("Blue Shore Front")
    'BLUE_SHORE_FRONT'
    """
    return "_".join(to_keys(name)).upper()
