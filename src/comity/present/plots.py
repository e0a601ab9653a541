"""Pictures as inline SVG: a pair over time, and the third parties between the two. Each in a wide and a narrow form.

Made with Altair and vl-convert, without a network. A picture carries its title and description for screen readers; it
never says more than the lists beside it, and never by colour alone.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import altair as alt

from comity.relate.dossier import Dossier
from comity.relate.drivers import ThirdParty
from comity.relate.dyads import TimelinePeriod
from comity.relate.wording import count_of, signed

# Blue and vermilion of Okabe and Ito (2008, jfly.uni-koeln.de/color), darkened for text contrast; told apart by the
# colour-blind.
COOPERATIVE = "#1f6f8b"
CONFLICTUAL = "#b5482a"
_GREY = "#8a857c"
_FONT = "system-ui, sans-serif"

_WIDE, _NARROW = 640, 330
_MOST_THIRDS = 6
"""Third parties drawn on each side; the lists hold all."""

_MOST_LABEL = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """One picture in two widths; `title` and `description` say in words what it shows."""

    key: str
    title: str
    description: str
    wide: str
    narrow: str


def timeline_plot(dossier: Dossier) -> Plot | None:
    """Events done per period, cooperative above the line, conflictual below, over the documents read; None if empty."""
    periods = _without_gaps(dossier.timeline)
    if not any(period.cooperative or period.conflictual for period in periods):
        return None
    title = f"{dossier.a.name} and {dossier.b.name} over time"
    return _plot("timeline", title, _timeline_words(dossier.timeline), lambda width: _timeline_chart(periods, width))


def _timeline_words(periods: Iterable[TimelinePeriod]) -> str:
    told = [
        f"{period.period}: {period.cooperative} cooperative, {period.conflictual} conflictual, "
        f"{count_of(period.documents, 'document')} read"
        for period in periods
    ]
    return "; ".join(told) + ". A period that is not named has no document in the record."


def _without_gaps(periods: Sequence[TimelinePeriod]) -> list[TimelinePeriod]:
    """The periods with those in between that the record knows nothing of, so that a gap is seen."""
    known = {period.period: period for period in periods}
    return [known.get(name) or _nothing_known(name) for name in _names_between(min(known), max(known))] if known else []


def _nothing_known(name: str) -> TimelinePeriod:
    return TimelinePeriod(period=name, cooperative=0, conflictual=0, score=0.0, documents=0)


def _names_between(first: str, last: str) -> list[str]:
    """Years, or years and months, from first to last.

    >>> _names_between("1998-11", "1999-01")
    ['1998-11', '1998-12', '1999-01']
    """
    years = range(int(first[:4]), int(last[:4]) + 1)
    if len(first) == len(last) == 4:
        return [str(year) for year in years]
    months = (f"{year}-{month:02}" for year in years for month in range(1, 13))
    return [month for month in months if first[:7] <= month <= last[:7] or month[:4] == first]


def _timeline_chart(periods: Sequence[TimelinePeriod], width: int) -> alt.VConcatChart:
    rows = [
        {"period": p.period, "kind": kind, "events": count}
        for p in periods
        for kind, count in (("cooperative", p.cooperative), ("conflictual", -p.conflictual))
        if count
    ]
    names = [period.period for period in periods]
    step = max(1, -(-len(names) // (width // 52)))
    x = alt.X("period:O", scale=alt.Scale(domain=names, paddingInner=0.25))
    ticks = alt.Axis(values=names[::step], labelAngle=0, title=None, ticks=False, domain=False, labelPadding=6)
    bars = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_bar(cornerRadius=1)
        .encode(
            x=x.axis(None),
            y=alt.Y("events:Q", title="events", axis=alt.Axis(tickMinStep=1, format="d", labelExpr="abs(datum.value)")),
            color=alt.Color("kind:N", scale=_colours(), legend=alt.Legend(orient="top", title=None)),
        )
        .properties(width=width - 60, height=170)
    )
    read = alt.InlineData(values=[{"period": p.period, "documents": p.documents} for p in periods])
    documents = (
        alt.Chart(read)
        .mark_bar(color=_GREY, opacity=0.6)
        .encode(
            x=x.axis(ticks), y=alt.Y("documents:Q", title="read", axis=alt.Axis(tickCount=2, tickMinStep=1, format="d"))
        )
        .properties(width=width - 60, height=44)
    )
    return alt.vconcat(bars, documents, spacing=8)


def _colours() -> alt.Scale:
    return alt.Scale(domain=["cooperative", "conflictual"], range=[COOPERATIVE, CONFLICTUAL])


def network_plot(dossier: Dossier) -> Plot | None:
    """The two at the sides, third parties between: whole lines for good terms, broken ones for bad; None if empty."""
    thirds = [*dossier.unites[:_MOST_THIRDS], *reversed(dossier.divides[:_MOST_THIRDS])]
    if not thirds:
        return None
    a, b = dossier.a.name, dossier.b.name
    words = "; ".join(f"{third.text}, weight {signed(third.weight)}" for third in thirds) + "."
    return _plot("network", f"Whom {a} and {b} share", words, lambda width: _network_chart(thirds, a, b, width))


def _plot(key: str, title: str, description: str, chart: Callable[[int], alt.TopLevelMixin]) -> Plot:
    wide, narrow = (
        _svg(chart(width), f"{key}-{form}", title, description)
        for form, width in (("wide", _WIDE), ("narrow", _NARROW))
    )
    return Plot(key=key, title=title, description=description, wide=wide, narrow=narrow)


def _network_chart(thirds: Sequence[ThirdParty], a: str, b: str, width: int) -> alt.TopLevelMixin:
    middle = (len(thirds) - 1) / 2
    edges = [
        {"x": side, "y": middle, "x2": toward, "y2": row, "kind": _kind(weight), "weight": abs(weight)}
        for row, third in enumerate(thirds)
        for side, toward, weight in ((0.0, 0.3, third.to_a.weight), (1.0, 0.7, third.to_b.weight))
    ]
    labels = [
        {"x": 0.5, "y": row, "text": _label(third.name, width), "note": signed(third.weight)}
        for row, third in enumerate(thirds)
    ]
    pair = [{"x": 0, "y": middle, "text": _label(a, width)}, {"x": 1, "y": middle, "text": _label(b, width)}]
    layers = (_edge_layer(edges), _name_layer(labels), _note_layer(labels), _pair_layer(pair), _pair_names(pair))
    return alt.layer(*layers).properties(width=width - 40, height=max(62 * len(thirds), 130))


def _kind(weight: float) -> str:
    return "cooperative" if weight > 0 else "conflictual"


def _label(name: str, width: int) -> str:
    most = _MOST_LABEL if width == _WIDE else _MOST_LABEL * 2 // 3
    return name if len(name) <= most else name[: most - 1] + "…"


def _x() -> alt.X:
    return alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.1, 1.1]))


def _y() -> alt.Y:
    return alt.Y("y:Q", axis=None, scale=alt.Scale(reverse=True, padding=24))


def _edge_layer(edges: list[dict[str, object]]) -> alt.Chart:
    dashes = alt.Scale(domain=["cooperative", "conflictual"], range=[[1, 0], [6, 5]])
    made: alt.Chart = (
        alt.Chart(alt.InlineData(values=edges))
        .mark_rule(strokeCap="round")
        .encode(
            x=_x(),
            y=_y(),
            x2="x2:Q",
            y2="y2:Q",
            color=alt.Color(
                "kind:N", scale=_colours(), legend=alt.Legend(orient="top", title=None, symbolType="stroke")
            ),
            strokeDash=alt.StrokeDash("kind:N", scale=dashes, legend=None),
            strokeWidth=alt.StrokeWidth("weight:Q", scale=alt.Scale(domain=[0, 1], range=[1, 6]), legend=None),
        )
    )
    return made


def _name_layer(labels: list[dict[str, object]]) -> alt.Chart:
    return _text_layer(labels, "text:N", dy=-4, fontSize=14, fontWeight=600)


def _note_layer(labels: list[dict[str, object]]) -> alt.Chart:
    return _text_layer(labels, "note:N", dy=12, fontSize=12)


def _pair_layer(pair: list[dict[str, object]]) -> alt.Chart:
    dots = alt.Chart(alt.InlineData(values=pair)).mark_circle(size=260, color=_GREY, opacity=1)
    made: alt.Chart = dots.encode(x=_x(), y=_y())
    return made


def _pair_names(pair: list[dict[str, object]]) -> alt.Chart:
    return _text_layer(pair, "text:N", dy=26, fontSize=15, fontWeight=700)


def _text_layer(rows: list[dict[str, object]], column: str, **looks: Any) -> alt.Chart:
    words = alt.Chart(alt.InlineData(values=rows)).mark_text(font=_FONT, **looks)
    made: alt.Chart = words.encode(x=_x(), y=_y(), text=column)
    return made


def _svg(chart: alt.TopLevelMixin, key: str, title: str, description: str) -> str:
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
        "labelFont": _FONT,
        "titleFont": _FONT,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
    }
    styled: alt.TopLevelMixin = chart.configure(
        aria=False,
        background="transparent",
        font=_FONT,
        axis={**axis, "gridColor": _GREY, "gridOpacity": 0.25, "domainColor": _GREY, "tickColor": _GREY},
        view={"stroke": None},
        legend={"labelFont": _FONT, "labelFontSize": 13},
    )
    return styled
