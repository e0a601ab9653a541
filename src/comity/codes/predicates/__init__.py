"""The predicates: which verbs, nouns and adjectives tell of which PLOVER type, and what words around them make of it.

Seven files hold the knowledge (`verbs nouns adjectives operators compose classes appeals`, all .csv, each with its
rules in a comment on top); this module loads them, checks every code in them, and indexes them by lemma. The columns
`note` and `source` are for whoever keeps the files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, Protocol, TypedDict, TypeVar, cast, get_args

from comity.codes import cameo, plover
from comity.codes.table import rows
from comity.errors import CodeError

Direction = Literal["forward", "reverse", "mutual"]
PartOfSpeech = Literal["verb", "noun", "adj"]

# `=` in the type column of compose.csv: the inner event stands as it is.
SAME = "="


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """What the head lemma of a phrase may be; `text` is as the file has it.

    `lemmas` holds the lemmas allowed, classes spelled out; empty means any. `absent` means the phrase must be missing.
    """

    text: str = ""
    lemmas: frozenset[str] = frozenset()
    absent: bool = False

    @property
    def weight(self) -> int:
        """How much it constrains: 0 nothing, 1 a class or an absence, 2 only listed lemmas."""
        if not self.text:
            return 0
        return 1 if self.absent or "@" in self.text else 2

    def allows(self, lemma: str | None) -> bool:
        """Whether a phrase with this head lemma passes; None stands for no phrase there.

        >>> Constraint(text="visa", lemmas=frozenset({"visa"})).allows("visa"), Constraint().allows(None)
        (True, True)
        """
        if self.absent:
            return lemma is None
        return not self.lemmas or lemma in self.lemmas


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What one sense of a word tells: a PLOVER type and mode, a CAMEO code, and who does it to whom.

    `direction`: `forward` from subject to object, `reverse` where the subject is the recipient, `mutual` both ways.
    """

    lemma: str
    type: str
    mode: str | None
    cameo: str
    direction: Direction


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbRow(Sense):
    """One sense of a verb. A phrasal particle follows the lemma after a blank ("call off").

    `objects` constrains the direct object (or passive subject). `preps` maps each preposition that selects the sense to
    what its own object must be; empty means that none is needed.
    """

    objects: Constraint
    preps: Mapping[str, Constraint]

    @property
    def weight(self) -> int:
        """How constrained the sense is: rows of one lemma are tried from the highest to 0."""
        strictest = max((1 + need.weight for need in self.preps.values()), default=0)
        return 2 * self.objects.weight + 2 * bool(self.preps) + strictest

    @property
    def key(self) -> str:
        """The row in a trace: `verbs:impose/@sanctions/on|against`."""
        preps = "|".join(prep + (need.text and ":" + need.text) for prep, need in self.preps.items())
        return f"verbs:{self.lemma}/{self.objects.text}/{preps}".rstrip("/")


@dataclass(frozen=True, slots=True, kw_only=True)
class NounRow(Sense):
    """One sense of an event noun. `modifiers` constrains a compound or adjective before it ("air" strike).

    `target_preps` are the prepositions that lead to its target where they are special; empty means the usual ones.
    """

    modifiers: Constraint
    target_preps: tuple[str, ...]

    @property
    def weight(self) -> int:
        """How constrained the sense is."""
        return self.modifiers.weight

    @property
    def key(self) -> str:
        """The row in a trace: `nouns:strike/air`."""
        return f"nouns:{self.lemma}/{self.modifiers.text}".rstrip("/")


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjectiveRow(Sense):
    """An adjective that puts its subject in an attitude to the object of one of `preps` ("critical of")."""

    preps: Mapping[str, Constraint]

    @property
    def weight(self) -> int:
        """How constrained the sense is."""
        return max((1 + need.weight for need in self.preps.values()), default=0)

    @property
    def key(self) -> str:
        """The row in a trace: `adjectives:critical/of`."""
        return f"adjectives:{self.lemma}/{'|'.join(self.preps)}".rstrip("/")


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorRow:
    """A word that takes another predicate and changes what comes of it ("refuse" to help): see compose.csv."""

    lemma: str
    pos: PartOfSpeech
    effect: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """What an operator and an inner event make together.

    `keeps` means that the inner event stands as it is, mode and CAMEO code included; `mode` and `cameo` are then None.
    """

    type: str
    mode: str | None
    cameo: str | None
    keeps: bool


