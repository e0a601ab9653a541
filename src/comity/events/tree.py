"""The parse as plain lists: what the rest of this stage walks, read from spaCy once a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from comity.codes import predicates

if TYPE_CHECKING:
    from spacy.tokens import Doc


# The members of a coordination that are looked at.
LIST = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """One entry a token in each list, all text in lower case but `tag` and `pos`; a root is its own head.

    Attribute access on spaCy tokens costs about a microsecond; a list costs a thirtieth of that.
    """

    word: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    children: list[list[int]]

    def kids(self, token: int, *deps: str) -> Iterator[int]:
        """The children of `token` with one of these dependency labels, in order."""
        dep = self.dep
        return (child for child in self.children[token] if dep[child] in deps)

    def kid(self, token: int, *deps: str) -> int | None:
        """The first such child, or None."""
        return next(self.kids(token, *deps), None)

    def first_of_list(self, token: int) -> int:
        """The token itself, or the first of those that it is joined to: "France" for "Italy" in "France and Italy".

        A list longer than `LIST` is cut: no hostile text makes the walk long.
        """
        for _ in range(LIST):
            if self.dep[token] != "conj":
                break
            token = self.head[token]
        return token

    def ancestors(self, token: int) -> Iterator[int]:
        """The heads above `token`, nearest first."""
        while self.head[token] != token:
            token = self.head[token]
            yield token


@lru_cache(maxsize=2)
def read_tree(doc: Doc) -> Tree:
    """The lists of a parsed document; the last are remembered, since proposing and coding both ask.

    >>> from comity.parse.syntax import language
    >>> tree = read_tree(language()("Peru met Chile."))
    >>> tree.lemma[1], tree.head, tree.children[1]
    ('meet', [1, 1, 1, 1], [0, 2, 3])
    """
    columns = doc.to_array(["LOWER", "LEMMA", "POS", "TAG", "DEP", "HEAD"])
    word, lemma, pos, tag, dep, offset = columns.T.tolist() if len(doc) else ([], [], [], [], [], [])
    name = doc.vocab.strings.__getitem__
    head = [place + _signed(step) for place, step in enumerate(offset)]
    tags = [name(code) for code in tag]
    return Tree(
        word=[name(code) for code in word],
        lemma=[_lemma(name(code).lower(), of) for code, of in zip(lemma, tags, strict=True)],
        pos=[name(code) for code in pos],
        tag=tags,
        dep=[name(code) for code in dep],
        head=head,
        children=_children(head),
    )


def _signed(step: int) -> int:
    """HEAD comes out of `to_array` as an unsigned 64-bit number."""
    return step - (1 << 64) if step >> 63 else step


def _children(head: list[int]) -> list[list[int]]:
    children: list[list[int]] = [[] for _ in head]
    for token, above in enumerate(head):
        if above != token:
            children[above].append(token)
    return children


def _lemma(lemma: str, tag: str) -> str:
    """The lemma; of the noun in a name, which spaCy leaves as it is, the singular: "the Oslo Accords" are an accord."""
    plural = tag in ("NNP", "NNPS") and lemma.endswith("s") and lemma not in predicates.listed_nouns()
    return lemma[:-1] if plural and lemma[:-1] in predicates.listed_nouns() else lemma
