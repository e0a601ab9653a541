"""Stage 4: who did what to whom. Syntax proposes (`candidates`), a coder disposes (`coder`, `patterns`)."""

from comity.events.find import find_events

__all__ = ["find_events"]
