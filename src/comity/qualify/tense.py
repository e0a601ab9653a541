"""The future without a modal, and the moods: questions, commands, what follows from a condition."""

from __future__ import annotations

from collections.abc import Iterator

from comity.qualify.cues import effects
from comity.qualify.scope import Cue, has_condition, has_inversion
from comity.qualify.tree import AUXILIARIES, SUBJECTS, Tree

PRESENT = ("VBZ", "VBP")
AHEAD = frozenset(("tomorrow", "soon", "shortly", "tonight"))
DAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
PERIODS = frozenset(("week", "month", "year", "weekend", "summer", "winter", "spring", "autumn", "decade", *DAYS))


def find_moods(tree: Tree, index: int) -> Iterator[Cue]:
    """What the mood of the sentence does to its main predicate, before its modals."""
    if is_question(tree, index):
        yield effects()["questions"], "a question"
    elif is_command(tree, index):
        yield effects()["demands"], "a command"
    elif is_scheduled(tree, index):
        yield effects()["plans"], "present tense with a time to come"


def find_consequences(tree: Tree, index: int) -> Iterator[Cue]:
    """What a condition does to what follows from it."""
    if not tree.is_past(index) and has_condition(tree, index):
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
    if tree.tag[index] != "VB" or tree.dep[index] not in ("ROOT", "conj", "ccomp"):
        return False
    if tree.dep[index] == "conj":
        return tree.child(index, SUBJECTS) is None and is_command(tree, tree.head[index])
    bare = all(tree.lower[child] == "do" for child in tree.children[index] if tree.dep[child] in AUXILIARIES)
    return bare and tree.child(index, SUBJECTS) is None


def is_scheduled(tree: Tree, index: int) -> bool:
    """Whether a present tense stands with a time to come: "opens tomorrow", "is flying on Monday"."""
    if tree.tag[index] in PRESENT:
        return any(_is_ahead(tree, child) for child in tree.children[index])
    if tree.tag[index] != "VBG":
        return False
    auxiliary = tree.child(index, ("aux",))
    if auxiliary is None or tree.tag[auxiliary] not in PRESENT:
        return False
    return any(_is_ahead(tree, child) or _is_day(tree, child) for child in tree.children[index])


def _is_ahead(tree: Tree, index: int) -> bool:
    if tree.lower[index] in AHEAD:
        return True
    if tree.dep[index] == "prep":
        return any(_is_ahead(tree, child) for child in tree.children[index])
    return tree.lower[index] in PERIODS and any(
        tree.lower[child] in ("next", "coming") for child in tree.children[index]
    )


def _is_day(tree: Tree, index: int) -> bool:
    if tree.dep[index] == "prep":
        return any(_is_day(tree, child) for child in tree.children[index])
    last = any(tree.lower[child] == "last" for child in tree.children[index])
    return tree.lower[index] in DAYS and not last
