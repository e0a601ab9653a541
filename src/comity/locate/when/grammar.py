"""The grammar of time expressions: rules over the letters of a run (see lexer), each with what it means.

`RULES` name days by themselves; `COMPOUNDS` are made of days already found (letter `B`): "two weeks after Easter",
"from March to the end of May"; `LOOSE` count from the date last named: "two days later". The longest match wins, then
the first in the table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from comity.locate.when.anchor import Meaning, Values
from comity.locate.when.compounds import (
    after_it,
    before_it,
    nth_in,
    portion_of_days,
    portion_of_unit,
    since,
    span_of,
    until,
    week_with,
)
from comity.locate.when.dates import (
    date_in_figures,
    days_of_month,
    month_and_day,
    month_of_year,
    months_of_year,
    nth_day,
    nth_weekday_of,
    ordinal_day,
    whole_month,
)
from comity.locate.when.near import (
    bare_weekday,
    earlier,
    earlier_in_unit,
    in_units,
    later,
    many_units,
    of_the_unit,
    one_unit,
    overnight,
    part_of_day,
    today,
    today_or_near,
    units_ago,
    units_from_now,
    vague_units,
    weekday_of_week,
)
from comity.locate.when.year_parts import (
    feast_days,
    labelled_part,
    numbered_part,
    numbered_week,
    whole_century,
    whole_decade,
    whole_season,
    whole_year,
    years_in_short,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over the letters of a run. Its groups, each a letter and perhaps a digit, are handed to `meaning`."""

    pattern: re.Pattern[str]
    meaning: Meaning


def _rules(*table: tuple[str, Meaning]) -> tuple[Rule, ...]:
    return tuple(Rule(re.compile(pattern.replace(" ", "")), meaning) for pattern, meaning in table)


_WD = "(?:w p? K? I? T?)?"  # "Friday morning, the" before a date
_ALONE = "(?!O T? [myqcxlT])"  # not "last week of May"
_YEAR = "(?:K? (?:I? T? O?) (?P<y>y))?"

