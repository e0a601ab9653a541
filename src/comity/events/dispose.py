"""Both coders on what the lexicon found in a text: the model keeps it, drops it, or gives it another type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from comity.codes import cameo, plover
from comity.events.candidates import Candidate
from comity.events.coder import Coding
from comity.events.frames import OPEN
from comity.events.learned import Marked, Opinion, Word, blend, load
from comity.model import Mention, Reading

_WORDS = frozenset({1, 3})
# Operators under which a deed stays one: "suspended the board over its meddling" is no less done than said.
_DOING = OPEN | {"stop"}
# Syntax and the lexicon agree on a predicate: less than this does not overrule them.
_ENOUGH = 0.6
# What they make nothing of is gone, while what they give another type can still be judged: the two must be surer.
_GONE = 0.7
# From this confidence of the lexicon on, syntax links the two by a known deed: the model may name another type, but
# does not make it nothing. What it doubts stays, and is told as unsure.
_SURE = 0.8
# Unless it is as sure as this: of 29 such claims between labelled actors none was right.
_CERTAIN = 0.85
# From here on it may also make a deed of words ("ordered the nuns out"), and of a refusal the deed that was not done
# ("no minister met them"): of 21 such answers between labelled actors 20 were right, and of the lexicon's none.
_PLAIN = 0.8
_NEVER = 2.0


def dispose(reading: Reading, candidates: Sequence[Candidate], codings: Sequence[Coding]) -> list[Coding | None]:
    """The coding of each candidate after the model has been heard; None where the two find that nothing passes.

    Where the model has nothing to read, because only one actor is named or one lies within the other, the lexicon
    decides alone.
    """
    marked = [_marked(reading, *pair) for pair in zip(candidates, codings, strict=True)]
    asked = [pair for pair in marked if pair is not None]
    opinions = iter(load().opinions(asked) if asked else ())
    heard = [next(opinions) if pair is not None else None for pair in marked]
    parts = zip(candidates, codings, heard, strict=True)
    return [_settle(candidate, coding, opinion) for candidate, coding, opinion in parts]


def _marked(reading: Reading, candidate: Candidate, coding: Coding) -> Marked | None:
    """The sentence with the first actor of each side marked; of parties side by side, the first two."""
    ends = _ends(candidate, coding)
    return Marked.between(reading.doc[coding.predicate].sent, *(end.actor for end in ends)) if ends else None


def _ends(candidate: Candidate, coding: Coding) -> tuple[Mention, Mention] | None:
    sources, targets = candidate.source, candidate.target
    if coding.direction == "reverse":
        sources, targets = targets, sources
    if sources and targets:
        return sources[0], targets[0]
    return (sources[0], sources[1]) if len(sources) > 1 else None


def _is_only_said(candidate: Candidate, coding: Coding, type_: str) -> bool:
    """Whether an operator makes words of a deed ("denied that it shelled"): the model rarely makes a deed of them.

    A protest is both: crowds that demand or refuse something do so by protesting.
    """
    spoken = candidate.frame.effect not in _DOING and plover.quad(coding.type) in _WORDS
    done = plover.quad(type_) not in _WORDS and type_ != "PROTEST"
    return spoken and done and not _is_judgement(candidate, type_)


def _is_judgement(candidate: Candidate, type_: str) -> bool:
    """Whether a court does by its word what it says: "ordered the company to pay" is a sanction."""
    return type_ == "SANCTION" and any("JUD" in mention.actor.sectors for mention in candidate.source)


def _needed(candidate: Candidate, coding: Coding, type_: str | None) -> float:
    """How sure the two together must be of another type, or of none, to overrule the lexicon."""
    if type_ is None:
        return _CERTAIN if candidate.frame.negated or coding.confidence >= _SURE else _GONE
    words = _is_only_said(candidate, coding, type_)
    # The model reads what was not done as its refusal, and a denial as the deed; here the status says "not".
    if (words and candidate.frame.effect == "deny") or (candidate.frame.negated and type_ == "REJECT"):
        return _NEVER
    return _PLAIN if words or candidate.frame.negated else _ENOUGH


def _settle(candidate: Candidate, coding: Coding, opinion: Opinion | None) -> Coding | None:
    if opinion is None:
        return coding
    verdict = blend(Word(type=coding.type, mode=coding.mode, confidence=coding.confidence), opinion)
    why = (*coding.why, verdict.why)
    # The lexicon's confidence is that the parse links these actors, the verdict's that the link is of this type.
    both = coding.confidence * verdict.confidence
    if verdict.type == coding.type:
        return replace(coding, mode=verdict.mode, confidence=both, why=why)
    if verdict.confidence < _needed(candidate, coding, verdict.type):
        return replace(coding, confidence=coding.confidence * verdict.shares[coding.type], why=why)
    if verdict.type is None:
        return None
    code = cameo.from_plover(verdict.type, verdict.mode)
    settled = replace(coding, type=verdict.type, mode=verdict.mode, cameo=code, told=False)
    return replace(settled, confidence=both, why=why)
