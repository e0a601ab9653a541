"""Whom a pronoun source stands for, by the names that came before it.

A small rule for where no mention settles it: the latest subject or speaker before the pronoun that can bear it, outside
quotations and outside what the pronoun itself is said to say. Gender comes from titles and from those settled before.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from comity.codes.people import is_role, pronouns
from comity.codes.table import rows
from comity.qualify.attribution.draft import Draft
from comity.qualify.attribution.pieces import Range
from comity.qualify.attribution.sources import RELATIVES, relative_head

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Kinds of pronouns that stand for a name: first persons stand for the speaker, "someone" for nobody named.
_PERSONAL = ("m", "f", "p", "n")
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "appos"))
_BODIES = frozenset(("ORG", "GPE", "NORP"))
_NAMED = _BODIES | {"PERSON"}
# Tokens before a pronoun in which its name is looked for: about eight sentences of news.
_REACH = 200


def is_first_person(token: Token) -> bool:
    """Whether the source is whoever is speaking already: "I", "we", "our"."""
    return pronouns().get(token.lower_) == "first"


def find_antecedents(doc: Doc, drafts: Iterable[Draft]) -> dict[int, Token]:
    """For each source that is a pronoun, the head of the phrase it stands for, where the text before gives one."""
    drafts = [draft for draft in drafts if draft.source is not None]
    pronouns = [draft for draft in drafts if draft.source is not None and _is_pronoun(draft.source)]
    if not pronouns:
        return {}
    memory = _Memory(doc, drafts)
    found: dict[int, Token] = {}
    for draft in pronouns:
        named = memory.find(draft)
        if named is not None and draft.source is not None:
            found[draft.source.i] = named
    return found


def _is_pronoun(token: Token) -> bool:
    return pronouns().get(token.lower_) in _PERSONAL or token.lower_ in RELATIVES


class _Memory:
    """Subjects and speakers of a text by place, and what is known of their gender."""

    def __init__(self, doc: Doc, drafts: list[Draft]) -> None:
        self.quoted = sorted(piece for draft in drafts for piece in draft.quotes)
        self.told = sorted(piece for draft in drafts if draft.kind in ("speech", "thought") for piece in draft.content)
        roots = [entity.root for entity in doc.ents if entity.label_ in _NAMED]
        self.persons = {root.lower_ for root in roots if root.ent_type_ == "PERSON"}
        self.gender = dict(_titled(roots))
        sources = [draft.source for draft in drafts if draft.source is not None and not _is_pronoun(draft.source)]
        self.heads = {token.i: token for token in (*roots, *_role_subjects(doc), *sources) if self._is_prominent(token)}
        self.heads |= {source.i: source for source in sources}
        self.places = sorted(place for place in self.heads if not self._is_quoted(place))

    def _is_prominent(self, token: Token) -> bool:
        """Whether a name is one that a pronoun takes up: a subject, or one whose gender tells it from the others."""
        return token.dep_ in _SUBJECTS or token.lower_ in self.gender

    def find(self, draft: Draft) -> Token | None:
        """Whom the pronoun of this draft stands for; it is then known to have been spoken of there."""
        pronoun = draft.source
        assert pronoun is not None  # noqa: S101  (callers pass drafts with a source)
        if pronoun.lower_ in RELATIVES:
            named = relative_head(pronoun)
            return self.heads.get(named.i, named) if named is not None and not _is_pronoun(named) else None
        wanted = pronouns()[pronoun.lower_]
        named = self._latest(pronoun.i, wanted, draft.content)
        if named is not None:
            self.heads[pronoun.i] = named
            insort(self.places, pronoun.i)
            if wanted in ("m", "f"):
                self.gender.setdefault(named.lower_, wanted)
        return named

    def _latest(self, before: int, wanted: str, content: list[Range]) -> Token | None:
        for at in range(bisect_left(self.places, before) - 1, -1, -1):
            place = self.places[at]
            if before - place > _REACH:
                return None
            head = self.heads[place]
            if not _inside(place, content) and not self._is_told(place, before) and self._can_be(head, wanted):
                return head
        return None

    def _is_told(self, place: int, pronoun: int) -> bool:
        """Whether a candidate stands in what somebody says, and the pronoun does not stand in it too."""
        near = self.told[bisect_left(self.told, (place - _REACH, 0)) : bisect_left(self.told, (place + 1, 0))]
        return any(place < last and not first <= pronoun < last for first, last in near)

    def _can_be(self, head: Token, wanted: str) -> bool:
        if is_first_person(head):
            return False
        if wanted == "p":
            return head.ent_type_ in _BODIES or _is_plural(head)
        if wanted == "n":
            return head.ent_type_ in _BODIES or (head.ent_type_ != "PERSON" and head.tag_ == "NN")
        if not self._is_person(head):
            return False
        return self.gender.get(head.lower_, wanted) == wanted

    def _is_person(self, head: Token) -> bool:
        if head.ent_type_ == "PERSON" or head.lower_ in self.persons:
            return True
        return (head.tag_ == "NNP" and not head.ent_type_) or (head.tag_ == "NN" and is_role(head.lemma_))

    def _is_quoted(self, place: int) -> bool:
        at = bisect_left(self.quoted, (place + 1, 0)) - 1
        return at >= 0 and place < self.quoted[at][1]


def _titled(roots: list[Token]) -> Iterator[tuple[str, str]]:
    """The gender of names with a title: Mr., Ms., King."""
    for root in roots:
        for child in root.children:
            if child.lower_ in _titles():
                yield root.lower_, _titles()[child.lower_]


@cache
def _titles() -> dict[str, str]:
    """The gender that a title tells, `m` or `f` (titles.csv)."""
    return {row["title"]: row["gender"] for row in rows("cues/titles.csv")}


def _role_subjects(doc: Doc) -> Iterator[Token]:
    return (token for token in doc if token.dep_ == "nsubj" and token.pos_ == "NOUN" and is_role(token.lemma_))


def _is_plural(head: Token) -> bool:
    return head.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in head.children)


def _inside(place: int, content: list[Range]) -> bool:
    return any(first <= place < last for first, last in content)
