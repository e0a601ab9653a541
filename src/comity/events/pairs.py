"""`comity pairs`: what passes from one marked actor to another in one sentence.

Both coders speak (`learned.blend`). For the lexicon, the candidates are those of the stage, with the two marked spans
as the only actors; where the parse links them by no predicate that it knows, the nearest known predicate answers, with
less confidence. The model reads the sentence with both marked.

One of the two may have no name in the sentence ("The city was shelled."): then both coders say what the other does, or
what is done to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, tee

from comity.codes import plover
from comity.events.candidates import Candidate, propose
from comity.events.coder import Coder, Coding
from comity.events.coders import CODERS
from comity.events.frames import Frame, kind_of, read_frame
from comity.events.learned import Marked, Opinion, Word, blend, forget, load
from comity.events.patterns import SIDE_BY_SIDE
from comity.events.phrases import Cast
from comity.events.pronouns import let_pronouns_stand
from comity.events.tree import Tree, read_tree
from comity.model import Actor, Mention, Reading

_MARK = re.compile(r"</?[st]>")
# How much each link of a predicate to the two actors weighs against confidence and distance. Set on the starter corpus.
_BOTH = 2.0
_ONE = 1.0
_TURNED = 0.6
_PER_LINK = 0.12
# Records that the model reads together.
_TOGETHER = 256
# Of pairs that somebody asks about, the share between which something passes: who knows the doer of a sentence, and to
# whom he does it, has mostly seen a deed.
ASKED = 0.9
_Bounds = tuple[int, int]
_Spans = tuple[_Bounds | None, _Bounds | None]
# Source and target; None where the sentence does not name one.
_Ends = tuple[Mention | None, Mention | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRecord:
    """A sentence with two actors in it, as they stand there.

    `marked` is the sentence with `<s>…</s>` and `<t>…</t>` around them, which tells one occurrence from another. A side
    that the sentence does not name is None; or its words are anything that is not in the sentence, and the other alone
    is marked.
    """

    id: str
    sentence: str
    source: str | None
    target: str | None
    marked: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairCoding:
    """What the source does to the target.

    `type` is None where nothing passes between them. `confidence` is that of this answer, 0..1; 0 where neither coder
    had anything to go by.
    """

    id: str
    type: str | None = None
    mode: str | None = None
    quad: int | None = None
    confidence: float = 0.0
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """One record on its way: what the lexicon says, and what the model is to read (None where it cannot)."""

    id: str
    coding: Coding | None
    marked: Marked | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """A coding with what speaks for it."""

    weight: float
    candidate: Candidate
    coding: Coding


def code_pairs(
    records: Iterable[PairRecord],
    parse: Callable[[Iterable[str]], Iterator[Reading]],
    coder: Coder = CODERS[0],
    prior: float = ASKED,
) -> Iterator[PairCoding]:
    """A coding for each record, in order. `parse` is the parse of bare texts (`comity.parse.parse_texts`).

    `prior` is the share (0..1) of the pairs asked about between which something passes, as far as the asker
    knows: `ASKED` for chosen ones, some 0.3 where every two parties of a sentence are asked about.

    >>> from comity.parse import parse_texts
    >>> record = PairRecord(id="1", sentence="Peru bombed Chile.", source="Peru", target="Chile")
    >>> next(code_pairs([record], parse_texts)).type
    'ASSAULT'
    """
    ahead, behind = tee(records)
    readings = parse(record.sentence for record in ahead)
    pairs = (_find_pair(record, reading, coder) for record, reading in zip(behind, readings, strict=True))
    while some := list(islice(pairs, _TOGETHER)):
        marked = [pair.marked for pair in some if pair.marked]
        forget()
        opinions = iter(load().opinions(marked))
        for pair in some:
            yield _answer(pair, next(opinions) if pair.marked else None, prior)


def word_of(
    records: Iterable[PairRecord], parse: Callable[[Iterable[str]], Iterator[Reading]], coder: Coder = CODERS[0]
) -> Iterator[Word | None]:
    """What the lexicon alone says of each record; None where it says nothing."""
    ahead, behind = tee(records)
    for record, reading in zip(behind, parse(record.sentence for record in ahead), strict=True):
        yield _word(_find_pair(record, reading, coder).coding)


def _word(coding: Coding | None) -> Word | None:
    return Word(type=coding.type, mode=coding.mode, confidence=coding.confidence) if coding else None


def _find_pair(record: PairRecord, reading: Reading, coder: Coder) -> _Pair:
    """What the lexicon makes of a record, and the sentence as the model reads it."""
    ends = _mentions(record, reading)
    choice = _best_choice(reading, ends, coder) if ends else None
    return _Pair(id=record.id, coding=choice.coding if choice else None, marked=marked_in(record))


def marked_in(record: PairRecord) -> Marked | None:
    """The sentence with its two actors, or the one that it names; None where it does not hold them, or one lies within
    the other.
    """
    spans = _spans(record)
    return Marked.at(record.sentence, *spans) if spans else None


def _answer(pair: _Pair, opinion: Opinion | None, prior: float) -> PairCoding:
    word = _word(pair.coding)
    if opinion is None:
        return _coding(pair, word)
    verdict = blend(word, opinion, prior=prior)
    if verdict.type is None:
        return PairCoding(id=pair.id, confidence=verdict.confidence, why=(verdict.why,))
    made = Word(type=verdict.type, mode=verdict.mode, confidence=verdict.confidence)
    return _coding(pair, made, verdict.why)


def _coding(pair: _Pair, word: Word | None, *more: str) -> PairCoding:
    why = (*(pair.coding.why if pair.coding else ()), *more)
    if word is None:
        return PairCoding(id=pair.id, why=why)
    quad = plover.quad(word.type)
    return PairCoding(id=pair.id, type=word.type, mode=word.mode, quad=quad, confidence=word.confidence, why=why)


def _best_choice(reading: Reading, ends: _Ends, coder: Coder) -> _Choice | None:
    tree = read_tree(reading.doc)
    cast = Cast(tree, tuple(end for end in ends if end))
    let_pronouns_stand(tree, cast)
    candidates = [candidate for frame in _frames(tree) for candidate in _proposals(frame, cast)]
    codings = coder.code(reading, candidates)
    choices = [
        _Choice(weight=_weigh(tree, candidate, coding, ends), candidate=candidate, coding=coding)
        for candidate, coding in zip(candidates, codings, strict=True)
        if coding is not None
    ]
    return max(_without_covered(choices), key=lambda choice: choice.weight, default=None)


def _frames(tree: Tree) -> Iterator[Frame]:
    for token in range(len(tree.word)):
        kind = kind_of(tree, token)
        if kind is not None:
            yield read_frame(tree, token, kind)


def _proposals(frame: Frame, cast: Cast) -> list[Candidate]:
    """What the stage proposes, and the frame alone, which answers where nothing links the actors."""
    alone = Candidate(frame=frame, source=(), target=(), source_slot="", slot="", steps=1)
    return [*propose(frame, cast, partial=True), alone]


def _without_covered(choices: Sequence[_Choice]) -> list[_Choice]:
    """The choices whose predicate no other has spoken for ("met" below "refused to meet")."""
    taken = {token for choice in choices for token in choice.coding.covers if token != choice.candidate.frame.predicate}
    return [choice for choice in choices if choice.candidate.frame.predicate not in taken]


def _weigh(tree: Tree, candidate: Candidate, coding: Coding, ends: _Ends) -> float:
    distance = sum(_distance(tree, candidate.frame.predicate, end.head) for end in ends if end)
    return _link(candidate, coding, *ends) + coding.confidence - _PER_LINK * distance


def _link(candidate: Candidate, coding: Coding, source: Mention | None, target: Mention | None) -> float:
    """How well the candidate's actors are the pair asked for."""
    doers, others = candidate.source, candidate.target
    if coding.direction == "mutual" or (coding.type in SIDE_BY_SIDE and not others):
        return _ONE * (source in (*doers, *others)) + _ONE * (target in (*doers, *others))
    if coding.direction == "reverse":
        doers, others = others, doers
    right = _ONE * (source in doers) + _ONE * (target in others)
    turned = (target in doers) + (source in others)
    return right if right or not turned else _TURNED * turned - _ONE


