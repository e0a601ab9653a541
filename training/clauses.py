"""Bare clauses made from the rows of the verbs: "Peru attacked Chile.", "Chile was attacked by Peru."

The corpus has few sentences of three words, and a model that knows none of them reads them by chance. Each row of
`codes/predicates/verbs.csv` gives one clause, with the row's type: frames filled in, and so kept out of the corpus, of
what is held out, and of every figure.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence

from lemminflect import getInflection

from comity.codes.predicates import Constraint, VerbRow, verbs
from comity.score.labelled import NONE, LabelledPair

_PASSIVE = 0.3
_ARTICLES = ("a", "the", "its")
_TAILS = (" on Monday", " last week", " in 1994", " again", ", officials said")
_TAIL = 0.3
# Names that often were an actor are mostly those of states, peoples and capitals.
_OFTEN = 5


def clauses(data: Sequence[LabelledPair]) -> list[LabelledPair]:
    """A clause for each sense of each verb, with short names of actors of the data, the same in every run."""
    named = Counter(name for row in data for name in (row.source, row.target))
    names = sorted(name for name, times in named.items() if times >= _OFTEN and name.isalpha() and name.istitle())
    senses = [(number, row) for rows in verbs().values() for number, row in enumerate(rows)]
    return [pair for number, row in senses for pair in _clauses(row, number, names)]


def _clauses(row: VerbRow, number: int, names: list[str]) -> Iterator[LabelledPair]:
    draw = random.Random(f"{row.key}/{number}")  # noqa: S311
    subject, other = draw.sample(names, 2)
    sentence = _sentence(row, subject, other, draw)
    if sentence is None or sentence.count(subject) != 1 or sentence.count(other) != 1:
        return
    source, target = (other, subject) if row.direction == "reverse" else (subject, other)
    yield LabelledPair(
        group=f"clause-{row.key}-{number}",
        sentence=sentence,
        source=source,
        target=target,
        type=row.type,
        mode=row.mode or NONE,
    )


def _sentence(row: VerbRow, subject: str, other: str, draw: random.Random) -> str | None:
    """The clause; None where the row leaves no place for the other actor, or the verb has no such form."""
    verb, _, particle = row.lemma.partition(" ")
    tag = "VBD" if draw.random() >= _PASSIVE or row.preps or row.objects.text else "VBN"
    forms = getInflection(verb, tag=tag)
    object_ = _object(row.objects, draw)
    if not forms or (row.objects.absent and not row.preps):
        return None
    said = " ".join(filter(None, (forms[0], particle)))
    tail = draw.choice(_TAILS) if draw.random() < _TAIL else ""
    if tag == "VBN":
        return f"{other} was {said} by {subject}{tail}."
    if not row.preps:
        return None if object_ else f"{subject} {said} {other}{tail}."
    prep = draw.choice(sorted(row.preps))
    need = row.preps[prep]
    if need.lemmas:
        return f"{subject} {said} {other} {prep} {_noun(need, draw)}{tail}."
    return f"{subject} {' '.join(filter(None, (said, object_, prep)))} {other}{tail}."


def _object(need: Constraint, draw: random.Random) -> str | None:
    return _noun(need, draw) if need.lemmas else None


def _noun(need: Constraint, draw: random.Random) -> str:
    return f"{draw.choice(_ARTICLES)} {draw.choice(sorted(need.lemmas))}"
