"""Days of publication, as pages and records write them. No day is ever taken from the clock."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from dataclasses import dataclass
from datetime import date, datetime

from comity.codes.table import rows

_MONTHS = {name.lower(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if name}
_MONTHS["sept"] = 9
_WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+)?"
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
# What may follow a day in a stamp: a time of the day, in any of the usual forms.
_CLOCK = r"(?:(?:\s*(?:[T,|•·-]|at)\s*|\s+)\d{1,2}[:.]\d{2}[^\n]{0,40})?"
_ISO = re.compile(rf"(?P<year>\d{{4}})([-/.])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}}){_CLOCK}Z?")
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T?\d{4,6}Z?)?")
_WORDS = (
    re.compile(rf"{_WEEKDAY}{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}{_CLOCK}", re.IGNORECASE),
    re.compile(rf"{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}{_CLOCK}", re.IGNORECASE),
)
_FORMS = (_ISO, _COMPACT, *_WORDS)
_LABELS = sorted((row["words"] for row in rows("pages/page_lines.csv") if row["role"] == "published"), key=len)
_LABEL = re.compile(rf"(?:{'|'.join(reversed(_LABELS))})\s*:?\s+(?P<rest>\S.*)", re.IGNORECASE)
_LONGEST_DAY_LINE = 90

# "PORT-AU-PRINCE, Haiti", "NEW YORK"; before a known agency also "Hong Kong".
_CAPITALS = r"[A-Z][A-Z'’.\-/]+(?:\s[A-Z][A-Z'’.\-/]*){0,4}(?:,\s[A-Z][A-Za-z.]{1,15}(?:\s[A-Z][a-z]{1,15})?)?"
_ANY_PLACE = r"[A-Z][\w'’.\-]+(?:,?\s[A-Z][\w'’.\-]+){0,4}"
_WHEN = r"[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,?\s\d{4})?|\d{1,2}\s[A-Z][a-z]{2,8}(?:,?\s\d{4})?"
_AGENCIES = "|".join(re.escape(row["name"]) for row in rows("pages/agencies.csv"))
_DASH = r"\s*(?:--|[-–—])\s*(?=\S)"
_DATELINES = (
    re.compile(rf"(?:{_CAPITALS})?,?\s*(?P<when>{_WHEN})?,?\s*(?:\((?P<agency>[A-Z][\w .&'’/\-]{{1,40}})\))?{_DASH}"),
    re.compile(rf"(?:{_ANY_PLACE},?\s)?(?P<when>{_WHEN})?,?\s*\((?P<agency>{_AGENCIES})\){_DASH}"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """How an agency report opens: "GENEVA, March 3, 2011 (Reuters) -". `end` is where the report itself starts.

    `day` is None when the year is missing: no year is guessed.
    """

    end: int
    day: date | None
    agency: str | None


def parse_day(value: object) -> date | None:
    """The day that a value names, or None when it names none (a month, "yesterday", 31 April).

    The day is the one written: a time and its zone do not shift it.

    >>> parse_day("2024-04-21T23:30:00-05:00"), parse_day("Sunday, April 21, 2024")
    (datetime.date(2024, 4, 21), datetime.date(2024, 4, 21))
    >>> parse_day("21/04/2024") is None  # day first or month first?
    True
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    words = str(value).strip() if isinstance(value, str | int) else ""
    found = next(filter(None, (form.fullmatch(words) for form in _FORMS)), None)
    return _day_of(found) if found else None


def find_day_line(line: str) -> date | None:
    """The day of a line that says nothing else: "Published: 2024-04-21", "April 21, 2024"; None for any other line.

    >>> find_day_line("Posted on 21 April 2024 at 10:00")
    datetime.date(2024, 4, 21)
    >>> find_day_line("On April 21, 2024 Peru met Chile.") is None
    True
    """
    if len(line) > _LONGEST_DAY_LINE or not any(map(str.isdigit, line)):
        return None
    labelled = _LABEL.fullmatch(line)
    return parse_day(labelled["rest"] if labelled else line)


def search_day(line: str) -> date | None:
    """The first day written out in full anywhere in a heading, or None.

    >>> search_day("Morning Digest, April 21, 2024 (No. 7)")
    datetime.date(2024, 4, 21)
    """
    found = next(filter(None, (form.search(line[:200]) for form in (_ISO, *_WORDS))), None)
    return _day_of(found) if found else None


def find_dateline(text: str) -> Dateline | None:
    """The dateline that a report starts with, or None.

    >>> find_dateline("GENEVA, March 3, 2011 (Reuters) - Talks opened.")
    Dateline(end=34, day=datetime.date(2011, 3, 3), agency='Reuters')
    >>> find_dateline("Peru - a state - met Chile.") is None
    True
    """
    found = next(filter(None, (form.match(text[:200]) for form in _DATELINES)), None)
    when, agency = (found["when"], found["agency"]) if found else (None, None)
    if found is None or not (when or agency) or (when and not _names_month(when)):
        return None
    return Dateline(end=found.end(), day=parse_day(when), agency=agency)


def _names_month(words: str) -> bool:
    return any(word.strip(".,").lower() in _MONTHS for word in words.split())


def _day_of(found: re.Match[str]) -> date | None:
    month = found["month"].lower()
    try:
        return date(int(found["year"]), _MONTHS.get(month) or int(month), int(found["day"]))
    except ValueError:
        return None
