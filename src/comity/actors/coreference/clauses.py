"""Clauses as binding needs them: who is the subject of each, and which clause stands in which."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from comity.actors.page import Page
from comity.codes.actors import wording

SUBJECTS = frozenset(("nsubj", "nsubjpass", "agent"))
_SUBJECTS_PROPER = frozenset(("nsubj", "nsubjpass"))
_RELATIVE = frozenset(("who", "which", "that", "whom"))
# Clauses without a subject of their own, which is that of the verb above: "offered to mediate", "met and urged".
SHARING = frozenset(("xcomp", "conj", "pcomp", "advcl"))
# Verbs whose object does what the infinitive behind it tells: "asked Sweden to lend it a diver".
_OBJECT_CONTROL = wording("object_control")
_VERBS = frozenset(("VERB", "AUX"))


@dataclass(slots=True)
class Clauses:
    """The clauses of a page. `subjects` and `objects` are by verb; `roots` are what each sentence hangs on."""

    page: Page
    subjects: dict[int, int] = field(default_factory=dict)
    objects: dict[int, int] = field(default_factory=dict)
    roots: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        heads = self.page.heads
        for at, dep in enumerate(self.page.deps):
            if dep in _SUBJECTS_PROPER:
                self.subjects[heads[at]] = at
            elif dep == "dobj":
                self.objects[heads[at]] = at
            if heads[at] == at:
                self.roots.append(at)

    def verb_over(self, at: int) -> int | None:
        """The verb of the clause that a token stands in, the token itself left out; None where it has none."""
        heads, poses = self.page.heads, self.page.poses
        while heads[at] != at:
            at = heads[at]
            if poses[at] in _VERBS:
                return at
        return None

    def verbs_over(self, at: int) -> Iterator[int]:
        """The verbs of the clauses that a token stands in, the innermost first."""
        verb = self.verb_over(at)
        while verb is not None:
            yield verb
            verb = self.verb_over(verb)

    def subject_of(self, verb: int) -> int | None:
        """The token that a verb's subject is: of the verb above where the clause shares it, what "who" stands for."""
        page, at = self.page, verb
        while at not in self.subjects:
            if page.deps[at] == "acl" and page.poses[page.heads[at]] not in _VERBS:
                return page.heads[at]
            if page.deps[at] not in SHARING or page.heads[at] == at:
                return None
            at = page.heads[at]
            if at in self.objects and page.doc[at].lemma_ in _OBJECT_CONTROL:
                return self.objects[at]
        subject = self.subjects[at]
        is_relative = page.deps[at] == "relcl" and page.doc[subject].lower_ in _RELATIVE
        return page.heads[at] if is_relative else subject

    def sentences_between(self, first: int, last: int) -> int:
        """How many sentences after that of one token another stands: 0 in the same."""
        return bisect_left(self.roots, self.root_of(last)) - bisect_left(self.roots, self.root_of(first))

    def root_of(self, at: int) -> int:
        """The token that the whole sentence hangs on."""
        heads = self.page.heads
        while heads[at] != at:
            at = heads[at]
        return at
