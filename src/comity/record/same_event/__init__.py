"""One event, many reports: which texts, and which claims, are about the same event."""

from comity.record.same_event.claims import Link, link_events
from comity.record.same_event.reports import Report, same_reports

__all__ = ["Link", "Report", "link_events", "same_reports"]
