"""Part of speech, morphology and lemma of words, by spaCy's rules, asked once for each kind of word.

spaCy matches some 180 patterns at every token. What they give hangs on the word and its tag, for some words on the
dependency label, and in a few pairs ("let 's", "there is") on the neighbour. So each kind of word that turns up is put
to spaCy once, beside its neighbour where that counts, and remembered. The outcome is spaCy's own
(tests/parse/test_words.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

# A word as its form, tag and dependency label; a label that does not count is 0.
Kind = tuple[int, int, int]
# A kind between its neighbours, each None where it does not count.
Place = tuple[Kind | None, Kind, Kind | None]
Traits = list[int]

_GIVEN: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA"]
# Kinds remembered at most; the memory starts afresh then. A year of one newspaper has fewer.
_MOST = 200_000
# Words that open a pair of which spaCy's patterns read either half by the other.
_OPENERS = ("ai", "gon", "got", "let", "c'm", "y", "y'")
# Labels that count for any word; tags and words for which every label counts.
_LABELS = ("aux", "auxpass", "expl", "")
_TAGS = ("CC", "DT", "IN", "WDT", "_SP")
_WORDS = ("i", "you", "it", "do", "does", "did", "'d", "have", "has", "had")
# Stands for every other label, and between the words asked about.
_PLAIN_LABEL, _PAUSE = "dep", (";", ":", "punct")


class Words:
    """A pipeline component in place of the `rules` given: components that read a word's form, tag and label alone."""

    def __init__(self, vocab: Vocab, rules: tuple[Callable[[Doc], Doc], ...]) -> None:
        self._vocab = vocab
        self._rules = rules
        self._openers = frozenset(map(vocab.strings.add, _cased(_OPENERS)))
        self._labels = frozenset(map(vocab.strings.add, _LABELS))
        self._tags = frozenset(map(vocab.strings.add, _TAGS))
        self._words = frozenset(map(vocab.strings.add, _cased(_WORDS)))
        self._expletive = vocab.strings.add("expl")
        self._plain = vocab.strings.add(_PLAIN_LABEL)
        self._known: dict[Place, Traits] = {}

    def __call__(self, doc: Doc) -> Doc:
        """The same text with its words told, in place."""
        if not len(doc):
            return doc
        table = doc.to_array(["ORTH", "TAG", "DEP", "IS_SPACE"])
        places = list(self._places(table[:, :3].tolist()))
        self._learn(places)
        known = self._known
        traits: Any = np.array([known[place] for place in places], dtype=np.uint64)
        doc.from_array(_GIVEN, traits)
        labels: Any = np.where(table[:, 3] == 1, np.uint64(self._plain), table[:, 2])
        doc.from_array(["DEP"], labels.reshape(-1, 1))
        return doc

    def _places(self, rows: list[list[int]]) -> Iterator[Place]:
        openers, expletive = self._openers, self._expletive
        kinds = [self._kind(*row) for row in rows]
        before: Kind | None = None
        for at, kind in enumerate(kinds):
            opens = kind[0] in openers
            yield before, kind, kinds[at + 1] if opens and at + 1 < len(kinds) else None
            before = kind if opens or kind[2] == expletive else None

    def _kind(self, form: int, tag: int, label: int) -> Kind:
        counts = label in self._labels or tag in self._tags or form in self._words
        return form, tag, label if counts else self._plain

    def _learn(self, places: Iterable[Place]) -> None:
        """Put to spaCy what is not known yet, all at once."""
        if len(self._known) > _MOST:
            self._known.clear()
        strange = list(dict.fromkeys(place for place in places if place not in self._known))
        if strange:
            self._known.update(zip(strange, self._ask(strange), strict=True))

    def _ask(self, places: list[Place]) -> Iterator[Traits]:
        """What the rules make of each word beside the neighbours that count."""
        from spacy.tokens import Doc

        words: list[tuple[str, str, str]] = []
        asked: list[int] = []
        for before, kind, after in places:
            asked.append(len(words) + (before is not None))
            words += [self._spelt(near) for near in (before, kind, after) if near is not None]
            words.append(_PAUSE)
        forms, tags, labels = (list(column) for column in zip(*words, strict=True))
        doc = Doc(self._vocab, words=forms, tags=tags, deps=labels, heads=list(range(len(words))))
        for rule in self._rules:
            doc = rule(doc)
        table = doc.to_array(_GIVEN).tolist()
        return (table[at] for at in asked)

    def _spelt(self, kind: Kind) -> tuple[str, str, str]:
        form, tag, label = (self._vocab.strings[part] for part in kind)
        return form, tag, label


def _cased(words: Iterable[str]) -> Iterator[str]:
    return (form for word in words for form in (word, word.capitalize(), word.upper()))
