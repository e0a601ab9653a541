"""The coders that comity has, the one used first in front."""

from __future__ import annotations

from comity.events.coder import Coder
from comity.events.patterns import PatternCoder

CODERS: tuple[Coder, ...] = (PatternCoder(),)
