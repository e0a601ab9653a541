"""What a format cannot hold, counted: said once at the end, never passed over."""

from __future__ import annotations

from collections import Counter


class Losses:
    """Counts by sentence. A sentence says what was lost, changed or left out, and is true of each that it counts."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, sentence: str, times: int = 1) -> None:
        """Count one kind of loss; nothing happens for 0 times."""
        if times:
            self._counts[sentence] += times

    def lines(self) -> list[str]:
        """The sentences with their counts, the most frequent first.

        >>> losses = Losses()
        >>> losses.add("no field for certainty", 3)
        >>> losses.lines()
        ['3 × no field for certainty']
        """
        return [f"{count:,} × {sentence}" for sentence, count in self._counts.most_common()]
