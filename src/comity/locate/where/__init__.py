"""Where: the places that a text names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.locate.where.evidence import Spot
from comity.locate.where.rank import settle
from comity.locate.where.spot import find_spots
from comity.model import Place, PlaceMention, Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_places(doc_or_reading: Doc | Reading) -> tuple[PlaceMention, ...]:
    """The place names of a parsed text, in order; `place` is None where the name cannot be settled (`why` says why).

    Countries, states, counties and towns come from GeoNames (© GeoNames, CC BY 4.0), regions, seas and sites from a
    table of our own. Names of persons and organisations, and words such as "Iranian", are not places.
    """
    if isinstance(doc_or_reading, Reading):
        doc, text = doc_or_reading.doc, doc_or_reading.document.text
    else:
        doc, text = doc_or_reading, doc_or_reading.text
    spots = find_spots(doc, text)
    if not spots:
        return ()
    settle(spots, text, [ent.text for ent in doc.ents if ent.label_ == "NORP"])
    return tuple(_mention(spot) for spot in spots)


def _mention(spot: Spot) -> PlaceMention:
    entry = spot.chosen
    place = entry and Place(
        text=spot.text,
        name=entry.name,
        country=entry.country,
        lat=round(entry.lat, 5),
        lon=round(entry.lon, 5),
        geonames=entry.geonames,
        precision=entry.precision,  # type: ignore[arg-type]
    )
    return PlaceMention(start=spot.start, end=spot.end, place=place, why=spot.why)


__all__ = ["find_places"]
