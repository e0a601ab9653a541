"""The parse as plain columns, so that a walk over it costs list look-ups and no spaCy objects."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


# How an adjective or noun hangs on the verb that it is predicated with ("is not a member", "became hostile").
PREDICATIVE = frozenset(("acomp", "attr", "oprd"))
COPULAS = frozenset(("be", "become", "remain", "seem", "appear", "look", "stay", "prove"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
AUXILIARIES = frozenset(("aux", "auxpass"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """Columns by token of the document: lower-case form, lemma, fine tag (Penn Treebank), dependency (ClearNLP), head.

    `children` holds the dependents of each token in order of the text; a root is its own head and nobody's child.
    `starts` is true for the first token of a sentence.
    """

    lower: list[str]
    lemma: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    children: list[list[int]]
    starts: list[bool]

    @classmethod
    def of(cls, doc: Doc) -> Tree:
        """The columns of a parsed document.

        >>> from comity.parse.syntax import language
        >>> tree = Tree.of(language()("Peru did not meet Chile."))
        >>> [tree.lower[child] for child in tree.children[3]]
        ['peru', 'did', 'not', 'chile', '.']
        """
        numbers = doc.to_array(["LOWER", "LEMMA", "TAG", "DEP"])
        lower, lemma, tag, dep = (_words(doc, column) for column in numbers.T.tolist())
        heads = doc.to_array(["HEAD", "SENT_START"]).astype("int64").T.tolist()
        head = [index + offset for index, offset in enumerate(heads[0])]
        return cls(
            lower=lower,
            lemma=lemma,
            tag=tag,
            dep=dep,
            head=head,
            children=_children(head),
            starts=[flag == 1 for flag in heads[1]],
        )

    def child(self, index: int, deps: Container[str]) -> int | None:
        """The first dependent with one of these dependencies, None where there is none."""
        return next((child for child in self.children[index] if self.dep[child] in deps), None)

    def is_verb(self, index: int) -> bool:
        """Whether the token is tagged as a verb or a modal."""
        return self.tag[index][0] == "V" or self.tag[index] == "MD"

    def word_class(self, index: int) -> str:
        """`v` verb, `n` noun, `a` for adjectives, adverbs and the rest: as operators.csv counts.

        A finite form in a noun's place is a noun that the tagger missed ("they denied reports").
        """
        if self.tag[index] in ("VBZ", "VBP") and self.dep[index] in ("dobj", "pobj", "nsubjpass"):
            return "n"
        return {"V": "v", "N": "n"}.get(self.tag[index][0], "a")

    def copula(self, index: int) -> int | None:
        """The verb through which an adjective or noun is predicated ("is" of "is hostile"); None without one."""
        head = self.head[index]
        return head if self.dep[index] in PREDICATIVE and self.lemma[head] in COPULAS else None

    def first_conjunct(self, index: int) -> int:
        """The first of the things coordinated with this one; itself where it stands alone or comes first."""
        while self.dep[index] == "conj":
            index = self.head[index]
        return index

    def is_past(self, index: int) -> bool:
        """Whether the clause of this predicate is in the past tense."""
        index = self.head[index] if self.copula(index) is not None else index
        if self.tag[index] == "VBD":
            return True
        finite = self.child(index, AUXILIARIES)
        return finite is not None and self.tag[finite] == "VBD"

    def is_infinitive(self, index: int) -> bool:
        """Whether the verb stands with `to`."""
        return any(self.tag[child] == "TO" and self.dep[child] == "aux" for child in self.children[index])


def _words(doc: Doc, column: list[int]) -> list[str]:
    """The strings behind spaCy's numbers, each looked up once."""
    strings = doc.vocab.strings
    texts = {number: strings[number] for number in set(column)}
    return [texts[number] for number in column]


def _children(head: list[int]) -> list[list[int]]:
    children: list[list[int]] = [[] for _ in head]
    for index, above in enumerate(head):
        if above != index:
            children[above].append(index)
    return children
