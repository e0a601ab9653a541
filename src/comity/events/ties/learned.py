"""Ties in words that no pattern knows ("at daggers drawn with"): what the learned model reads between two parties."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations, takewhile
from typing import TYPE_CHECKING

from comity.codes import ties
from comity.events.learned import Marked, Opinion, load
from comity.events.learned.model import NONE
from comity.events.ties.draft import Draft
from comity.events.ties.parties import Parties
from comity.model import Actor, Reading

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

# From this share of the model on a pair is said to have a tie. Of 49 ties so found in 249 articles of news 31 were
# right, read by eye, and so is their confidence. In sentences about ties nine in ten are right.
_ENOUGH = 0.85
_ALONE = 0.68
# Events tell of fights, and better: of the model's conflicts in news less than half stood.
_EVENTFUL = frozenset({"conflict"})
# Sentences of more tokens cost the most time, and the sentences that the model learned ties from are shorter.
_LONGEST = 40
# Of the pairs between which a tie is told, 81 in a hundred have at most so many links between them, and 91 at most one
# verb; of all pairs of parties in news, half (measured on the sentences in training/ties).
_FARTHEST = 6
_VERBS_BETWEEN = 1
# Beside a verb these say that it ended something: "tore up", "was over".
_OVER = frozenset({"up", "over", "off", "out", "away", "apart", "down"})

Named = tuple["Token", Actor]
Tied = Collection[tuple[int, str | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """Two parties of a sentence, in the order of the text, and the sentence with both marked."""

    one: Named
    other: Named
    marked: Marked


def learned(reading: Reading, parties: Parties, tied: Tied) -> Iterator[Draft]:
    """The ties that the model finds between parties for which no pattern found one, of each sentence the nearest two.

    `tied` are the parties that a pattern has tied to somebody, each with the first token of its sentence.
    """
    sentences = (sentence for sentence in reading.doc.sents if len(sentence) <= _LONGEST)
    nearest = (next(_questions(sentence, parties, tied), None) for sentence in sentences)
    questions = [question for question in nearest if question is not None]
    opinions = load().opinions_either_way([question.marked for question in questions]) if questions else []
    for question, opinion in zip(questions, opinions, strict=True):
        if opinion is not None and (draft := _draft(question, opinion)):
            yield draft


def _questions(sentence: Sentence, parties: Parties, tied: Tied) -> Iterator[_Question]:
    """The pairs of parties of a sentence that may stand in a tie, nearest first.

    Two that a pattern ties to somebody are not asked about: "its friendship with Samoa and that with Tonga".
    """
    named: dict[str | None, Named] = {}
    for token, actor in parties.named_in(sentence):
        named.setdefault(actor.party, (token, actor))
    pairs = [(_legs(one[0], other[0]), one, other) for one, other in combinations(named.values(), 2)]
    for legs, one, other in sorted(pairs, key=lambda pair: len(pair[0])):
        are_tied = all((sentence.start, actor.party) in tied for _, actor in (one, other))
        if are_tied or not _is_near(legs) or _is_list(one[0], other[0]):
            continue
        if marked := Marked.between(sentence, one[1], other[1]):
            yield _Question(one=one, other=other, marked=marked)


def _legs(one: Token, other: Token) -> list[Token]:
    """The tokens from each of two up to the one above both, without that: one for each link between the two."""
    top = _meeting(one, other).i
    return [token for end in (one, other) for token in takewhile(lambda above: above.i != top, (end, *end.ancestors))]


def _is_near(legs: list[Token]) -> bool:
    return len(legs) <= _FARTHEST and sum(token.pos_ in ("VERB", "AUX") for token in legs) <= _VERBS_BETWEEN


def _is_list(one: Token, other: Token) -> bool:
    """Whether two are only named in a row ("his allies Peru and Chile"), and not the subjects of one verb."""
    return any(token.i == other.i for token in one.conjuncts) and one.dep_ not in ("nsubj", "nsubjpass")


def _draft(question: _Question, opinion: Opinion) -> Draft | None:
    tie = max(opinion.ties, key=opinion.ties.__getitem__)
    share = opinion.ties[tie]
    if tie in {NONE, *_EVENTFUL} or share < _ENOUGH or (ties.valence(tie) > 0 and _is_against(question)):
        return None
    head = _meeting(question.one[0], question.other[0])
    predicate = next((above for above in (head, *head.ancestors) if above.pos_ in ("VERB", "AUX")), head)
    return Draft(
        tie=tie,
        head=head,
        predicate=predicate,
        left=(question.one[1],),
        right=(question.other[1],),
        course=_course(predicate, tie),
        confidence=share * _ALONE,
        told=True,
        why=f"model {share:.2f}",
    )


def _is_against(question: _Question) -> bool:
    """Whether one stands behind "against": an ally against somebody is not theirs."""
    return any(token.lower_ == "against" for token in _legs(question.one[0], question.other[0]))


def _meeting(one: Token, other: Token) -> Token:
    """The lowest token above both, one of the two itself perhaps."""
    above = {token.i for token in (one, *one.ancestors)}
    return next((token for token in (other, *other.ancestors) if token.i in above), other)


def _course(predicate: Token, tie: str) -> str:
    """Whether a plain date beside the tie is its last ("left in 1966", "was over by 1959"), and not its first.

    What ends relations begins an estrangement.
    """
    if tie == "estrangement":
        return "starts"
    held = ties.holding().get((predicate.lemma_, False))
    ending = held is not None and held.course == "ends"
    ending = ending or any(row.edge == "ends" for row in ties.verbs().get(predicate.lemma_, ()))
    return "ends" if ending or any(child.lower_ in _OVER for child in predicate.children) else "starts"
