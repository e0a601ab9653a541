"""The places of a dossier: what was done where, and what no map can show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from comity.model import PlacePrecision
from comity.relate.dossier import Dossier, EventEntry
from comity.relate.wording import count_of, join_words, known_name

_ROUGH: tuple[PlacePrecision, ...] = ("province", "country")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place and the events done there. `point` is longitude and latitude, None where nobody knows them."""

    name: str
    country: str | None
    point: tuple[float, float] | None
    is_rough: bool
    events: tuple[EventEntry, ...]

    @property
    def cooperative(self) -> int:
        """How many of the events are cooperative."""
        return sum(event.quad <= 2 for event in self.events)

    @property
    def conflictual(self) -> int:
        """How many of the events are conflictual."""
        return len(self.events) - self.cooperative

    @property
    def title(self) -> str:
        """The place with its country: "Lima, Peru"."""
        country = known_name(self.country) if self.country else ""
        return ", ".join(dict.fromkeys(part for part in (self.name, country) if part))


def spots(dossier: Dossier) -> tuple[Spot, ...]:
    """The places of the events done, those with the most events first."""
    groups: dict[tuple[str, str | None, tuple[float, float] | None], list[EventEntry]] = defaultdict(list)
    for event in dossier.events:
        if event.place and event.status == "actual":
            groups[event.place.name, event.place.country, _point(event)].append(event)
    found = [
        Spot(name=name, country=country, point=point, is_rough=_is_rough(events), events=tuple(events))
        for (name, country, point), events in groups.items()
    ]
    return tuple(sorted(found, key=lambda spot: (-len(spot.events), spot.title)))


def _point(event: EventEntry) -> tuple[float, float] | None:
    place = event.place
    return (place.lon, place.lat) if place and place.lon is not None and place.lat is not None else None


def _is_rough(events: Iterable[EventEntry]) -> bool:
    return all(event.place and event.place.precision in _ROUGH for event in events)


def unplaced_words(dossier: Dossier) -> tuple[str, ...]:
    """What the map cannot show, in words: places without coordinates, events without a place, events not listed."""
    lost = [spot.title for spot in spots(dossier) if not spot.point]
    done = [event for event in dossier.events if event.status == "actual"]
    counted = sum(row.events for row in dossier.ledger if row.status == "actual")
    without = sum(event.place is None for event in done)
    lines = {
        f"On no map, as nobody gives coordinates: {join_words(lost)}.": bool(lost),
        f"Of {count_of(len(done), 'event')} done, {without:,} {'has' if without == 1 else 'have'} no place.": without
        > 0,
        f"Only those {len(done):,} of {counted:,} events are placed that are listed here.": counted > len(done),
    }
    return tuple(line for line, is_so in lines.items() if is_so)
