"""Reports of one event are told from reports of another."""

from __future__ import annotations

import json
from datetime import date
from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st

from comity.record.same_event import Report, same_reports


def _samples() -> list[Report]:
    lines = (files("comity") / "samples" / "reports.jsonl").read_text("utf8").splitlines()
    return [
        Report(id=row["id"], text=row["text"], title=row["title"], published=date.fromisoformat(row["published"]))
        for row in map(json.loads, lines)
    ]


def test_two_outlets_on_one_event_share_an_id() -> None:
    """Of the eleven events that two sample reports tell in other words, at least ten are seen as one."""
    samples = _samples()
    events = dict(zip([report.id for report in samples], same_reports(samples), strict=True))
    told_twice = [key[:-2] for key in events if key.endswith("-a") and key[:-2] + "-b" in events]
    found = [key for key in told_twice if events[key + "-a"] == events[key + "-b"]]
    assert len(told_twice) == 11
    assert len(found) >= 10


def test_different_events_stay_apart() -> None:
    """No sample report shares an id with a report of another event."""
    samples = _samples()
    groups: dict[str, set[str]] = {}
    for report, event in zip(samples, same_reports(samples), strict=True):
        groups.setdefault(event, set()).add(report.id.removesuffix("-a").removesuffix("-b"))
    assert [names for names in groups.values() if len(names) > 1] == []


@given(st.permutations(range(6)))
def test_the_order_of_reports_does_not_matter(order: list[int]) -> None:
    """The same reports in another order get the same ids."""
    some = _samples()[:6]
    straight = dict(zip([report.id for report in some], same_reports(some), strict=True))
    mixed = [some[number] for number in order]
    assert dict(zip([report.id for report in mixed], same_reports(mixed), strict=True)) == straight
