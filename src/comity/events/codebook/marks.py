"""Sentences with `<s>…</s>` and `<t>…</t>` around source and target."""

from __future__ import annotations

import re

from comity.errors import InputError
from comity.events.learned import Marked

_MARK = re.compile(r"<(/?)([st])>")
_RULE = "one <s>…</s> around the source and one <t>…</t> around the target, neither empty nor one within the other"


def read_marks(text: str) -> tuple[str, Marked | None]:
    """The sentence without its marks, and where its actors stand; None where it has no marks at all.

    Raises:
        InputError: the marks do not match.

    >>> read_marks("<s>Peru</s> met <t>Chile</t>.")
    ('Peru met Chile.', Marked(sentence='Peru met Chile.', source=(0, 4), target=(9, 14)))
    >>> read_marks("Peru met Chile.")
    ('Peru met Chile.', None)
    """
    sentence = _MARK.sub("", text)
    found = list(_MARK.finditer(text))
    if not found:
        return sentence, None
    if not _matches(found):
        raise InputError(f"{text!r:.100} has marks that do not match: give {_RULE}, or no marks.")
    places: dict[str, int] = {}
    removed = 0
    for mark in found:
        places[mark[1] + mark[2]] = mark.start() - removed
        removed += len(mark[0])
    source, target = (places["s"], places["/s"]), (places["t"], places["/t"])
    if not sentence[slice(*source)].strip() or not sentence[slice(*target)].strip():
        raise InputError(f"{text!r:.100} has marks around nothing: give {_RULE}, or no marks.")
    return sentence, Marked(sentence=sentence, source=source, target=target)


def _matches(found: list[re.Match[str]]) -> bool:
    return "".join(mark[1] + mark[2] for mark in found) in ("s/st/t", "t/ts/s")
