"""Parties that no mention covers: a capital that stands for its state in a tie, and the halves of "Sino-Soviet"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from comity.codes import ties
from comity.codes.actors import State, states
from comity.model import Actor

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_WHERE = frozenset({"in", "at", "near", "around", "outside", "through", "across", "inside", "into", "over", "of"})
_KNOWN_BY = "comity.codes.actors states.csv"


def capital(token: Token) -> Actor | None:
    """The state whose capital a token names, where it stands by itself and not as a place ("in Tokyo")."""
    state = _capitals().get(token.text) if token.pos_ == "PROPN" else None
    if token.dep_ == "poss" and token.pos_ == "PROPN":
        state = state or _forms().get(token.text)
    if state is None or token.dep_ in ("compound", "nmod", "appos") or any(_is_name(part) for part in token.children):
        return None
    if token.dep_ == "pobj" and token.head.lower_ in _WHERE and not _is_held(token.head):
        return None
    return _actor(token, state)


def _is_name(part: Token) -> bool:
    return part.dep_ in ("compound", "nmod") and part.pos_ == "PROPN"


def _is_held(preposition: Token) -> bool:
    """ "Hatred of Tokyo" is of the state, "the streets of Tokyo" are not: see nouns.csv."""
    above = preposition.head.lemma_.lower()
    row = ties.nouns().get(above)
    return preposition.lower_ == "of" and (row is not None or above in ties.roles())


def has_capital(sentence: Span) -> bool:
    """Whether a sentence names a capital anywhere."""
    return any(token.text in _capitals() for token in sentence)


def halves(doc: Doc) -> Iterator[tuple[int, Actor]]:
    """The parties by token index that a hyphen joins to another or to a participle ("Sino-Soviet", "Iran-backed")."""
    for hyphen in doc[1:-1]:
        if hyphen.text in ("-", "\u2013"):
            first, second = _half(hyphen.nbor(-1)), _half(hyphen.nbor(1))
            if first and (second or hyphen.nbor(1).tag_ == "VBN"):
                parts = ((hyphen.i - 1, first), (hyphen.i + 1, second))
                yield from ((index, one) for index, one in parts if one)


def _half(token: Token) -> Actor | None:
    state = _forms().get(token.text) or _forms().get(ties.prefixes().get(token.lower_, ""))
    return _actor(token, state) if state else None


def _actor(token: Token, state: State) -> Actor:
    return Actor(
        text=token.text,
        start=token.idx,
        end=token.idx + len(token),
        id=state.iso3,
        name=state.name,
        country=state.iso3,
        sectors=("GOV",),
        why=f"{_KNOWN_BY}: {state.iso3}",
    )


@cache
def _capitals() -> Mapping[str, State]:
    """States that still are, by a capital of one word."""
    return {name: state for state in _living() for name in state.capitals if " " not in name}


@cache
def _forms() -> Mapping[str, State]:
    """States by one-word name, adjective or code; those that still are win where several share a form."""
    found: dict[str, State] = {}
    for state in (*_living(), *states()):
        for form in (state.iso3, *state.names, *state.adjectives):
            found.setdefault(form, state)
    return found


def _living() -> list[State]:
    return [state for state in states() if state.valid_to is None]