class _Row(Protocol):
    @property
    def lemma(self) -> str: ...
    @property
    def weight(self) -> int: ...


_R = TypeVar("_R", bound=_Row)


@cache
def verbs() -> Mapping[str, tuple[VerbRow, ...]]:
    """The senses of each verb, the most constrained first; a phrasal verb stands under its full form.

    >>> verbs()["condemn"][-1].type
    'ACCUSE'
    """
    return _by_lemma(map(_to_verb, rows("predicates/verbs.csv")))


@cache
def nouns() -> Mapping[str, tuple[NounRow, ...]]:
    """The senses of each event noun, the most constrained first.

    >>> nouns()["strike"][-1].type
    'ASSAULT'
    """
    return _by_lemma(map(_to_noun, rows("predicates/nouns.csv")))


@cache
def adjectives() -> Mapping[str, tuple[AdjectiveRow, ...]]:
    """The senses of each adjective, the most constrained first.

    >>> adjectives()["critical"][0].type
    'ACCUSE'
    """
    return _by_lemma(map(_to_adjective, rows("predicates/adjectives.csv")))


@cache
def operators() -> Mapping[str, tuple[OperatorRow, ...]]:
    """The operators by lemma; a lemma has one row for each part of speech.

    >>> operators()["refuse"][0].effect
    'refuse'
    """
    found: dict[str, list[OperatorRow]] = {}
    for row in rows("predicates/operators.csv"):
        found.setdefault(row["lemma"], []).append(_to_operator(row))
    return MappingProxyType({lemma: tuple(group) for lemma, group in found.items()})


def effects() -> tuple[str, ...]:
    """The effects that compose.csv knows.

    >>> "refuse" in effects()
    True
    """
    return tuple(dict.fromkeys(effect for effect, _ in _composition()))


def compose(effect: str, inner_type: str, inner_mode: str | None = None) -> Composed | None:
    """What an operator makes of an inner event. None means that no event of PLOVER comes of the two.

    The row of the inner type and mode wins over that of its type, that over its quad class, that over `*`.

    Raises:
        CodeError: no such effect, type or mode.

    >>> compose("refuse", "CONSULT").type, compose("stop", "ASSAULT").mode
    ('REJECT', 'ceasefire')
    >>> compose("transparent", "AID").keeps
    True
    """
    plover.check_mode(inner_type, inner_mode)
    for inner in (f"{inner_type}/{inner_mode}", inner_type, f"q{plover.quad(inner_type)}", "*"):
        if (effect, inner) in _composition():
            return _to_composed(_composition()[effect, inner], inner_type)
    raise CodeError(f"{effect!r} is not an effect of compose.csv. Known: {', '.join(effects())}.")


def in_class(lemma: str, name: str) -> bool:
    """Whether a noun lemma is in a class; the class is written with its `@`.

    Raises:
        CodeError: no such class.

    >>> in_class("embargo", "@sanctions")
    True
    """
    return lemma in class_lemmas(name)


def class_lemmas(name: str) -> frozenset[str]:
    """The lemmas of a class such as `@aid`.

    Raises:
        CodeError: no such class.
    """
    if name not in _classes():
        raise CodeError(f"{name!r} is not a noun class. Known: {', '.join(_classes())}. See classes.csv.")
    return _classes()[name]


@cache
def appeals() -> frozenset[str]:
    """The lemmas that ask without a demand.

    >>> "urge" in appeals(), "insist" in appeals()
    (True, False)
    """
    return frozenset(row["lemma"] for row in rows("predicates/appeals.csv"))


