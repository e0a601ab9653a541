"""A store of made-up claims, put in by DuckDB at once: skewed as news is, and the same each time.

Few of 200 actors are in most claims (Zipf), most events have one report and some have dozens, over twenty years;
reports of one event differ in their words and come a day or two apart; documents hold a few claims each. One claim in
seven is of a tie. Nothing in it happened.
"""

from __future__ import annotations

from itertools import accumulate

import duckdb

from comity.codes import plover
from comity.codes.actors import states
from comity.record.store import Record

ACTORS = 200
OUTLETS = 60
_SLOTS = 100_000

# One number in 0..1 for a thing and a use of it, the same in each run.
_SETUP = """
    create temp macro chance(thing, use) as (hash(thing, use) % 1000003) / 1000003.0;
    create temp macro pick(things, thing, use) as things[1 + (hash(thing, use) % len(things))::int];
    create temp table ranks as select unnest(range(1, {outlets} + 1)) as outlet;
"""

# One row a happening: who, whom, what, when, and how many report it.
_HAPPENINGS = """
    create temp table happenings as
    select number, first.actor as a, second.actor as b, what.type, what.quad, what.score,
        date '2004-01-01' + (chance(number, 'day') * 7300)::int as day,
        least(60, pow(1 - chance(number, 'reports'), -0.7)::int) as reports,
        chance(number, 'kind') < 0.15 as is_tie,
        pick(['alliance', 'partnership', 'trade', 'friendship', 'hostility', 'dispute', 'rivalry'], number, 'tie')
            as tie
    from range({claims}) as t(number)
    join slots as first on first.slot = hash(number, 'a') % {slots}
    join slots as second on second.slot = hash(number, 'b') % {slots}
    join types as what on what.row = hash(number, 'type') % 16
    where first.actor != second.actor
"""

# One row a report of a happening, in a document of an outlet and a day.
_REPORTS = """
    create temp table reports as
    with told as (
        select *, hash(number, report, 'id') as key, pow(chance(number * 64 + report, 'outlet'), 2) * {outlets} as o
        from (select *, unnest(range(reports)) as report from happenings order by number limit {claims})
    ), published as (
        select * exclude (o), floor(o)::int as outlet, day + (chance(key, 'delay') * 3)::int as published from told
    ), paged as (
        select *, substr(md5(concat(outlet, published, hash(key, 'page') % (1 + {claims} // 600000))), 1, 16)
            as document
        from published
    )
    select *, row_number() over (partition by document order by key) - 1 as line,
        pick(list_concat(list_resize(['actual'], 9, 'actual'), ['not', 'planned', 'proposed', 'hypothetical']),
            if(reports > 1, number, key), 'status') as status,
        concat(a, ' and ', b, ' ', lower(type), ' over matter ', number % 977, ', ',
            pick(['officials', 'ministers', 'witnesses', 'envoys', 'clerks'], key, 'who'), ' ',
            pick(['said', 'told reporters', 'wrote', 'confirmed'], key, 'verb'), ' on ',
            pick(['Monday', 'Tuesday', 'Friday', 'Sunday'], key, 'weekday'), ' in place ', number % 211, '.')
            as sentence
    from paged
"""

