"""More sentences for a teacher to judge: those of the corpus with other words and other actors in them.

What the student learns from need not be true, nor even likely: it has to learn how the teacher answers. So words give
way to neighbours of theirs in the space of an encoder's word vectors, and actors to other actors of the corpus (data
augmentation for distillation: Jiao et al. 2020, "TinyBERT", arXiv:1909.10351, section 4). Nobody knows the label of
such a sentence.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace

import torch
from transformers import AutoModel

from clauses import clauses
from comity.score.labelled import LabelledPair, LabelledSide, held_out
from data import plain_pairs, read_pairs, sides, tie_pairs, unlabelled
from encoders import tokenizer, weights_of

ENCODER = "mpnet"
# How often a word, and how often an actor, gives way; among how many neighbours one is drawn.
_WORDS = 0.3
_ACTORS = 0.5
_NEIGHBOURS = 8
_WORD = re.compile(r"[a-z]{3,}")
_ROWS = 512
# The vocabulary stands in the order of frequency: before this row are letters and function words, which stay.
_FREQUENT = 2250

Neighbours = dict[str, list[str]]
Taught = LabelledPair | LabelledSide


def taught_of(data: Sequence[LabelledPair]) -> list[Taught]:
    """The labelled pairs that a model learns from: those of the data and of plain text that are not held out, bare
    clauses, and sides alone.
    """
    kept = [row for row in data if not held_out(row.group)]
    others: list[Taught] = [*read_pairs(), *sides()]
    return [*kept, *clauses(kept), *(row for row in others if not held_out(row.group))]


def others_of(data: Sequence[LabelledPair], copies: int) -> list[LabelledPair]:
    """The pairs without a label of an event that a teacher gives its word on, the same in every run on the same data.

    Other actors of the same sentences, the pairs in changed sentences, those of the sentences about ties and those of
    plain text.
    """
    ties = (one.pair for one in tie_pairs() if not held_out(one.pair.group))
    return [*unlabelled(list(data)), *augmented(data, copies), *ties, *plain_pairs()]


def augmented(data: Sequence[LabelledPair], copies: int) -> list[LabelledPair]:
    """Each pair `copies` times in a changed sentence, the same in every run; those that lost an actor are left out.

    `type` and `mode` are those of the sentence before it was changed, and no longer to be relied on.
    """
    if not copies:
        return []
    near = _neighbours({word for row in data for word in _WORD.findall(row.sentence)})
    actors = sorted({name for row in data for name in (row.source, row.target)})
    made = (_changed(row, copy, near, actors) for copy in range(copies) for row in data)
    return [row for row in made if row is not None]


def _changed(row: LabelledPair, copy: int, near: Neighbours, actors: list[str]) -> LabelledPair | None:
    draw = random.Random(f"{row.group}/{row.source}/{row.target}/{copy}")  # noqa: S311
    (start, end), (other, stop) = sorted(row.spans())
    pieces = (row.sentence[:start], row.sentence[end:other], row.sentence[stop:])
    first, second = (_actor(row.sentence[slice(*span)], draw, actors) for span in ((start, end), (other, stop)))
    before, between, after = (_WORD.sub(lambda word: _word(word[0], draw, near), piece) for piece in pieces)
    source, target = (first, second) if row.spans()[0][0] == start else (second, first)
    sentence = before + first + between + second + after
    if sentence.count(source) != 1 or sentence.count(target) != 1:
        return None
    return replace(row, sentence=sentence, source=source, target=target)


def _actor(name: str, draw: random.Random, actors: list[str]) -> str:
    return draw.choice(actors) if draw.random() < _ACTORS else name


def _word(word: str, draw: random.Random, near: Neighbours) -> str:
    return draw.choice(near[word]) if word in near and draw.random() < _WORDS else word


@torch.no_grad()
def _neighbours(words: set[str]) -> Neighbours:
    """The words of the vocabulary that stand nearest to each word (cosine), function words left out on both sides."""
    rows = tokenizer(ENCODER).get_vocab().items()
    vocabulary = {word: row for word, row in rows if row >= _FREQUENT and _WORD.fullmatch(word)}
    names = sorted(vocabulary)
    place = {name: at for at, name in enumerate(names)}
    table = AutoModel.from_pretrained(weights_of(ENCODER)).get_input_embeddings().weight
    table = torch.nn.functional.normalize(table[[vocabulary[name] for name in names]], dim=-1)
    asked = sorted(words & vocabulary.keys())
    found: Neighbours = {}
    for start in range(0, len(asked), _ROWS):
        some = asked[start : start + _ROWS]
        nearest = (table[[place[word] for word in some]] @ table.T).topk(_NEIGHBOURS + 1).indices.tolist()
        found |= {word: [names[at] for at in row if names[at] != word] for word, row in zip(some, nearest, strict=True)}
    return found
