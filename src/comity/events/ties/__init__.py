"""Ties: the standing relations that a text says two parties have."""

from comity.events.ties.find import find_ties

__all__ = ["find_ties"]