_CLAIMS = """
    insert into claims by name
    select printf('%016x', key) as id, if(is_tie, 'tie', 'event') as kind, document, status,
        {{'start': line * 160, 'end': line * 160 + length(sentence), 'text': sentence}} as sentence,
        {{'start': line * 160 + 12, 'end': line * 160 + 20, 'text': substr(sentence, 13, 8)}} as trigger,
        pick(['certain', 'certain', 'certain', 'probable', 'possible'], key, 'certainty') as certainty,
        if(chance(key, 'voice') < 0.2, [{{'text': 'a spokeswoman', 'stance': 'asserts', 'actor': a}}], []) as said_by,
        round(0.4 + 0.6 * chance(key, 'confidence'), 3) as confidence,
        ['type: made up', 'time: made up'] as why,
        if(is_tie, null, [{source}]) as source, if(is_tie, null, [{target}]) as target,
        if(is_tie, {source}, null) as a, if(is_tie, {target}, null) as b,
        if(is_tie, null, type) as type, if(is_tie, null, quad) as quad,
        if(is_tie, null, {{'plover': score}}) as scores, if(is_tie, null, []::text[]) as contexts,
        if(is_tie, null, if(chance(number, 'dated') < 0.6,
            {{'start': day, 'end': day, 'text': 'on that day', 'precision': 'day'}},
            {{'start': null, 'end': null, 'text': null, 'precision': 'unknown'}})) as time,
        if(is_tie or chance(number, 'placed') > 0.5, null,
            {{'text': a, 'name': concat('Place ', number % 211), 'country': a, 'precision': 'city'}}) as place,
        if(is_tie, tie, null) as tie,
        if(is_tie, if(tie in ('hostility', 'dispute', 'rivalry'), -1, 1), null) as valence,
        list_sort([a, b]) as parties
    from reports
"""
_ACTOR = (
    "{{'text': {0}, 'start': line * 160, 'end': line * 160 + 3, 'id': {0}, 'name': {0}, 'country': {0}, "
    "'sectors': ['GOV']}}"
)

_DOCUMENTS = """
    insert into documents by name
    select document as id, concat('https://made-up.example/', document) as url,
        concat('Made-up report ', substr(document, 1, 6)) as title, concat('Outlet ', any_value(outlet)) as publisher,
        if(chance(document, 'undated') < 0.01, null, any_value(published)) as published, 'en' as language,
        string_agg(rpad(sentence, 160, ' '), '' order by line) as text
    from reports group by document
"""

_LINKS = """
    insert into links by name
    select printf('%016x', key) as claim, printf('%016x', hash(number, 'event')) as event, 'made up' as decided_by,
        1.0 as score, ['made up'] as why
    from reports where not is_tie
"""


def build(path: str, claims: int, *, linked: bool) -> None:
    """Make a store of so many claims at `path`, where none is; `linked` puts the reports of one event together."""
    Record.open(path).close()
    with duckdb.connect(path) as store:
        store.execute("set memory_limit = '4GB'; set threads = 2; set preserve_insertion_order = false")
        store.execute("drop index claims_by_id; drop index documents_by_id")
        store.execute(_SETUP.format(outlets=OUTLETS))
        _fill_choices(store)
        options = {"claims": claims, "slots": _SLOTS, "outlets": OUTLETS}
        options |= {"source": _ACTOR.format("a"), "target": _ACTOR.format("b")}
        for step in (_HAPPENINGS, _REPORTS, _CLAIMS, _DOCUMENTS, *([_LINKS] if linked else [])):
            store.execute(step.format(**options))
        # Put in behind the record's back, so that it has to make its gists anew, as of a store that has none yet.
        store.execute("drop table gists_made_by")
    Record.open(path).close()


def pair_of_rank(rank: int) -> tuple[str, str]:
    """The actors of two neighbouring ranks: 0 gives the two that are in most claims."""
    keys = _actors()
    return keys[rank], keys[rank + 1]


def _actors() -> list[str]:
    return [state.iso3 for state in states() if state.valid_to is None][:ACTORS]


def _fill_choices(store: duckdb.DuckDBPyConnection) -> None:
    keys = _actors()
    bounds = list(accumulate(1 / (rank + 1) for rank in range(len(keys))))
    store.execute("create temp table slots (slot integer, actor text)")
    last = 0
    for key, bound in zip(keys, bounds, strict=True):
        end = round(bound / bounds[-1] * _SLOTS)
        store.execute("insert into slots select unnest(range(?, ?)), ?", [last, end, key])
        last = end
    store.execute("create temp table types (row integer, type text, quad integer, score double)")
    for row, known in enumerate(plover.types().values()):
        store.execute("insert into types values (?, ?, ?, ?)", [row, known.type, known.quad, known.score])
