"""Corrections as data: what people decided about claims, kept apart from the claims as they were coded.

A claim is evidence and is never edited. A judgement is kept beside it, under the id of the claim as coded, and applied
whenever the claim is read: so coding a document again loses nothing, and taking a judgement back needs no repair. When
a later run codes the same words differently, the claim has another id: then a judgement that says what type or tie it
is finds it by its place (`place_of`), if one claim alone stands there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, cast, get_args

from comity.errors import CodeError, InputError
from comity.model import AnyClaim, Decision, TieClaim, Verdict, content_id
from comity.record.corrections import HANGS_ON, correct, fields_of, shown

DECISIONS: tuple[str, ...] = get_args(Decision)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What one person decided about one claim at one time (UTC), and why.

    `claim` is its id as coded, `document` and `place` where it stands; None where an imported judgement does not say.
    `fields` is filled for `set`; `event` and `others` (the other claims of that event) for `split` and `merge`.
    """

    claim: str
    decision: Decision
    why: str
    by: str
    at: datetime
    document: str | None = None
    place: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    event: str | None = None
    others: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """A hash of what was decided, by whom and when: importing twice equals importing once."""
        fields = sorted(self.fields.items())
        return content_id(self.claim, self.decision, fields, self.event, self.others, self.why, self.by, self.at)

    def row(self) -> dict[str, Any]:
        """The judgement as a row of the table `judgements`."""
        plain = ("id", "claim", "decision", "why", "by", "document", "place", "event")
        return {name: getattr(self, name) for name in plain} | {
            "at": self.at.astimezone(UTC).replace(tzinfo=None),
            "fields": [{"field": name, "value": value} for name, value in self.fields.items()],
            "others": list(self.others),
        }

    def json(self) -> dict[str, Any]:
        """The judgement as one JSON object, what `judgement_of_json` reads."""
        return self.row() | {"at": self.at.isoformat(), "fields": dict(self.fields)}


def judgement_of_row(row: Mapping[str, Any]) -> Judgement:
    """The judgement that a row of the table holds."""
    kept = {name: row[name] for name in ("claim", "decision", "why", "by", "document", "place", "event")}
    fields = {pair["field"]: pair["value"] for pair in row["fields"] or ()}
    others = tuple(row["others"] or ())
    return Judgement(**kept, at=row["at"].replace(tzinfo=UTC), fields=fields, others=others)


def judgement_of_json(line: Mapping[str, Any]) -> Judgement:
    """The judgement that a line of an export holds.

    Raises:
        InputError: a field is missing or holds what it cannot.
    """
    decision = _text(line, "decision")
    if decision not in DECISIONS:
        raise InputError(f"'decision' is {decision!r:.60}; it must be one of {', '.join(DECISIONS)}. Mend the line.")
    return Judgement(
        claim=_text(line, "claim"),
        decision=cast(Decision, decision),
        why=_text(line, "why"),
        by=_text(line, "by"),
        at=_moment(line),
        document=_text(line, "document") if line.get("document") else None,
        place=_text(line, "place") if line.get("place") else None,
        fields=_fields(line, decision),
        event=_text(line, "event") if decision in ("split", "merge") else None,
        others=_others(line),
    )


def _text(line: Mapping[str, Any], name: str) -> str:
    value = line.get(name)
    if not isinstance(value, str) or not value.strip():
        raise InputError(f"{name!r} is {value!r:.60}; it must be text. Mend the line.")
    return value


def _moment(line: Mapping[str, Any]) -> datetime:
    value = _text(line, "at")
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as problem:
        raise InputError(f"'at' is {value!r:.60}; it must be a time such as 2024-04-21T09:30:00+00:00.") from problem
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _fields(line: Mapping[str, Any], decision: str) -> dict[str, str]:
    fields = line.get("fields") or {}
    if not isinstance(fields, dict) or not all(isinstance(value, str) for value in fields.values()):
        raise InputError(f"'fields' is {fields!r:.60}; it must be an object of texts. Mend the line.")
    if bool(fields) != (decision == "set"):
        raise InputError(
            f"'fields' is {fields!r:.60}; it belongs to the decision 'set', and to no other. Mend the line."
        )
    known = {*fields_of("event"), *fields_of("tie")}
    if unknown := sorted(fields.keys() - known):
        raise InputError(f"{unknown[0]!r:.60} is not a field that can be set. Known: {', '.join(sorted(known))}.")
    return fields


def _others(line: Mapping[str, Any]) -> tuple[str, ...]:
    others = line.get("others") or []
    if not isinstance(others, list) or not all(isinstance(other, str) for other in others):
        raise InputError(f"'others' is {others!r:.60}; it must be a list of ids. Mend the line.")
    return tuple(others)


