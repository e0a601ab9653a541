"""`comity judge`: from the words of a command line, or the lines of a file, to judgements."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from comity.api import Store
from comity.errors import CodeError, InputError, UsageError
from comity.model import Decision
from comity.present.cli.edge import Problems, read_lines
from comity.present.cli.party import party
from comity.record.judgements import Judgement, judgement_of_json

# The fields in which a party may be named as on any other command line: "Peru" as well as PER.
_SIDES = ("source", "target", "a", "b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a command line asks for."""

    fields: list[str]
    wrong: bool
    right: bool
    split: bool
    merge: str | None

    @property
    def decisions(self) -> list[Decision]:
        """The decisions asked for; one is right."""
        asked: dict[Decision, bool] = {
            "set": bool(self.fields),
            "wrong": self.wrong,
            "right": self.right,
            "split": self.split,
            "merge": self.merge is not None,
        }
        return [decision for decision, is_asked in asked.items() if is_asked]

    def check_alone(self, claim: str | None, *, show: bool, take: str | None) -> None:
        """Whether exactly one thing is asked for.

        Raises:
            UsageError: none is, or several.
        """
        if show or take is not None:
            if claim is not None or self.decisions or (show and take is not None):
                raise UsageError("--list and --import stand alone: give no claim and no judgement with them.")
            return
        if claim is None:
            raise UsageError("no claim is named: give its id (`comity code` prints it), or --list, or --import FILE.")
        if len(self.decisions) != 1:
            given = ", ".join(f"--{decision}" for decision in self.decisions) or "nothing"
            raise UsageError(f"{given} is asked of {claim!r}: give one of --set, --wrong, --right, --split, --merge.")


def judge_claim(claim: str, asked: Asked, *, why: str | None, by: str | None, store: str) -> str:
    """Keep one judgement; gives the claim as it stands then, explained.

    Raises:
        ComityError: as `Store.judge`, or a field given without a value.
    """
    [decision] = asked.decisions
    fields = dict(map(_field, asked.fields))
    with Store.open(store, create=False) as record:
        made = record.judge(
            claim, decision, why=why or "", by=by if by is not None else _login(), fields=fields, event=asked.merge
        )
        return record.why(made.claim)


def _field(words: str) -> tuple[str, str]:
    field, equals, value = (part.strip() for part in words.partition("="))
    if not field or not equals or not value:
        raise UsageError(f"--set {words!r} is no FIELD=VALUE: write it like type=ACCUSE; `none` empties a field.")
    return field, _parties(value) if field in _SIDES else value


def _parties(value: str) -> str:
    return ",".join(_party(words.strip()) for words in value.split(","))


def _party(words: str) -> str:
    """The id of a party that is named; other words stay as they are: they may be those of an actor of the claim."""
    try:
        return party(words)
    except UsageError:
        return words


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError) as problem:
        raise UsageError("nobody is logged in under a name: say who judges with --by NAME.") from problem


def list_judgements(store: str) -> Iterator[dict[str, Any]]:
    """All judgements of a store as JSON objects."""
    with Store.open(store, read_only=True) as record:
        yield from (judgement.json() for judgement in record.judgements())


def import_judgements(path: str, store: str) -> int:
    """Take over the judgements of a file, those already there left as they are; gives the exit status."""
    problems = Problems()
    with Store.open(store, create=False) as record:
        checked = list(_checked(record, read_lines(path, problems), problems))
        new = record.add_judgements(judgement for judgement, _ in checked)
    waiting = sum(not is_there for _, is_there in checked)
    note = f"; {waiting} of claims that the store lacks so far" if waiting else ""
    problems.note(f"{new} judgements taken over, {len(checked) - new} known before{note}.")
    problems.sum_up()
    return problems.status


def _checked(
    record: Store, lines: Iterable[dict[str, Any]], on_problem: Callable[[InputError], None]
) -> Iterator[tuple[Judgement, bool]]:
    """Each judgement that can be kept, and whether its claim is in the store; the others are reported."""
    for line in lines:
        try:
            judgement = judgement_of_json(line)
            yield judgement, record.check_judgement(judgement)
        except (InputError, CodeError) as problem:
            on_problem(InputError(f"judgement of claim {line.get('claim')!r:.40}: {problem}"))
