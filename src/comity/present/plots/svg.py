"""From an Altair chart to SVG that can stand in a page."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

import altair as alt

# Blue and vermilion after Okabe and Ito (2008, jfly.uni-koeln.de/color), darkened for contrast; the colour-blind can
# tell them apart.
COOPERATIVE = "#1f6f8b"
CONFLICTUAL = "#b5482a"
GREY = "#8a857c"
FONT = "system-ui, sans-serif"

WIDE, NARROW = 640, 330
"""Widths in CSS pixels: the column of the page, and a telephone held upright."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """One picture in two widths; `title` and `description` say in words what it shows."""

    key: str
    title: str
    description: str
    wide: str
    narrow: str


def colours() -> alt.Scale:
    """The scale of the two kinds of claims."""
    return alt.Scale(domain=["cooperative", "conflictual"], range=[COOPERATIVE, CONFLICTUAL])


def make_plot(key: str, title: str, description: str, chart: Callable[[int], alt.TopLevelMixin]) -> Plot:
    """The plot of a chart that is drawn for either width."""
    wide, narrow = (
        as_svg(chart(width), f"{key}-{form}", title, description)
        for form, width in (("wide", WIDE), ("narrow", NARROW))
    )
    return Plot(key=key, title=title, description=description, wide=wide, narrow=narrow)


def as_svg(chart: alt.TopLevelMixin, key: str, title: str, description: str) -> str:
    """The chart as SVG that scales to its column, says in words what it shows, and shares no id with another."""
    out = io.StringIO()
    _styled(chart).save(out, format="svg")
    svg = re.sub(r'\s(?:width|height)="\d+(?:\.\d+)?"', "", out.getvalue(), count=2)
    svg = re.sub(r'\sid="([^"]+)"', rf' id="{key}-\1"', svg)
    svg = re.sub(r"url\(#([^)]+)\)", rf"url(#{key}-\1)", svg)
    names = f'<title id="{key}-title">{escape(title)}</title><desc id="{key}-desc">{escape(description)}</desc>'
    start, end = svg.split(">", 1)
    return f'{start} role="img" aria-labelledby="{key}-title" aria-describedby="{key}-desc">{names}{end}'


def _styled(chart: alt.TopLevelMixin) -> alt.TopLevelMixin:
    axis = {
        "labelFont": FONT,
        "titleFont": FONT,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
    }
    styled: alt.TopLevelMixin = chart.configure(
        aria=False,
        background="transparent",
        font=FONT,
        axis={**axis, "gridColor": GREY, "gridOpacity": 0.25, "domainColor": GREY, "tickColor": GREY},
        view={"stroke": None},
        legend={"labelFont": FONT, "labelFontSize": 13},
    )
    return styled
