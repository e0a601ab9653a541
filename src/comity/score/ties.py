"""Ties against labelled sentences: which standing relations are found, of which kind, and since and until when.

A file has a JSON object a line: `id`, `half` (`open`, whose errors are read while rules are written, or `held`, whose
errors are not; one hand wrote both halves and the rules), `label` (`two` where a second reading gave the same ties,
`settled` where it did not), `sentence`, and `ties`, each with `a` and `b` (words of the sentence), `kind`, `valence`,
`since`, `until` and `trend`, as `docs/codebook.md` defines them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from comity.actors import resolve_phrase
from comity.model import Actor, Document, TieClaim
from comity.score.claims import CodeDocuments


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledTie:
    """A tie that a sentence states: two of its phrases, and the fields of a tie. None: the sentence does not say."""

    a: str
    b: str
    kind: str
    valence: int
    since: str | None = None
    until: str | None = None
    trend: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TieSentence:
    """A sentence and every tie that it states; an empty tuple where it states none."""

    id: str
    half: str
    sentence: str
    ties: tuple[LabelledTie, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TieScore:
    """Counts over sentences: of ties by kind, and of those found, what is right about them.

    `linked` are the labelled ties whose parties some tie links, `sided` those of them with a tie of the right valence.
    `dated` are the ties found with their kind that carry a date in the label or in the claim.
    """

    labelled: Mapping[str, int]
    claimed: Mapping[str, int]
    found: Mapping[str, int]
    linked: int
    sided: int
    dated: int
    dates_right: int
    trends_right: int

    def f1(self, kind: str) -> float:
        """The harmonic mean of precision and recall of a kind, 0 where neither label nor claim has it."""
        return 2 * self.found.get(kind, 0) / max(1, self.labelled.get(kind, 0) + self.claimed.get(kind, 0))

    @property
    def macro_f1(self) -> float:
        """The mean F1 of the kinds that are labelled."""
        return sum(map(self.f1, self.labelled)) / max(1, len(self.labelled))

    @property
    def precision(self) -> float:
        """The share of claimed ties that are labelled."""
        return sum(self.found.values()) / max(1, sum(self.claimed.values()))

    @property
    def recall(self) -> float:
        """The share of labelled ties that are claimed."""
        return sum(self.found.values()) / max(1, sum(self.labelled.values()))

    @property
    def valence(self) -> float:
        """The share of linked ties with the right valence."""
        return self.sided / max(1, self.linked)

    @property
    def dates(self) -> float:
        """The share of dated ties with both `since` and `until` right, to the precision of the text."""
        return self.dates_right / max(1, self.dated)

    @property
    def trends(self) -> float:
        """The share of found ties with the right trend."""
        return self.trends_right / max(1, sum(self.found.values()))


def read_tie_sentences(path: Path) -> list[TieSentence]:
    """The sentences of a file, in its order."""
    rows = (json.loads(line) for line in path.read_text("utf8").splitlines())
    return [
        TieSentence(
            id=row["id"],
            half=row["half"],
            sentence=row["sentence"],
            ties=tuple(LabelledTie(**tie) for tie in row["ties"]),
        )
        for row in rows
    ]


def score_ties(sentences: Iterable[TieSentence], code: CodeDocuments) -> TieScore:
    """Code each sentence as a document of its own, and compare the ties that it is said to state with its labels."""
    asked = {one.id: one for one in sentences}
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("labelled", "claimed", "found", "of")}
    for document, claims in code(Document(id=one.id, text=one.sentence) for one in asked.values()):
        one = asked[document.id]
        stated = [claim for claim in claims if isinstance(claim, TieClaim) and claim.status == "actual"]
        counts["labelled"].update(tie.kind for tie in one.ties)
        counts["claimed"].update(kind for kind, _ in {(claim.tie, _parties(claim)) for claim in stated})
        for tie in one.ties:
            linking = [claim for claim in stated if _links(claim, tie, one.sentence)]
            right = next((claim for claim in linking if claim.tie == tie.kind), None)
            counts["found"].update([tie.kind] if right else [])
            counts["of"].update(_marks(tie, linking, right))
    of = counts.pop("of")
    return TieScore(
        **counts,
        linked=of["linked"],
        sided=of["sided"],
        dated=of["dated"],
        dates_right=of["dates_right"],
        trends_right=of["trends_right"],
    )


def _parties(claim: TieClaim) -> frozenset[str]:
    return frozenset((claim.a.party or claim.a.text, claim.b.party or claim.b.text))


def _marks(tie: LabelledTie, linking: list[TieClaim], right: TieClaim | None) -> Iterator[str]:
    """What is counted about one labelled tie."""
    if linking:
        yield "linked"
    if any(claim.valence == tie.valence for claim in linking):
        yield "sided"
    if right is None:
        return
    if right.trend == tie.trend:
        yield "trends_right"
    if any((tie.since, tie.until, right.since, right.until)):
        yield "dated"
        if (right.since, right.until) == (tie.since, tie.until):
            yield "dates_right"


def _links(claim: TieClaim, tie: LabelledTie, sentence: str) -> bool:
    """Whether the claim has the parties of the label, in either order."""
    orders = ((claim.a, claim.b), (claim.b, claim.a))
    return any(_is(a, tie.a, sentence) and _is(b, tie.b, sentence) for a, b in orders)


def _is(actor: Actor, words: str, sentence: str) -> bool:
    """Whether an actor stands on the words, or is the party that they name."""
    starts = (i for i in range(len(sentence)) if sentence.startswith(words, i))
    if any(actor.start < start + len(words) and start < actor.end for start in starts):
        return True
    named = resolve_phrase(words)
    return named is not None and named.party is not None and named.party == actor.party
