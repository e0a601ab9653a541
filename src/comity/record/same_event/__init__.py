"""One event, many reports: which texts, and which claims, are about the same event."""

from comity.record.same_event.claims import Link, Sketch, days_near, link_events, link_runs, runs
from comity.record.same_event.groups import group
from comity.record.same_event.reports import Report, same_reports
from comity.record.same_event.rulings import Rulings, rulings

__all__ = [
    "Link",
    "Report",
    "Rulings",
    "Sketch",
    "days_near",
    "group",
    "link_events",
    "link_runs",
    "rulings",
    "runs",
    "same_reports",
]