RULES = _rules(
    (rf"{_WD} (?P<m>m) T? (?:(?P<o>o)|(?P<n>n)(?![nuHU])) {_YEAR}", month_and_day),
    (rf"{_WD} (?P<m>m) (?:(?P<o>o)|(?P<n>n)) K (?P<y>y)", month_and_day),
    (rf"{_WD} (?:T? (?P<o>o)|(?P<n>n)) H? O? (?P<m>m) H? {_YEAR}", month_and_day),
    (rf"T? (?P<o>o) (?P<u>u) O (?P<m>m) {_YEAR}", nth_day),
    (rf"(?P<m>m) (?:(?P<o>o)|(?P<n>n)) (?:H|U|V|A) (?:(?P<o1>o)|(?P<n1>n)) {_YEAR}", days_of_month),
    (rf"[FW]? T? (?:(?P<o>o)|(?P<n>n)) (?:H|U|V|A) T? (?:(?P<o1>o)|(?P<n1>n)) O? (?P<m>m) {_YEAR}", days_of_month),
    (rf"T? (?:(?P<o>o)|l) (?P<w>w) (?:O|I) (?P<m>m) {_YEAR}", nth_weekday_of),
    (rf"(?:F? (?P<m>m) (?:U|V|H)|W (?P<m2>m) A) (?P<m1>m) {_YEAR}", months_of_year),
    (r"(?P<y>y) K? (?P<m>m) (?:(?P<o>o)|(?P<n>n))", month_and_day),
    (r"(?P<m>m) P? H? K? I? O? (?P<y>y)", whole_month),
    (r"(?P<m>m) O (?P<y>n)", whole_month),
    (r"(?:(?P<o>o)|(?P<n>n)) (?P<m>m) O (?P<y>n)", month_and_day),
    (r"(?P<y>y) K? (?P<m>m)", whole_month),
    (r"(?P<m>m)", whole_month),
    (r"(?:(?P<l>l)|(?P<x>x)|(?P<c>c)) (?P<m>m)", month_of_year),
    (r"(?P<m>m) (?:(?P<l>l)|(?P<x>x)|(?P<c>c)) u", month_of_year),
    (r"(?:w P? K?)? (?P<d>d)", date_in_figures),
    (r"(?:c w) (?P<d>d)", date_in_figures),
    (r"w T? (?P<o>o)(?![u])", ordinal_day),
    (r"T (?P<o>o)(?![uwslxHn])", ordinal_day),
    (r"(?P<w>w) p?", bare_weekday),
    (r"e? (?P<w>w) (?:p|O?T?p)?", bare_weekday),
    (r"(?P<p>p) I (?P<w>w)", bare_weekday),
    (r"(?:(?P<l>l)|(?P<x>x)|(?P<c>c)) K? (?P<w>w) p?", weekday_of_week),
    (r"(?P<w>w) p? (?:O|I)? T? (?:(?P<l>l)|(?P<x>x)|(?P<c>c)) (?P<u>u)", weekday_of_week),
    (r"(?:(?P<l>l)|(?P<x>x)|(?P<c>c)) (?P<u>u) I? (?P<w>w)", weekday_of_week),
    (rf"T? (?:(?P<l>l)|(?P<x>x)|(?P<c>c)) (?P<u>u) {_ALONE}", one_unit),
    (rf"T? (?:(?P<l>l)|(?P<x>x)) (?P<n>[ni]) (?P<u>u) {_ALONE}", many_units),
    (r"(?P<n>[ni]) (?:(?P<l>l)|(?P<x>x)) (?P<u>u)", many_units),
    (r"T? [lx] v u|v u [gbf]", vague_units),
    (r"(?P<n>[ni]) (?P<u>u) g", units_ago),
    (r"(?P<n>[ni]) (?P<u>u) (?:F [rt])", units_from_now),
    (r"w (?P<n>[ni]) (?P<u>u) (?:F [rt])", units_from_now),
    (r"(?P<I>I) T? (?P<n>[ni]) (?P<u>u)", in_units),
    (r"(?P<b>b) (?:c|(?P<l>l)|I T) (?P<u>u)", earlier_in_unit),
    (r"(?P<f>f) (?:c|(?P<l>l)|I T) (?P<u>u)", earlier_in_unit),
    (r"(?:T u)? (?P<y>y)", whole_year),
    (r"(?:u) (?P<y>y)", whole_year),
    (r"(?P<R>R)", years_in_short),
    (r"T? (?P<k>k)", whole_decade),
    (r"T? (?P<o>o) H? (?P<u>u)", whole_century),
    (r"T? (?P<q>q) H? (?:O? (?P<y>y))?|(?P<y1>y) H? (?P<q1>q)", lambda v, a: labelled_part(_plain(v), a)),
    (r"T? (?:(?P<o>o)|l) (?P<u>u) (?:K? (?:O|I)? (?:(?P<y>y)|T? (?:c|(?P<l1>l)|(?P<x>x))? (?P<u1>u)))?", numbered_part),
    (r"(?:(?P<x>x)|(?P<l1>l)) (?P<u1>u) (?P<o>o) (?P<u>u)", numbered_part),
    (r"(?:(?P<I>I) T)? (?P<s>s) (?:O? (?P<y>y))?", whole_season),
    (r"(?:(?P<l>l)|(?P<x>x)|(?P<c>c)) (?P<s>s)", whole_season),
    (r"(?P<h>h) (?:I|O|K)? (?P<y>y)", feast_days),
    (r"T? (?:(?P<l>l)|(?P<x>x)|(?P<c>c))? (?P<h>h)", feast_days),
    (r"e? (?P<t>t) p?", today_or_near),
    (r"(?P<u>u) (?P<n>n) (?:O? (?P<y>y))?", numbered_week),
    (r"O T (?P<u>u)(?![bfOwn])", of_the_unit),
    (r"r", today),
    (r"e? N", overnight),
    (r"(?:(?P<l>l)|(?P<x>x)|(?P<c>c)) (?P<p>p)", part_of_day),
    (r"T? (?P<e>e) (?:O T?) (?P<u>u)", portion_of_unit),
)  # fmt: skip

COMPOUNDS = _rules(
    (r"W (?P<B>B) (?:A|U|H) (?P<B1>B)", span_of),
    (r"F? (?P<B>B) (?:U|V|H) (?P<B1>B)", span_of),
    (r"T? (?P<e>e) H? O? (?P<B>B)", portion_of_days),
    (r"(?P<n>[ni]) (?P<u>u) (?:b|b U) (?P<B>B)", before_it),
    (r"(?P<n>[ni]) (?P<u>u) f (?P<B>B)", after_it),
    (r"T (?P<u>u) b (?P<B>B)", before_it),
    (r"T (?P<u>u) f (?P<B>B)", after_it),
    (r"T? (?P<u>u) (?:O|e) (?P<B>B)", week_with),
    (r"T? (?:(?P<o>o)|l) (?P<n>[ni])? (?P<u>u) O (?P<B>B)", nth_in),
    (r"S (?P<B>B)", since),
    (r"V (?P<B>B)", until),
)  # fmt: skip

# What counts from the date last named, tried when nothing else took the words.
LOOSE = _rules(
    (r"(?P<n>[ni]) (?P<u>u) b", earlier),
    (r"(?P<n>[ni]) (?P<u>u) f", later),
    (r"T (?P<u>u) b", earlier),
    (r"T (?P<u>u) f", later),
)


def _plain(values: Values) -> Values:
    """The values with "q1" and "y1" under their plain names."""
    return {name[0]: value for name, value in values.items()}
