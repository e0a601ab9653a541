"""A pair over time: events done per period, over the documents that could have told of more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import altair as alt

from comity.present.plots.svg import GREY, Plot, colours, make_plot
from comity.relate.dossier import Dossier
from comity.relate.dyads import TimelinePeriod, period_name, periods_between, start_of
from comity.relate.wording import capitalised, count_of, show_period, with_article

_MARGIN = 60
"""Pixels beside the bars for the axis and its labels."""

_LABEL = 52
"""Pixels that the name of a period takes."""

_FEW_PERIODS = 12
_FEWEST = 3
_MANY_PERIODS = 150
"""From so many periods on, those before the first document are left to the table: a bar each would be too slim."""

_MOST_PERIODS = 520
"""Ten years of weeks."""


def timeline_plot(dossier: Dossier) -> Plot | None:
    """Events done per period, cooperative above the line, conflictual below, over the documents read; None if empty."""
    periods = _without_gaps(dossier.timeline)
    if not any(period.cooperative or period.conflictual for period in periods):
        return None
    turns = [period_name(change.day, dossier.grain) for change in dossier.change_points]
    title = capitalised(f"{with_article(dossier.a.name)} and {with_article(dossier.b.name)} over time")
    if periods[0].period != dossier.timeline[0].period:
        title += f", from {show_period(periods[0].period)} on; the table has what lies before"
    return make_plot(
        "timeline",
        title,
        _timeline_words(dossier.timeline) + _turns_words(turns),
        lambda width: _timeline_chart(periods, turns, width),
    )


def _timeline_words(periods: Iterable[TimelinePeriod]) -> str:
    told = [
        f"{period.period}: {period.cooperative} cooperative, {period.conflictual} conflictual, "
        f"{count_of(period.documents, 'document')} read"
        for period in periods
    ]
    return "; ".join(told) + ". A period that is not named has no document in the record."


def _turns_words(turns: Sequence[str]) -> str:
    return f" Turns, drawn as broken upright lines: {', '.join(turns)}." if turns else ""


def _without_gaps(periods: Sequence[TimelinePeriod]) -> list[TimelinePeriod]:
    """The periods with those in between that the record knows nothing of, so that a gap is seen."""
    known = {period.period: period for period in periods}
    if not known:
        return []
    # Of an event that is known less closely than the others, the period is a longer one: drawn beside the shorter.
    finest = [name for name in known if len(name) == max(map(len, known))]
    names = sorted({*known, *periods_between(min(finest), max(finest))}, key=start_of)
    return [known.get(name) or _nothing_known(name) for name in _drawn(names, known)]


def _drawn(names: Sequence[str], known: Mapping[str, TimelinePeriod]) -> Sequence[str]:
    """The latest periods; those before anything was read only where there is room for them."""
    if len(names) <= _MANY_PERIODS:
        return names
    read = [name for name in names if name in known and known[name].documents]
    return [name for name in names if not read or name >= read[0]][-_MOST_PERIODS:]


def _nothing_known(name: str) -> TimelinePeriod:
    return TimelinePeriod(period=name, cooperative=0, conflictual=0, score=0.0, documents=0)


def _timeline_chart(periods: Sequence[TimelinePeriod], turns: Sequence[str], width: int) -> alt.TopLevelMixin:
    events = alt.layer(_turns_chart(periods, turns), _events_chart(periods, width)) if turns else None
    return alt.vconcat(events or _events_chart(periods, width), _documents_chart(periods, width), spacing=8)


def _turns_chart(periods: Sequence[TimelinePeriod], turns: Sequence[str]) -> alt.Chart:
    """A broken upright line before each period in which a stretch of events of another kind begins."""
    rules = alt.Chart(alt.InlineData(values=[{"period": period} for period in turns]))
    made: alt.Chart = rules.mark_rule(strokeDash=[4, 4], strokeWidth=1.5, color=GREY, xOffset=-7).encode(
        x=_periods_axis(periods).axis(None).bandPosition(0)
    )
    return made


def _events_chart(periods: Sequence[TimelinePeriod], width: int) -> alt.Chart:
    rows = [
        {"period": p.period, "kind": kind, "events": count}
        for p in periods
        for kind, count in (("cooperative", p.cooperative), ("conflictual", -p.conflictual))
        if count
    ]
    ticks = _whole_ticks(-max(p.conflictual for p in periods), max(p.cooperative for p in periods))
    axis = alt.Axis(values=ticks, format="d", labelExpr="abs(datum.value)")
    legend = alt.Legend(orient="top", title=None, columnPadding=18)
    bars = alt.Chart(alt.InlineData(values=rows)).mark_bar(cornerRadius=1)
    made: alt.Chart = bars.encode(
        x=_periods_axis(periods).axis(None),
        y=alt.Y("events:Q", title="events", axis=axis, scale=alt.Scale(domain=[ticks[0], ticks[-1]])),
        color=alt.Color("kind:N", scale=colours(), legend=legend),
    ).properties(width=width - _MARGIN, height=170)
    return made


def _documents_chart(periods: Sequence[TimelinePeriod], width: int) -> alt.Chart:
    step = max(1, -(-len(periods) // (width // _LABEL)))
    names = [period.period for period in periods][::step]
    labels = alt.Axis(values=names, labelAngle=0, title=None, ticks=False, domain=False, labelPadding=6)
    most = max(p.documents for p in periods)
    axis = alt.Axis(values=[0, most], format="d")
    rows = [{"period": p.period, "documents": p.documents} for p in periods]
    bars = alt.Chart(alt.InlineData(values=rows)).mark_bar(color=GREY, opacity=0.6)
    made: alt.Chart = bars.encode(
        x=_periods_axis(periods).axis(labels),
        y=alt.Y("documents:Q", title="read", axis=axis, scale=alt.Scale(domain=[0, most or 1])),
    ).properties(width=width - _MARGIN, height=44)
    return made


def _periods_axis(periods: Sequence[TimelinePeriod]) -> alt.X:
    """One band a period, slim bars where there are few."""
    padding = 0.25 if len(periods) > _FEW_PERIODS else 0.7
    around = 1.0 if len(periods) <= _FEWEST else padding / 2
    names = [period.period for period in periods]
    return alt.X("period:O", scale=alt.Scale(domain=names, paddingInner=padding, paddingOuter=around))


def _whole_ticks(low: int, high: int) -> list[int]:
    """Five steps or so of whole events, over all from `low` to `high`, with zero.

    >>> _whole_ticks(-1, 2), _whole_ticks(-54, 90)
    ([-1, 0, 1, 2], [-60, -30, 0, 30, 60, 90])
    """
    wanted = max(1, -(-(high - low) // 5))
    power = 10 ** (len(str(wanted)) - 1)
    step = next(power * n for n in (1, 2, 3, 5, 10) if power * n >= wanted)
    return list(range(low // step * step, high + step, step))
