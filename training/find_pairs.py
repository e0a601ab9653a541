"""Pairs of parties in plain text, as comity marks them: what a teacher gives its word on, and nobody has labelled.

    .venv/bin/python training/find_pairs.py training/plain build/plain.jsonl

The folder has text files: a paragraph a line, an empty line between articles. What comes of it is JSON lines, a
`sentence` and its `pairs` of source and target. This runs where comity does and needs no PyTorch.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import permutations
from pathlib import Path

from spacy.tokens import Span

from comity.actors import find_actors
from comity.events.learned import Marked
from comity.model import Document, Mention, Reading
from comity.parse import parse
from comity.pipeline import read_through
from comity.score.judged import read_articles
from data import pair_of

# So many of the ordered pairs of a sentence are drawn; a longer sentence, mostly a list, is left out.
_PAIRS = 8
_WORDS = 80


def main() -> None:
    """Write the pairs of all texts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    found = list(_rows(read_articles(options.texts)))
    lines = (json.dumps({"sentence": sentence, "pairs": pairs}, ensure_ascii=False) for sentence, pairs in found)
    options.out.write_text("\n".join(lines) + "\n", "utf8")
    print(f"{len(found)} sentences, {sum(len(pairs) for _, pairs in found)} pairs")


def _rows(documents: Iterable[Document]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for reading in read_through(documents, (parse, find_actors)):
        for sentence, mentions in _by_sentence(reading):
            if pairs := _drawn(sentence, mentions):
                yield sentence.text.rstrip(), pairs


def _by_sentence(reading: Reading) -> Iterator[tuple[Span, list[Mention]]]:
    found: dict[Span, list[Mention]] = defaultdict(list)
    for mention in reading.mentions:
        if len(mention.actors) == 1:
            found[reading.doc[mention.head].sent].append(mention)
    yield from ((sentence, mentions) for sentence, mentions in found.items() if len(sentence) <= _WORDS)


def _drawn(sentence: Span, mentions: list[Mention]) -> list[tuple[str, str]]:
    """Source and target of some pairs of different parties, of those that are found again by their words alone."""
    pairs = (pair for pair in permutations(mentions, 2) if not _is_one_party(*pair))
    words = [(one.actor.text, other.actor.text) for one, other in pairs if _is_found_again(sentence, one, other)]
    return random.Random(sentence.text).sample(words, min(_PAIRS, len(words)))  # noqa: S311


def _is_one_party(one: Mention, other: Mention) -> bool:
    return one.actor.party is not None and one.actor.party == other.actor.party


def _is_found_again(sentence: Span, source: Mention, target: Mention) -> bool:
    marked = Marked.between(sentence, source.actor, target.actor)
    pair = pair_of("", sentence.text, source.actor.text, target.actor.text)
    return marked is not None and pair.spans() == (marked.source, marked.target)


if __name__ == "__main__":
    main()
