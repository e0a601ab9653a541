"""How much a claim counts for as evidence: what the sums over a record weigh it by."""

from __future__ import annotations

from comity.model import AnyClaim, Certainty

CERTAINTY_WEIGHT: dict[Certainty, float] = {"certain": 1.0, "probable": 0.6, "possible": 0.3}
"""What a claim counts for by how sure its speaker is. Our choice: near the middle of what readers take "probable" and
"possible" to mean (Wallsten et al. 1986, doi:10.1037/0096-3445.115.4.348)."""

ATTRIBUTED_WEIGHT = 0.5
"""What a claim counts for that the document only passes on ("A says that ..."), against one of its own. Our choice."""


def weight_of(claim: AnyClaim) -> float:
    """How much one claim counts for, 0..1: confidence x certainty x voice."""
    voice = ATTRIBUTED_WEIGHT if claim.said_by else 1.0
    return claim.confidence * CERTAINTY_WEIGHT[claim.certainty] * voice
