"""The state of any predicate: the state of what governs it, changed by each cue between the two, then by its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comity.qualify.algebra import ASSERTED, State
from comity.qualify.cues import effects, words
from comity.qualify.modality import find_adverbs, find_modals, find_modifiers
from comity.qualify.negation import find_negations
from comity.qualify.scope import Cue, Link, find_link
from comity.qualify.tense import find_consequences, find_moods
from comity.qualify.tree import AUXILIARIES, SUBJECTS, Tree


class Judge:
    """Judges predicates of one parse, each governor once.

    >>> from comity.parse.syntax import language
    >>> doc = language()("Peru failed to meet Chile.")
    >>> Judge(Tree.of(doc)).state(3).status
    'not'
    """

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._states: dict[tuple[int, int | None], State] = {}

    def state(self, index: int, skip: int | None = None) -> State:
        """What is said of the predicate at token `index`.

        `skip` is the argument from which the walk came up: where that is negated ("no talks were held"), the argument
        says so itself, and its verb must not say it again.
        """
        if skip is not None and self.tree.dep[skip] not in ("nsubj", "nsubjpass", "dobj", "attr"):
            skip = None
        key = (index, skip)
        known = self._states.get(key)
        if known is None:
            known = self._states[key] = self._judge(index, skip)
        return known

    def _judge(self, index: int, skip: int | None) -> State:
        link = find_link(self.tree, index)
        state = _fold(self._above(index, link), link.cues)
        if link.beside and link.above is not None:
            state = _fold(state, self._shared(index, link.above))
        state = _fold(state, self._own(index, skip))
        return _fold(state, link.closing)

    def _above(self, index: int, link: Link) -> State:
        if link.above is None:
            return ASSERTED
        if not link.beside:
            return self.state(link.above, index)
        above = find_link(self.tree, link.above)
        return _fold(_fold(self._above(link.above, above), above.cues), above.closing)

    def _own(self, index: int, skip: int | None) -> Iterator[Cue]:
        tree = self.tree
        if tree.tag[index][0] == "N":
            yield from find_modifiers(tree, index)
        else:
            yield from find_moods(tree, index)
            yield from find_modals(tree, index)
            yield from find_adverbs(tree, index)
        yield from _nor(tree, index)
        yield from find_negations(tree, index, skip)
        if tree.lower[index] in words("lexical"):
            yield words("lexical")[tree.lower[index]], f"{tree.lower[index]!r} by itself"
        yield from find_consequences(tree, index)

    def _shared(self, index: int, first: int) -> Iterator[Cue]:
        """The cues of the first conjunct that reach this one: "will not meet or call"."""
        tree = self.tree
        if not _continues(tree, index, first):
            return
        joining = _coordinator(tree, index, first)
        for effect, cue in self._own(first, None):
            if effect.name not in ("negates", "seldom") or joining not in ("but", "nor"):
                yield effect, cue


def _fold(state: State, cues: Iterable[Cue]) -> State:
    for effect, cue in cues:
        state = effect.apply(state, cue)
    return state


def _continues(tree: Tree, index: int, first: int) -> bool:
    """Whether a conjunct goes on with the subject and the auxiliaries of the first."""
    if tree.tag[index] != tree.tag[first] and tree.tag[index][0] != "N":
        return False
    return tree.child(index, (*SUBJECTS, *AUXILIARIES)) is None


def _coordinator(tree: Tree, index: int, first: int) -> str:
    """The coordinating word nearest before a conjunct."""
    words_before = [tree.lower[c] for c in tree.children[first] if tree.dep[c] == "cc" and c < index]
    return words_before[-1] if words_before else ""


def _nor(tree: Tree, index: int) -> Iterator[Cue]:
    """ "Nor did they leave"; "neither met nor called"."""
    opens = any(tree.lower[c] == "nor" and tree.dep[c] == "cc" and c < index for c in tree.children[index])
    if opens or (tree.dep[index] == "conj" and _coordinator(tree, index, tree.head[index]) == "nor"):
        yield effects()["negates"], "'nor'"
