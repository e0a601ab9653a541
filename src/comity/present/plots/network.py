"""The third parties between a pair: whole lines for good terms, broken ones for bad, the broader the weightier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from comity.present.plots.svg import FONT, GREY, NARROW, WIDE, Plot, colours, make_plot
from comity.relate.dossier import Dossier
from comity.relate.drivers import ThirdParty
from comity.relate.wording import signed, with_article

_MOST_THIRDS = 6
"""Third parties drawn on each side; the lists hold all."""

_CHARACTER = 0.58
"""The mean width of a bold character against the size of its font."""

_CLEAR = 8
"""Pixels between the end of an edge and the label that it leads to."""

_LEAST_REACH = 0.1
_SPAN = 1.1
"""The picture's breadth in units of x, where the pair stands at 0 and 1."""

_PADDING = 16

_Rows = list[dict[str, object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """How the picture is set in one width: sizes in pixels, the longest label in characters."""

    width: int
    row: int
    font: int
    most: int

    def label(self, name: str) -> str:
        """The name, cut to the room there is."""
        return name if len(name) <= self.most else name[: self.most - 1] + "…"

    def reach(self, name: str) -> float:
        """How far (0..0.5) an edge runs from its side towards the middle before it would touch the label there.

        >>> _FOR_PAGE.reach("Cuba") > _FOR_PAGE.reach("Switzerland") > _FOR_PHONE.reach("Switzerland")
        True
        """
        half = len(self.label(name)) * self.font * _CHARACTER / 2 + _CLEAR
        return max(0.5 - half * _SPAN / (self.width - _PADDING), _LEAST_REACH)


_FOR_PAGE = _Layout(width=WIDE, row=60, font=14, most=28)
_FOR_PHONE = _Layout(width=NARROW, row=56, font=13, most=20)


def network_plot(dossier: Dossier) -> Plot | None:
    """The two at the sides, third parties between them, who unites above who divides; None where there are none."""
    thirds = [*dossier.unites[:_MOST_THIRDS], *reversed(dossier.divides[:_MOST_THIRDS])]
    if not thirds:
        return None
    a, b = dossier.a.name, dossier.b.name
    words = "; ".join(f"{third.text}, weight {signed(third.weight)}" for third in thirds) + "."
    return make_plot(
        "network",
        f"Whom {with_article(a)} and {with_article(b)} share",
        words,
        lambda width: _chart(thirds, a, b, width),
    )


def _chart(thirds: Sequence[ThirdParty], a: str, b: str, width: int) -> alt.TopLevelMixin:
    layout = _FOR_PAGE if width == WIDE else _FOR_PHONE
    middle = (len(thirds) - 1) / 2
    rows: _Rows = [
        {"x": 0.5, "y": row, "text": layout.label(third.name), "note": signed(third.weight)}
        for row, third in enumerate(thirds)
    ]
    pair: _Rows = [{"x": 0, "y": middle}, {"x": 1, "y": middle}]
    layers = [
        _edges(_edge_rows(thirds, middle, layout)),
        _words(rows, "text:N", dy=-5, fontSize=layout.font, fontWeight=600),
        _words(rows, "note:N", dy=11, fontSize=12),
        _dots(pair),
        *_pair_names(layout.label(a), layout.label(b), layout),
    ]
    return alt.layer(*layers).properties(width=layout.width - _PADDING, height=layout.row * len(thirds) + 40)


def _edge_rows(thirds: Sequence[ThirdParty], middle: float, layout: _Layout) -> _Rows:
    return [
        {"x": x, "y": middle, "x2": x2, "y2": row, "kind": _kind(weight), "weight": abs(weight)}
        for row, third in enumerate(thirds)
        for x, x2, weight in (
            (0.0, layout.reach(third.name), third.to_a.weight),
            (1.0, 1 - layout.reach(third.name), third.to_b.weight),
        )
    ]


def _kind(weight: float) -> str:
    return "cooperative" if weight > 0 else "conflictual"


def _x() -> alt.X:
    return alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.05, 1.05]))


def _y() -> alt.Y:
    return alt.Y("y:Q", axis=None, scale=alt.Scale(reverse=True, padding=26, nice=False, zero=False))


def _edges(rows: _Rows) -> alt.Chart:
    dashes = alt.Scale(domain=["cooperative", "conflictual"], range=[[1, 0], [6, 5]])
    made: alt.Chart = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_rule(strokeCap="butt")
        .encode(
            x=_x(),
            y=_y(),
            x2="x2:Q",
            y2="y2:Q",
            color=alt.Color("kind:N", scale=colours(), legend=None),
            strokeDash=alt.StrokeDash("kind:N", scale=dashes, legend=None),
            strokeWidth=alt.StrokeWidth("weight:Q", scale=alt.Scale(domain=[0, 1], range=[1, 6]), legend=None),
        )
    )
    return made


def _dots(rows: _Rows) -> alt.Chart:
    circles = alt.Chart(alt.InlineData(values=rows)).mark_circle(size=240, color=GREY, opacity=1)
    made: alt.Chart = circles.encode(x=_x(), y=_y())
    return made


def _pair_names(a: str, b: str, layout: _Layout) -> list[alt.Chart]:
    """In the upper corners, clear of the lines."""
    looks: dict[str, Any] = {"fontSize": layout.font + 2, "fontWeight": 700, "dy": -36}
    left: _Rows = [{"x": -0.05, "y": 0, "text": a}]
    right: _Rows = [{"x": 1.05, "y": 0, "text": b}]
    return [_words(left, "text:N", align="left", **looks), _words(right, "text:N", align="right", **looks)]


def _words(rows: _Rows, column: str, **looks: Any) -> alt.Chart:
    marks = alt.Chart(alt.InlineData(values=rows)).mark_text(font=FONT, **looks)
    made: alt.Chart = marks.encode(x=_x(), y=_y(), text=column)
    return made