@cache
def listed_nouns() -> frozenset[str]:
    """Every noun that the lexicon knows: event nouns, and the members of classes."""
    return frozenset(nouns()).union(*_classes().values())


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("predicates/classes.csv"):
        found.setdefault("@" + row["class"], set()).add(row["lemma"])
    return {name: frozenset(lemmas) for name, lemmas in found.items()}


@cache
def _composition() -> dict[tuple[str, str], dict[str, str]]:
    return {(row["effect"], inner): row for row in rows("predicates/compose.csv") for inner in row["inner"].split("|")}


def _to_composed(row: dict[str, str], inner_type: str) -> Composed | None:
    if not row["type"]:
        return None
    if row["type"] == SAME:
        return Composed(type=inner_type, mode=None, cameo=None, keeps=True)
    type_, mode, code = _coding(row)
    return Composed(type=type_, mode=mode, cameo=code, keeps=False)


def _to_verb(row: dict[str, str]) -> VerbRow:
    return VerbRow(
        **_sense(row),
        objects=_constraint(row["object"]),
        preps=_preps(row["prep"]),
    )


def _to_noun(row: dict[str, str]) -> NounRow:
    return NounRow(
        **_sense(row),
        modifiers=_constraint(row["modifier"]),
        target_preps=tuple(filter(None, row["target_preps"].split("|"))),
    )


def _to_adjective(row: dict[str, str]) -> AdjectiveRow:
    return AdjectiveRow(
        **_sense(row),
        preps=_preps(row["prep"]),
    )


def _to_operator(row: dict[str, str]) -> OperatorRow:
    if row["effect"] not in effects():
        raise CodeError(f"operators.csv: {row['lemma']!r} has effect {row['effect']!r}. Known: {', '.join(effects())}.")
    pos = _one_of(row["pos"], get_args(PartOfSpeech), row)
    return OperatorRow(lemma=row["lemma"], pos=cast(PartOfSpeech, pos), effect=row["effect"])


class _SenseFields(TypedDict):
    """The fields of `Sense`."""

    lemma: str
    type: str
    mode: str | None
    cameo: str
    direction: Direction


def _sense(row: dict[str, str]) -> _SenseFields:
    type_, mode, code = _coding(row)
    return _SenseFields(lemma=row["lemma"], type=type_, mode=mode, cameo=code, direction=_direction(row))


def _coding(row: dict[str, str]) -> tuple[str, str | None, str]:
    """Type, mode and CAMEO code of a row, each known."""
    try:
        type_ = plover.check_type(row["type"])
        return type_, plover.check_mode(type_, row["mode"] or None), cameo.check(row["cameo"])
    except CodeError as problem:
        raise CodeError(f"the predicate row {list(row.values())!r} is wrong: {problem}") from problem


def _direction(row: dict[str, str]) -> Direction:
    return cast(Direction, _one_of(row["direction"], get_args(Direction), row))


def _one_of(value: str, known: Iterable[str], row: dict[str, str]) -> str:
    if value not in known:
        raise CodeError(f"the predicate row {list(row.values())!r} has {value!r}. Known: {', '.join(known)}.")
    return value


def _constraint(text: str) -> Constraint:
    if text == "-":
        return Constraint(text=text, absent=True)
    lemmas: set[str] = set()
    for part in filter(None, text.split("|")):
        lemmas |= class_lemmas(part) if part.startswith("@") else {part}
    return Constraint(text=text, lemmas=frozenset(lemmas))


def _preps(text: str) -> Mapping[str, Constraint]:
    found: dict[str, Constraint] = {}
    for part in filter(None, text.split("|")):
        prep, _, need = part.partition(":")
        found[prep] = _constraint("|".join(filter(None, (found[prep].text, need))) if prep in found else need)
    return MappingProxyType(found)


def _by_lemma(found: Iterable[_R]) -> Mapping[str, tuple[_R, ...]]:
    groups: dict[str, list[_R]] = {}
    for row in found:
        groups.setdefault(row.lemma, []).append(row)
    return MappingProxyType({lemma: tuple(sorted(group, key=_strictest_first)) for lemma, group in groups.items()})


def _strictest_first(row: _Row) -> int:
    return -row.weight
