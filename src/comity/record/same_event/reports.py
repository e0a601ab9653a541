"""Which texts report one event: words in common, weighted by how rare they are, within a few days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from comity.model import content_id
from comity.record.same_event.groups import group

# Set on the sample reports: ten of the eleven pairs of reports of one event there are at least this alike; of the
# reports of different events of one pair of states, those that are more alike lie more than DAYS_APART days apart.
SIMILAR = 0.12
# Reports of one event appear within days of each other; an anniversary is another event.
DAYS_APART = 4
_CHUNK = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A text that reports something; `published` None when unknown."""

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    publisher: str | None = None


def same_reports(reports: Sequence[Report]) -> list[str]:
    """An event id for each report, in order; reports of one event share it.

    The id is made of the ids of the group's reports, so it changes only when the group does.
    """
    if not reports:
        return []
    firsts = group(range(len(reports)), _pairs(reports))
    members: dict[int, list[str]] = {}
    for number, first in firsts.items():
        members.setdefault(first, []).append(reports[number].id)
    names = {first: content_id("event", *sorted(ids)) for first, ids in members.items()}
    return [names[firsts[number]] for number in range(len(reports))]


def _pairs(reports: Sequence[Report]) -> Iterator[tuple[int, int]]:
    """Pairs of reports that are alike enough and near enough in time."""
    vectors = _vectors(reports)
    for start in range(0, len(reports), _CHUNK):
        similar = (vectors[start : start + _CHUNK] @ vectors.T).tocoo()
        likely = similar.data >= SIMILAR
        for left, right in zip(similar.row[likely] + start, similar.col[likely], strict=True):
            if left < right and _near(reports[left], reports[right]):
                yield int(left), int(right)


def _vectors(reports: Sequence[Report]) -> Any:
    """One unit vector a report; words of the title count twice, as they name the event."""
    # At use, not at import: scikit-learn takes half a second that most commands have no need of.
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = [f"{report.title or ''} {report.title or ''} {report.text}" for report in reports]
    words = TfidfVectorizer(stop_words="english", sublinear_tf=True, ngram_range=(1, 2), dtype=np.float32)
    return words.fit_transform(texts)


def _near(left: Report, right: Report) -> bool:
    if left.published is None or right.published is None:
        return True
    return abs((left.published - right.published).days) <= DAYS_APART
