"""The state of any predicate: the state of what governs it, changed by each cue between the two, then by its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from comity.qualify.algebra import ASSERTED, State
from comity.qualify.cues import effects, words
from comity.qualify.governors import Cue, Link
from comity.qualify.modality import find_adverbs, find_modals, find_modifiers, is_below_negation
from comity.qualify.negation import find_negations
from comity.qualify.scope import find_link
from comity.qualify.tense import find_consequences, find_dates, find_moods
from comity.qualify.tree import AUXILIARIES, SUBJECTS, Tree

# No reader follows a sentence deeper than this; a hostile one must not exhaust the stack.
DEEPEST = 60


class Judge:
    """Judges predicates of one parse, each governor once. `published` tells which dates are to come; None if unknown.

    >>> from comity.parse.syntax import language
    >>> doc = language()("Peru failed to meet Chile.")
    >>> Judge(Tree.of(doc)).state(3).status
    'not'
    """

    def __init__(self, tree: Tree, published: date | None = None) -> None:
        self.tree = tree
        self.published = published
        self._states: dict[tuple[int, int | None], State] = {}
        self._depth = 0

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
            known = self._states[key] = self._judge_below(index, skip)
        return known

    def _judge_below(self, index: int, skip: int | None) -> State:
        if self._depth == DEEPEST:
            return ASSERTED
        self._depth += 1
        try:
            return self._judge(index, skip)
        finally:
            self._depth -= 1

    def _judge(self, index: int, skip: int | None) -> State:
        link = find_link(self.tree, index)
        state = _fold(self._above(index, link), link.cues)
        if link.beside and link.above is not None:
            state = _fold(state, self._shared(index, link.above))
        if self.tree.word_class(index) != "n":
            state = _fold(state, self._of_verb(index))
        elif state.status != "not":  # "the planned visit did not happen": nothing in the noun brings it back
            state = _fold(state, find_modifiers(self.tree, index))
            state = _fold(state, find_dates(self.tree, index, self.published))
        state = _fold(state, (*self._of_negation(index, skip), *_by_itself(self.tree, index)))
        return _fold(state, link.closing)

    def _above(self, index: int, link: Link) -> State:
        if link.above is None:
            return ASSERTED
        if not link.beside:
            return self.state(link.above, index)
        above = find_link(self.tree, link.above)
        return _fold(_fold(self._above(link.above, above), above.cues), above.closing)

    def _of_verb(self, index: int) -> Iterator[Cue]:
        """The cues of a verb that stand above its negation."""
        yield from find_moods(self.tree, index, self.published)
        yield from (cue for cue in find_modals(self.tree, index) if not is_below_negation(cue))
        yield from find_adverbs(self.tree, index)

    def _of_negation(self, index: int, skip: int | None) -> Iterator[Cue]:
        """What negates a predicate, and the cues that stand below that."""
        tree = self.tree
        yield from _nor(tree, index)
        yield from find_negations(tree, index, skip)
        if tree.is_verb(index):
            yield from (cue for cue in find_modals(tree, index) if is_below_negation(cue))
        yield from find_consequences(tree, index)

    def _shared(self, index: int, first: int) -> Iterator[Cue]:
        """The cues of the first conjunct that reach this one: "will not meet or call"."""
        tree = self.tree
        if not _continues(tree, index, first):
            return
        joining = _coordinator(tree, index, first)
        own = find_modifiers(tree, first) if tree.word_class(first) == "n" else self._of_verb(first)
        for effect, cue in (*own, *self._of_negation(first, None)):
            if effect.name not in ("negates", "seldom") or joining not in ("but", "nor"):
                yield effect, cue


def _fold(state: State, cues: Iterable[Cue]) -> State:
    for effect, cue in cues:
        state = effect.apply(state, cue)
    return state


def _by_itself(tree: Tree, index: int) -> Iterator[Cue]:
    """The negation inside a word: "undisclosed"."""
    effect = words("lexical").get(tree.lower[index])
    if effect:
        yield effect, f"{tree.lower[index]!r} by itself"


def _continues(tree: Tree, index: int, first: int) -> bool:
    """Whether a conjunct goes on with the subject and auxiliaries of the first, or as a noun with its determiner."""
    if tree.word_class(index) == "n":
        return tree.child(index, ("det", "poss", "amod")) is None
    if tree.tag[index] != tree.tag[first]:
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