def _distance(tree: Tree, one: int, other: int) -> int:
    """The number of links between two tokens in the parse; across two trees, to each root and one more."""
    above = {token: steps for steps, token in enumerate((one, *tree.ancestors(one)))}
    for steps, token in enumerate((other, *tree.ancestors(other))):
        if token in above:
            return above[token] + steps
    return len(above) + steps


def _mentions(record: PairRecord, reading: Reading) -> _Ends | None:
    """The spans as mentions of actors known by their own words; None where the sentence does not hold them."""
    spans = _spans(record)
    if spans is None:
        return None
    source, target = (_mention(reading, *span) if span else None for span in spans)
    missed = [span for span, end in zip(spans, (source, target), strict=True) if span and not end]
    return None if missed else (source, target)


def _spans(record: PairRecord) -> _Spans | None:
    """Where source and target stand: at their marks, or else where their words first stand.

    None where neither is marked and the words of one are not in the sentence: then it is not about these two.
    """
    marks = _marks(record)
    source, target = (
        marks.get(mark) or _first(record.sentence, words)
        for mark, words in (("s", record.source), ("t", record.target))
    )
    lacking = (words for words, span in ((record.source, source), (record.target, target)) if words and not span)
    unknown = not (source or target) or (not marks and any(lacking))
    return None if unknown else (source, target)


def _marks(record: PairRecord) -> dict[str, _Bounds]:
    """The spans between complete marks, by their letter; none where the marked text is not the sentence."""
    if record.marked is None or _MARK.sub("", record.marked) != record.sentence:
        return {}
    places: dict[str, int] = {}
    removed = 0
    for mark in _MARK.finditer(record.marked):
        places.setdefault(mark[0], mark.start() - removed)
        removed += len(mark[0])
    spans = {side: (places.get(f"<{side}>", 0), places.get(f"</{side}>", 0)) for side in "st"}
    return {side: span for side, span in spans.items() if span[0] < span[1]}


def _first(sentence: str, words: str | None) -> _Bounds | None:
    at = sentence.find(words) if words else -1
    return (at, at + len(words)) if words and at >= 0 else None


def _mention(reading: Reading, start: int, end: int) -> Mention | None:
    span = reading.doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    head = span.root
    if head.pos_ == "ADP":
        head = next((child for child in head.children if child.dep_ == "pobj" and child in span), head)
    actor = Actor(text=span.text, start=span.start_char, end=span.end_char, id=span.text)
    return Mention(actor=actor, first=span.start, last=span.end, head=head.i)
