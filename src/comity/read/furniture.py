"""The lines that stand around an item of a page: where to read more, topics, bylines, days, rules.

They speak about the text and are no part of it; what they say goes into the fields of a `Document`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from comity.codes.table import rows
from comity.read.days import find_day_line
from comity.read.names import PARTICLES, is_name, is_name_word, small_words, split_names

# Longer lines are sentences, whatever words they start with.
_LONGEST_OUTLET_LINE, LONGEST_LINE = 200, 400
_OUTLET_WORDS = 9
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"]+")
_HOST = re.compile(r"https?://(?:www\.)?([^/:?#\s]+)")
_MARKED_LINK = re.compile(r"\[(?P<name>[^\]]+)\]\((?P<url>https?://[^\s)]+)\)")
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
# Small words inside the names of outlets: "Voice of America", "Le Monde de la Paix".
_SMALL_WORDS = PARTICLES | small_words("small")
# What stands between an outlet and its day: "Lima Ledger, 3 May 2024", "Reuters | 3 May 2024".
_JOINTS = re.compile(r"\s*[,|·•–—]\s*|\s+-+\s+")
_AROUND = " \t\"'“”‘’()[]{}<>*_→»›>|-–—.…:;,"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Where the text of an item was published: the outlet's name as the page gives it, and the address if it does.

    `invites` says that the line asks to read on there, and so that the page has only a part; "Source: AFP" does not.
    """

    name: str
    url: str | None = None
    invites: bool = True


def stands_alone(line: str) -> bool:
    """Whether a line is one of those that stand around an item, whatever is above and below it."""
    return bool(find_outlet(line) or find_topics(line) or find_byline(line) or find_day_line(line))


def find_outlet(line: str, *, link: str | None = None) -> Outlet | None:
    """The outlet of a line such as "Read more at JNS", "Via Reuters" or "Continue reading in the Guardian", or None.

    `link` is the address that the line links to. A bare address names its outlet by its host.

    >>> find_outlet("Read more at JNS")
    Outlet(name='JNS', url=None, invites=True)
    >>> find_outlet("(via the Hindu)").name
    'Hindu'
    >>> find_outlet("Read more in our special report") is None
    True
    """
    if len(line) > _LONGEST_OUTLET_LINE:
        return None
    if marked := _MARKED_LINK.search(line):
        line, link = line.replace(marked[0], marked["name"]), marked["url"]
    line = line[1:-1] if line[:1] + line[-1:] in ("()", "[]") else line
    found = _outlet_pattern().fullmatch(line.strip("*_→»› \t"))
    return to_outlet(found["outlet"], link=link, invites=bool(found["opening"])) if found else None


def find_imprint(line: str) -> tuple[Outlet, date] | None:
    """The outlet and the day of a line that says these two and nothing else, or None.

    The outlet must be a known agency, or have a word of outlets in its name: a place and a day are no imprint.

    >>> find_imprint("Lima Ledger, 3 May 2024")
    (Outlet(name='Lima Ledger', url=None, invites=False), datetime.date(2024, 5, 3))
    >>> find_imprint("Lima, 3 May 2024") is None
    True
    """
    for joint in _JOINTS.finditer(line) if len(line) <= _LONGEST_OUTLET_LINE else ():
        day, outlet = find_day_line(line[joint.end() :]), to_outlet(line[: joint.start()])
        if day and outlet and _is_known_as_outlet(outlet.name):
            return outlet, day
    return None


def find_topics(line: str) -> tuple[str, ...]:
    """The topics of a line such as "More about: Iran, Japan"; empty for any other line.

    >>> find_topics("Tags: trade; Peru"), find_topics("More about Peru")
    (('trade', 'Peru'), ())
    """
    if len(line) > LONGEST_LINE:
        return ()
    found = _topics_pattern().fullmatch(line.strip("*_ \t"))
    if found is None:
        return ()
    separator = ";" if ";" in found["topics"] else "," if "," in found["topics"] else "|"
    topics = (topic.strip(" \t\r\n.#*_") for topic in found["topics"].split(separator))
    return tuple(dict.fromkeys(topic for topic in topics if topic))


def find_byline(line: str) -> tuple[str, ...]:
    """The authors of a line such as "By Ana Ruiz and John Smith"; empty for any other line.

    >>> find_byline("By Ana Ruiz and John Smith"), find_byline("By midnight Peru had met Chile")
    (('Ana Ruiz', 'John Smith'), ())
    """
    if len(line) > _LONGEST_OUTLET_LINE or line[:3].lower() != "by ":
        return ()
    names = split_names(line[3:].split("|")[0].split(" – ")[0].split(" — ")[0])
    return names if names and all(map(is_name, names)) else ()


def is_noise(line: str) -> bool:
    """Whether a line is a button of the page and says nothing: "Share", "Advertisement"."""
    return line.lower().rstrip(".:! ") in _noise()


def is_page_head(line: str) -> bool:
    """Whether a short line heads a whole page ("Morning Digest") and no single item."""
    return bool(_head_pattern().search(line))


def to_outlet(words: str, *, link: str | None = None, invites: bool = False) -> Outlet | None:
    """The outlet that the words name, or None when they are no name.

    >>> to_outlet("the Times of India").name, to_outlet("what comes next")
    ('Times of India', None)
    """
    if address := _ADDRESS.search(words):
        link = link or address[0].rstrip(".,;")
        words = words.replace(address[0], " ")
    name = _ASIDE.sub("", words).strip(_AROUND).removeprefix("the ").strip(_AROUND)
    if not name and link and (host := _HOST.match(link)):
        return Outlet(name=host[1], url=link, invites=invites)
    return Outlet(name=name, url=link, invites=invites) if _is_outlet_name(name) else None


def _is_outlet_name(name: str) -> bool:
    words = name.split()
    if not words or len(words) > _OUTLET_WORDS:
        return False
    # "jns.org" and "972 Magazine" are names; "our special report" and "Syria as talks resume" are not.
    if len(words) == 1 and "." in name:
        return True
    starts = words[0][0].isupper() or words[0][0].isdigit()
    small = [word for word in words if word[0].islower() and word not in _SMALL_WORDS and not is_name_word(word)]
    return starts and len(small) <= (len(words) == 3)


def _is_known_as_outlet(name: str) -> bool:
    return name in _agencies() or not _outlet_words().isdisjoint(name.lower().split())


@cache
def _agencies() -> frozenset[str]:
    return frozenset(row["name"] for row in rows("pages/agencies.csv"))


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(row["words"] for row in rows("pages/page_lines.csv") if row["role"] == "in-outlet")


def _words(role: str) -> str:
    found = [row["words"] for row in rows("pages/page_lines.csv") if row["role"] == role]
    return "|".join(re.escape(words).replace("\\ ", r"\s+") for words in sorted(found, key=len, reverse=True))


@cache
def _outlet_pattern() -> re.Pattern[str]:
    joint = rf"(?:\s*[:,]?\s+(?:{_words('joint')})\s*:?\s+|\s*:\s*(?=https?://))"
    return re.compile(
        rf"(?:(?P<opening>{_words('opening')}){joint}|(?:{_words('outlet')})\s*:?\s*(?<=[:\s]))(?P<outlet>\S.*)",
        re.IGNORECASE,
    )


@cache
def _topics_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words('topics')})\s*:\s*(?P<topics>\S.*)", re.IGNORECASE | re.DOTALL)


@cache
def _noise() -> frozenset[str]:
    return frozenset(row["words"] for row in rows("pages/page_lines.csv") if row["role"] == "noise")


@cache
def _head_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('head')})\b", re.IGNORECASE)
