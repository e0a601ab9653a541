"""Outlines of countries as GeoJSON, from the TopoJSON in `codes/outlines`, and the view that a map takes of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Point = tuple[float, float]
"""Longitude and latitude in degrees, or x and y in pixels."""

_WHOLE = 60.0
"""Degrees from the middle of the view to its edge beyond which the whole world is drawn."""

_LEAST = 7.0
"""Degrees from the middle to the edge at least, so that outlines of 1:50 million are not drawn finer than they are."""

_ROOM = 1.25
_NEAR = 20.0
"""Beyond so many degrees the coarser outlines will do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Which part of the world a map shows: its middle, and how far (in degrees of arc) it reaches.

    >>> View.of([(135.0, 35.0), (-155.0, 25.0)]).middle[0] > 160
    True
    """

    middle: Point
    reach: float

    @classmethod
    def of(cls, points: Sequence[Point]) -> View:
        """The view that has all the points in it, also across the line where the days change."""
        vectors = _vectors(np.asarray(points, dtype=float))
        mean = vectors.mean(axis=0)
        length = float(np.linalg.norm(mean))
        if length < 0.3:  # points all around the globe have no middle
            return cls(middle=(0.0, 0.0), reach=180.0)
        x, y, z = mean / length
        far = float(np.degrees(np.arccos(np.clip(vectors @ (mean / length), -1, 1))).max())
        middle = (float(np.degrees(np.arctan2(y, x))), float(np.degrees(np.arcsin(z))))
        return cls(middle=middle, reach=max(far * _ROOM, _LEAST))

    @property
    def is_whole(self) -> bool:
        """Whether the whole world is drawn."""
        return self.reach > _WHOLE

    @property
    def projection(self) -> str:
        """The projection, by Vega's name: of equal areas around the middle; Patterson's for the world."""
        return "naturalEarth1" if self.is_whole else "azimuthalEqualArea"

    @property
    def rotation(self) -> tuple[float, float, float]:
        """How the globe is turned before it is projected."""
        return (-self.middle[0], 0.0 if self.is_whole else -self.middle[1], 0.0)

    def project(self, points: Sequence[Point]) -> Numbers:
        """The points on a plane, in units of the radius of the globe, y downwards, the middle of the view at 0, 0."""
        degrees = np.asarray(points, dtype=float).reshape(-1, 2)
        turn = (degrees[:, 0] - self.middle[0] + 180) % 360 - 180
        return (
            _natural_earth(turn, degrees[:, 1]) if self.is_whole else _equal_area(turn, degrees[:, 1], self.middle[1])
        )


def _natural_earth(turn: Numbers, latitude: Numbers) -> Numbers:
    """Patterson's polynomials, as d3-geo has them (Šavrič et al. 2011, doi:10.14714/CP68.10)."""
    x, y = np.radians(turn), np.radians(latitude)
    y2, y4 = y**2, y**4
    across = x * (0.8707 - 0.131979 * y2 + y4 * (-0.013791 + y4 * (0.003971 * y2 - 0.001529 * y4)))
    up = y * (1.007226 + y2 * (0.015085 + y4 * (-0.044475 + 0.028874 * y2 - 0.005916 * y4)))
    return np.stack([across, -up], axis=1)


def _equal_area(turn: Numbers, latitude: Numbers, middle: float) -> Numbers:
    """Lambert's azimuthal equal-area projection (Snyder 1987, doi:10.3133/pp1395, equations 24-2 to 24-4)."""
    x, y, y0 = np.radians(turn), np.radians(latitude), np.radians(middle)
    cos = np.sin(y0) * np.sin(y) + np.cos(y0) * np.cos(y) * np.cos(x)
    k = np.sqrt(2 / np.maximum(1 + cos, 1e-9))
    up = np.cos(y0) * np.sin(y) - np.sin(y0) * np.cos(y) * np.cos(x)
    return np.stack([k * np.cos(y) * np.sin(x), -k * up], axis=1)


def _vectors(degrees: Numbers) -> Numbers:
    """Points on the globe as unit vectors."""
    x, y = np.radians(degrees.reshape(-1, 2)).T
    return np.stack([np.cos(y) * np.cos(x), np.cos(y) * np.sin(x), np.sin(y)], axis=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One piece of land: the numeric code of its country (None for land that is nobody's), its rings, its corners."""

    country: int | None
    rings: tuple[Numbers, ...]
    vectors: Numbers


def outlines_in(view: View) -> list[dict[str, Any]]:
    """The pieces of land that the view may show, as GeoJSON features with `country` (ISO 3166-1 numeric) among them."""
    near = not view.is_whole and view.reach <= _NEAR
    pieces = _pieces("near" if near else "far")
    return [_feature(piece) for piece in pieces if view.is_whole or _is_seen(piece, view)]


def _is_seen(piece: Outline, view: View) -> bool:
    """Whether a corner of it lies in or near the view, or the view within it."""
    cosine = np.cos(np.radians(min(view.reach * 1.8 + 4, 179)))
    if bool(np.any(piece.vectors @ _vectors(np.asarray(view.middle))[0] >= cosine)):
        return True
    low, high = piece.rings[0].min(axis=0), piece.rings[0].max(axis=0)
    return bool(np.all(low <= view.middle) and np.all(view.middle <= high))


def _feature(piece: Outline) -> dict[str, Any]:
    shape = {"type": "Polygon", "coordinates": [np.round(ring, 3).tolist() for ring in piece.rings]}
    return {"type": "Feature", "country": piece.country, "geometry": shape}


@cache
def _pieces(scale: str) -> tuple[Outline, ...]:
    topology = json.loads(files("comity").joinpath(f"codes/outlines/{scale}.json").read_text("utf8"))
    size, start = (np.asarray(topology["transform"][name]) for name in ("scale", "translate"))
    arcs = [np.cumsum(arc, axis=0) * size + start for arc in topology["arcs"]]
    return tuple(_read(topology["objects"]["countries"]["geometries"], arcs))


def _read(countries: Sequence[dict[str, Any]], arcs: Sequence[Numbers]) -> Iterator[Outline]:
    for country in countries:
        code = int(country["id"]) if str(country.get("id", "")).isdigit() else None
        for polygon in [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]:
            rings = tuple(_ring(places, arcs) for places in polygon)
            yield Outline(country=code, rings=rings, vectors=_vectors(rings[0]))


def _ring(places: Sequence[int], arcs: Sequence[Numbers]) -> Numbers:
    """Arcs put together, those of negative number backwards; each begins where the last one ends (TopoJSON 2.1.4)."""
    lines = [arcs[place] if place >= 0 else arcs[~place][::-1] for place in places]
    return np.concatenate([lines[0], *(line[1:] for line in lines[1:])])
