"""The future without a modal, and the moods: questions, commands, what follows from a condition."""

from __future__ import annotations

from calendar import day_name, month_name
from collections.abc import Iterator
from datetime import date

from comity.qualify.clauses import has_condition, has_inversion
from comity.qualify.cues import effects
from comity.qualify.governors import Cue
from comity.qualify.tree import AUXILIARIES, SUBJECTS, Tree

PRESENT = ("VBZ", "VBP")
MONTHS = {name.lower(): number for number, name in enumerate(month_name) if name}
AHEAD = frozenset(("tomorrow", "soon", "shortly", "tonight"))
DAYS = frozenset(name.lower() for name in day_name)
PERIODS = frozenset(("week", "month", "year", "weekend", "summer", "winter", "spring", "autumn", "decade", *DAYS))


def find_moods(tree: Tree, index: int, published: date | None) -> Iterator[Cue]:
    """What the mood of the sentence does to its main predicate, before its modals.

    `published` tells which dates are to come; None leaves dates alone.
    """
    if is_question(tree, index):
        yield effects()["questions"], "a question"
    elif is_command(tree, index):
        yield effects()["demands"], "a command"
    elif is_scheduled(tree, index, published):
        yield effects()["plans"], "present tense with a time to come"


def find_consequences(tree: Tree, index: int) -> Iterator[Cue]:
    """What a condition does to what follows from it: in "if they leave, we believe it will end", to the end alone."""
    if not tree.is_past(index) and tree.child(index, ("ccomp",)) is None and has_condition(tree, index):
        yield effects()["consequence"], f"a condition on {tree.lower[index]!r}"


def is_question(tree: Tree, index: int) -> bool:
    """Whether the predicate is asked about by yes or no; "why did it leave?" takes the leaving for granted."""
    if tree.dep[index] not in ("ROOT", "conj", "ccomp") or not has_inversion(tree, index):
        return False
    end = next((child for child in tree.children[_top(tree, index)] if tree.lower[child] == "?"), None)
    return end is not None and not _has_question_word(tree, index)


def _top(tree: Tree, index: int) -> int:
    while tree.head[index] != index:
        index = tree.head[index]
    return index


def _has_question_word(tree: Tree, index: int) -> bool:
    """Whether a wh-word stands before the predicate in its sentence."""
    while index >= 0:
        if tree.tag[index][0] == "W":
            return True
        if tree.starts[index]:
            return False
        index -= 1
    return False


def is_command(tree: Tree, index: int) -> bool:
    """Whether the predicate is an imperative."""
    first = tree.first_conjunct(index)
    if tree.dep[first] not in ("ROOT", "ccomp"):
        return False
    return all(_is_bare(tree, verb) for verb in {first, index})


def _is_bare(tree: Tree, index: int) -> bool:
    """Whether a verb stands in its base form, without subject and without an auxiliary but "do"."""
    auxiliaries = [tree.lower[child] for child in tree.children[index] if tree.dep[child] in AUXILIARIES]
    return tree.tag[index] == "VB" and auxiliaries in ([], ["do"]) and tree.child(index, SUBJECTS) is None


def is_scheduled(tree: Tree, index: int, published: date | None = None) -> bool:
    """Whether a present tense stands with a time to come: "opens tomorrow", "is flying on Monday"."""
    if tree.child(index, ("xcomp", "ccomp")) is not None:
        return False  # "wants to close it by June": the day is the complement's
    times = tree.children[index]
    if tree.tag[index] in PRESENT:
        return any(_is_ahead(tree, child) or is_dated_ahead(tree, child, published) for child in times)
    if tree.tag[index] != "VBG":
        return False
    auxiliary = tree.child(index, ("aux",))
    if auxiliary is None or tree.tag[auxiliary] not in PRESENT:
        return False
    return any(
        _is_ahead(tree, child) or _is_day(tree, child) or is_dated_ahead(tree, child, published) for child in times
    )


def find_dates(tree: Tree, index: int, published: date | None) -> Iterator[Cue]:
    """What a date to come does to the happening that a noun names: "the vote on 9 June"."""
    if any(is_dated_ahead(tree, child, published) for child in tree.children[index]):
        yield effects()["plans"], f"a day after publication on {tree.lower[index]!r}"


def is_dated_ahead(tree: Tree, index: int, published: date | None) -> bool:
    """Whether a dependent names a day after the day of publication, of that year unless it says another."""
    if published is None:
        return False
    if tree.dep[index] == "prep" and tree.lower[index] in ("on", "in", "by"):
        index = tree.child(index, ("pobj",)) or index
    month = MONTHS.get(tree.lower[index])
    if month is None:
        return False
    numbers = [int(tree.lower[child]) for child in tree.children[index] if tree.lower[child].isdecimal()]
    year = next((number for number in numbers if 1900 <= number <= 2200), published.year)
    day = next((number for number in numbers if 1 <= number <= 31), None)
    return (year, month, day or 0) > (published.year, published.month, published.day if day else 0)


def _is_ahead(tree: Tree, index: int) -> bool:
    if tree.lower[index] in AHEAD:
        return True
    if tree.dep[index] == "prep":
        return any(tree.lower[c] in AHEAD or _is_coming(tree, c) for c in tree.children[index])
    return _is_coming(tree, index)


def _is_coming(tree: Tree, index: int) -> bool:
    """ "Next week", "the coming days"."""
    return tree.lower[index] in PERIODS and any(
        tree.lower[child] in ("next", "coming") for child in tree.children[index]
    )


def _is_day(tree: Tree, index: int) -> bool:
    if tree.dep[index] == "prep":
        index = tree.child(index, ("pobj",)) or index
    last = any(tree.lower[child] == "last" for child in tree.children[index])
    return tree.lower[index] in DAYS and not last