def place_of(claim: AnyClaim) -> str:
    """Which words and actors of its document a claim is about: its id but for what was made of them."""
    sides = (claim.a, claim.b) if isinstance(claim, TieClaim) else (*claim.source, *claim.target)
    actors = sorted(f"{actor.start}-{actor.end}" for actor in sides)
    return content_id(claim.document, claim.kind, claim.trigger.start, claim.trigger.end, claim.trigger.text, *actors)


def check_judgements(claim: AnyClaim, judgements: Sequence[Judgement]) -> None:
    """Whether the judgements can all be of that claim, as coded.

    Raises:
        CodeError: a field that claims of this kind lack, or that cannot hold the value.
    """
    correct(claim, {name: value for name, (value, _) in _standing(judgements).fields.items()})


def judged(claim: AnyClaim, judgements: Sequence[Judgement]) -> AnyClaim:
    """The claim as people left it: later judgements take back earlier ones of the same field.

    What cannot be set in this claim (any more) is left out.
    """
    standing = _standing(judgements)
    fields = _settable(claim, {name: value for name, (value, _) in standing.fields.items()})
    corrected = correct(claim, fields)
    standing = replace(standing, fields={name: standing.fields[name] for name in fields})
    verdicts = tuple(_verdicts(claim, standing))
    return replace(corrected, judged=verdicts or None)


def _settable(claim: AnyClaim, fields: Mapping[str, str]) -> dict[str, str]:
    """The fields that can be set, in the order in which they hang on each other."""
    kept: dict[str, str] = {}
    for name in (name for name in fields_of(claim.kind) if name in fields):
        tried = kept | {name: fields[name]}
        try:
            correct(claim, tried)
        except CodeError:
            continue
        kept = tried
    return kept


def is_wrong(claim: AnyClaim) -> bool:
    """Whether somebody judged the claim to be wrong, and nobody took it back."""
    return any(verdict.decision == "wrong" for verdict in claim.judged or ())


def by_claim(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """The judgements of each claim, in the order given."""
    made: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        made.setdefault(judgement.claim, []).append(judgement)
    return made


def follow_places(lost: Iterable[Sequence[Judgement]], claims: Iterable[AnyClaim]) -> dict[str, list[Judgement]]:
    """The judgements of claims that are there no more, by the id of the claim that stands on the same words now.

    Only those that say what it is (its type or tie), and only where one claim alone stands there: that a claim was
    wrong says nothing of another on the same words.
    """
    places: dict[str, list[str]] = {}
    for claim in claims:
        places.setdefault(place_of(claim), []).append(claim.id)
    moved: dict[str, list[Judgement]] = {}
    for judgements in filter(_say_what_it_is, lost):
        there = places.get(judgements[-1].place or "", [])
        if len(there) == 1:
            moved.setdefault(there[0], []).extend(judgements)
    return moved


def _say_what_it_is(judgements: Sequence[Judgement]) -> bool:
    standing = _standing(judgements)
    return not standing.whole and bool(standing.fields.keys() & {"type", "tie"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standing:
    """What is left of the judgements of one claim: of the whole claim, of its fields, of its event."""

    whole: Judgement | None = None
    fields: Mapping[str, tuple[str, Judgement]] = field(default_factory=dict)
    events: tuple[Judgement, ...] = ()


def _standing(judgements: Sequence[Judgement]) -> _Standing:
    left = _Standing()
    for judgement in judgements:
        left = _after(left, judgement)
    return left


def _after(left: _Standing, judgement: Judgement) -> _Standing:
    if judgement.decision == "right":
        return _Standing(whole=judgement)
    if judgement.decision == "wrong":
        return replace(left, whole=judgement)
    if judgement.decision == "set":
        new = {name: (value, judgement) for name, value in judgement.fields.items()}
        gone = {name for field in new for name in HANGS_ON.get(field, ())}
        kept = {name: value for name, value in left.fields.items() if name not in gone}
        return replace(left, whole=None, fields=kept | new)
    return replace(left, events=(*left.events, judgement))


def _verdicts(coded: AnyClaim, standing: _Standing) -> Iterable[Verdict]:
    for name, (value, judgement) in standing.fields.items():
        yield replace(_verdict(judgement), field=name, value=value, coded=shown(coded, name))
    for judgement in (*standing.events, *([standing.whole] if standing.whole else [])):
        yield _verdict(judgement)


def _verdict(judgement: Judgement) -> Verdict:
    return Verdict(
        decision=judgement.decision,
        by=judgement.by,
        at=judgement.at,
        why=judgement.why,
        event=judgement.event,
        others=judgement.others,
    )
