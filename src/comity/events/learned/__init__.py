"""The learned coder: a small encoder that reads a sentence with two actors marked and says what passes between them."""

from comity.events.learned.blend import Verdict, Word, blend
from comity.events.learned.model import Marked, Opinion, PairModel, forget, load

__all__ = ["Marked", "Opinion", "PairModel", "Verdict", "Word", "blend", "forget", "load"]
