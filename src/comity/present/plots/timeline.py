"""A pair over time: events done per period, over the documents that could have told of more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import altair as alt

from comity.present.plots.svg import GREY, Plot, colours, make_plot
from comity.relate.dossier import Dossier
from comity.relate.dyads import TimelinePeriod
from comity.relate.wording import count_of


def timeline_plot(dossier: Dossier) -> Plot | None:
    """Events done per period, cooperative above the line, conflictual below, over the documents read; None if empty."""
    periods = _without_gaps(dossier.timeline)
    if not any(period.cooperative or period.conflictual for period in periods):
        return None
    title = f"{dossier.a.name} and {dossier.b.name} over time"
    return make_plot(
        "timeline", title, _timeline_words(dossier.timeline), lambda width: _timeline_chart(periods, width)
    )


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
            color=alt.Color("kind:N", scale=colours(), legend=alt.Legend(orient="top", title=None, columnPadding=18)),
        )
        .properties(width=width - 60, height=170)
    )
    read = alt.InlineData(values=[{"period": p.period, "documents": p.documents} for p in periods])
    documents = (
        alt.Chart(read)
        .mark_bar(color=GREY, opacity=0.6)
        .encode(
            x=x.axis(ticks), y=alt.Y("documents:Q", title="read", axis=alt.Axis(tickCount=2, tickMinStep=1, format="d"))
        )
        .properties(width=width - 60, height=44)
    )
    return alt.vconcat(bars, documents, spacing=8)
