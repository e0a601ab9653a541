"""Words that look like a time and are none: "1500 troops", "the army may march", "Sun Tzu", "the second time"."""

from __future__ import annotations

import re

# What people count: after a number, these make it a quantity and no year.
_COUNTED = re.compile(
    r"\s*(?:[a-z]+ )?(?:people|persons|men|women|children|troops|soldiers|fighters|members|dollars|euros|pounds|miles"
    r"|km|kilometers|kilometres|meters|metres|feet|tons|tonnes|jobs|homes|houses|cases|deaths|votes|percent|refugees"
    r"|workers|times|million|billion)\b"
)
_MEASURE_BEFORE = re.compile(
    r"(?:[$€£]|\b(?:than|about|nearly|almost|some|least|over|around|approximately|roughly|up to))\s*$"
)

# "on Sun", "Mon-Fri": what must stand before a shortened weekday.
_BEFORE_SHORT_DAY = re.compile(
    r"(?:\b(?:on|next|last|this|by|until|since|from|to|and|or|week)|[(,/–-])\s?$", re.IGNORECASE
)

# "in May", "mid-March": what must stand before a month that is also another word.
_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|of|since|by|until|till|from|to|and|during|last|next|this|late|early|mid|before|after|through|between|or"
    r"|for|every|each)|[,(])[\s-]*$",
    re.IGNORECASE,
)
_SHY_MONTHS = frozenset({"may", "march", "august", "mar", "jan", "sep", "dec", "nov"})
_SHY_EVEN_SO = frozenset({"may", "march", "mar"})


def is_year(text: str, start: int, end: int) -> bool:
    """Whether a bare number of four figures is a year.

    >>> is_year("in 2003", 3, 7), is_year("2000 people", 0, 4), is_year("more than 1900", 10, 14)
    (True, False, False)
    """
    return not _COUNTED.match(text, end) and not _MEASURE_BEFORE.search(text[max(0, start - 16) : start])


def is_weekday(text: str, start: int, end: int) -> bool:
    """Whether a bare weekday is one: always when written out, after a cue when shortened.

    >>> is_weekday("on Sun", 3, 6), is_weekday("Sun Tzu", 0, 3)
    (True, False)
    """
    return end - start > 4 or bool(_BEFORE_SHORT_DAY.search(text[max(0, start - 6) : start]))


def is_month(text: str, start: int, end: int) -> bool:
    """Whether a bare month is one: May, March and the like only after a cue, the other names always.

    >>> is_month("in May", 3, 6), is_month("Mr. May", 4, 7), is_month("it may", 3, 6)
    (True, False, False)
    """
    name = text[start:end].lower()
    if name not in _SHY_MONTHS:
        return text[start].isupper() or len(name) > 4
    if not _BEFORE_MONTH.search(text[max(0, start - 10) : start]):
        return False
    return text[start].isupper() or name not in _SHY_EVEN_SO


# "the 18th to the 20th", "the 18th in Rome": what may follow a bare ordinal that is a day, beside punctuation.
_AFTER_DAY = re.compile(
    r"\s*(?:$|[.,;:)!?–—-]|(?:and|or|to|at|in|with|for|when|after|but|as|before|until|through|of)\b)"
)


def is_day_of_month(text: str, start: int, end: int) -> bool:
    """Whether a bare ordinal in figures is a day: "on the 18th", but not "the 20th anniversary".

    >>> is_day_of_month("on the 18th.", 7, 11), is_day_of_month("the 20th anniversary", 4, 8)
    (True, False)
    """
    return text[start].isdigit() and bool(_AFTER_DAY.match(text, end))


def follows_nothing(text: str, end: int) -> bool:
    """Whether "the day after" or "a week before" ends its phrase; with a noun after it, it counts from an event."""
    return not text[end : end + 2].lstrip()[:1].isalnum()
