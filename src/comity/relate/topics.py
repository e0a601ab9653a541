"""What a document is about, by its own words: which documents of a record a topic or some words ask for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from comity.model import AnyClaim, EventClaim
from comity.relate.cite import Citer
from comity.relate.wording import Names, actors_of

_BETWEEN = " | "
"""Keeps a phrase from running out of one field into the next."""


def topic_words(topic: str) -> list[str]:
    """The words that a topic is looked for by.

    >>> topic_words("Black Sea")
    ['black', 'sea']
    """
    return re.findall(r"\w+", topic.casefold())


def documents_on(topic: str, claims: Iterable[AnyClaim], citer: Citer, names: Names) -> set[str]:
    """The documents that have the topic, by id.

    Searched are topics, title and text, and the names of the parties and the contexts in the claims; whole words, in
    any case. Several words are looked for as a phrase first; where no document has the phrase, all of them must be
    there, in any order. A topic without a word asks for nothing.
    """
    words = topic_words(topic)
    texts = _texts(claims, citer, names) if words else {}
    phrase = {key for key, text in texts.items() if _has(text, words)}
    return phrase or {key for key, text in texts.items() if all(_has(text, [word]) for word in words)}


def _texts(claims: Iterable[AnyClaim], citer: Citer, names: Names) -> dict[str, str]:
    groups: dict[str, list[AnyClaim]] = defaultdict(list)
    for claim in claims:
        groups[claim.document].append(claim)
    return {key: _BETWEEN.join(_fields(group, citer, names)).casefold() for key, group in groups.items()}


def _fields(claims: Sequence[AnyClaim], citer: Citer, names: Names) -> list[str]:
    document = citer.document(claims[0])
    fields = [*document.topics, document.title or "", document.text] if document else []
    for claim in claims:
        fields += [name for actor in actors_of(claim) for name in (actor.name or actor.text, names(actor.party or ""))]
        fields += [context.replace("_", " ") for context in claim.contexts] if isinstance(claim, EventClaim) else []
    return list(dict.fromkeys(fields))


def _has(text: str, words: Sequence[str]) -> bool:
    """Whether the words stand in the text one after the other, each whole.

    >>> _has("ports on the black sea", ["black", "sea"]), _has("a seaside town", ["sea"])
    (True, False)
    """
    joined = r"[^\w|]+".join(map(re.escape, words))
    return re.search(rf"(?<!\w){joined}(?!\w)", text) is not None
