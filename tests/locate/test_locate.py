"""The stage as a whole."""

from __future__ import annotations

from datetime import date

from comity.locate import locate
from comity.model import Document, EventFinding, Reading, Span
from comity.parse import parse


def test_it_fills_times_places_and_a_setting_for_each_finding() -> None:
    """A reading comes out with its times, its places, and one setting beside each finding."""
    text = "Rebels captured Goma on Monday. The envoy resigned."
    document = Document(id="d", text=text, published=date(2024, 4, 19))
    [parsed] = parse([Reading(document=document)])
    findings = tuple(
        EventFinding(trigger=Span.cut(text, at, at + 8), predicate=token.i, source=(), target=(), type="ASSAULT")
        for at, token in ((token.idx, token) for token in parsed.doc)
        if token.text in ("captured", "resigned")
    )
    [located] = locate([parsed.with_(findings=findings)])
    first, second = located.settings
    assert [mention.time.text for mention in located.times] == ["Monday"]
    assert first.place is not None
    assert (first.place.name, str(first.time.start)) == ("Goma", "2024-04-15")
    assert (second.place, second.time.start) == (None, None)
