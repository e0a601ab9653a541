"""The record in a DuckDB file: documents, claims, and the links from claims to events."""

from comity.record.store.record import Record

__all__ = ["Record"]
