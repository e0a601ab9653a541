"""What a codebook holds: types with a definition and examples, and sentences in which none of the types is found."""

from __future__ import annotations

from dataclasses import dataclass

from comity.events.learned import Marked

NONE = "none"
# From this share of a type on it is given, where the codebook names no threshold of its own.
THRESHOLD = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence of the codebook. `name` tells it from the others ("summons 3"); `type` None is a counter-example.

    `marked` is None where the researcher marked no actors and none have been looked for yet.
    """

    name: str
    type: str | None
    sentence: str
    marked: Marked | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A type of the researcher's. The definition is for readers; the coder goes by the examples alone."""

    name: str
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """A codebook as read. `threshold` is the share, 0..1, below which a type is not given."""

    name: str
    version: str
    kinds: tuple[Kind, ...]
    examples: tuple[Example, ...]
    threshold: float = THRESHOLD

    @property
    def title(self) -> str:
        """What the record calls it: name and version."""
        return f"{self.name} {self.version}"
