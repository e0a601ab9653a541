"""The commands, each a few lines: what they take stands in the signature, what they do behind one call.

Heavy parts are imported inside the command that needs them, so that `comity --help` and `comity actor` start at once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from comity.config import STORE
from comity.errors import InputError, UsageError
from comity.present.cli.edge import (
    Problems,
    day,
    grain,
    read_lines,
    refuse_overwriting,
    share,
    stopping_between,
    until,
    write_lines,
    write_text,
)

if TYPE_CHECKING:
    from comity.actors import Lexicon
    from comity.events.codebook import CodebookCoder

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Read news and commentary, keep a sourced record of who did what to whom, and explain how two states stand.",
)

Paths = Annotated[list[str], typer.Argument(metavar="PATH…", help="Files or folders to read; - is standard input.")]
In = Annotated[str, typer.Argument(metavar="IN", help="A file of JSON lines; - is standard input.")]
Out = Annotated[str | None, typer.Option("-o", "--out", metavar="OUT", help="Write here, not to standard output.")]
StoreFile = Annotated[str, typer.Option("--store", metavar="FILE", help="The store to answer from.")]
Since = Annotated[str | None, typer.Option(metavar="DAY", help="Leave out what came before this day (YYYY-MM-DD).")]
Until = Annotated[str | None, typer.Option(metavar="DAY", help="Leave out what came after this day (YYYY-MM-DD).")]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="Day of publication (YYYY-MM-DD) where a document names none.")
]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Publisher where a document names none.")]
MinConfidence = Annotated[
    float, typer.Option("--min-confidence", metavar="P", help="Leave out claims less sure than this (0 to 1).")
]
CodebookFile = Annotated[
    str | None,
    typer.Option("--codebook", metavar="FILE", help="Type events by this codebook (YAML) too: field `code`."),
]
Prior = Annotated[
    float,
    typer.Option(metavar="P", help="The share of the pairs between which you expect anything to pass (0 to 1)."),
]
ActorFiles = Annotated[
    list[str] | None,
    typer.Option("--actors", metavar="FILE", help="Know these actors too (TOML, or a PETRARCH .txt); may be repeated."),
]
Verbose = Annotated[bool, typer.Option("-v", help="Show what libraries log.")]


def _version(asked: bool) -> None:
    if asked:
        from comity import __version__

        typer.echo(f"comity {__version__}")
        raise typer.Exit


@app.callback()
def common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Options of every command."""


@app.command(epilog="Example:  comity code reports/ --published 2024-04-21 --format duckdb -o comity.duckdb")
def code(
    paths: Paths,
    published: Published = None,
    publisher: Publisher = None,
    format: Annotated[
        str | None, typer.Option(help="jsonl, parquet or duckdb; without it, what OUT ends in says, else jsonl.")
    ] = None,
    codebook: CodebookFile = None,
    actors: ActorFiles = None,
    min_confidence: MinConfidence = 0.0,
    out: Out = None,
    verbose: Verbose = False,
) -> int:
    """Find the claims in documents: who did what to whom, when, where, says who, how sure."""
    from comity.pipeline import stages_with
    from comity.present.progress import shown
    from comity.record.writers import format_of, open_writer
    from comity.relate.wording import count_of
    from comity.run.local import run

    problems = Problems()
    refuse_overwriting(paths, out)
    documents = _documents(paths, published, publisher, problems)
    sure = share(min_confidence, "--min-confidence")
    known = _actors(actors)
    stages = stages_with(_coder(codebook).stage if codebook else None, min_confidence=sure, actors=known)
    asked = {"paths": paths, "published": published, "publisher": publisher, "codebook": codebook, "actors": actors}
    own = partial(open_writer, codebook=codebook, actors=actors, problems=problems.told)
    open_out = partial(own, settings=asked | {"min_confidence": sure})
    with stopping_between() as stopped, open_out(format or format_of(out), out, sys.stdout) as writer:
        done = shown(until(stopped, run(documents, writer, on_problem=problems, stages=stages)))
        if stopped():
            raise KeyboardInterrupt
        if not done.documents:
            raise InputError(f"no document was read from {', '.join(paths)}: see the lines above, or name other files.")
    if out:
        counts = f"{count_of(done.documents, 'document')}, {count_of(done.claims, 'claim')}"
        print(f"{counts} → {out}", file=sys.stderr)
    problems.sum_up()
    return problems.status


def _coder(path: str) -> CodebookCoder:
    from comity.codebooks import open_codebook

    return open_codebook(path)


def _actors(paths: list[str] | None) -> Lexicon | None:
    from comity.actors import open_actors

    return open_actors(paths) if paths else None


def _documents(paths: Iterable[str], published: str | None, publisher: str | None, problems: Problems) -> Iterator[Any]:
    """The documents of all paths; a path that cannot be opened is a problem like any other when there are more."""
    from comity.read import read

    default = day(published, "--published")
    for path in paths:
        try:
            yield from read(path, published=default, publisher=publisher, on_problem=problems)
        except InputError as problem:
            problems(problem)


@app.command(epilog="Example:  comity documents page.txt")
def documents(
    paths: Paths, published: Published = None, publisher: Publisher = None, out: Out = None, verbose: Verbose = False
) -> int:
    """Show what reading made of the input: one document a line, with title, outlet, voices and topics."""
    from comity.read import documents_json

    problems = Problems()
    refuse_overwriting(paths, out)
    write_lines((documents_json(found) for found in _documents(paths, published, publisher, problems)), out)
    problems.sum_up()
    return problems.status


Answer = Callable[[Iterable[dict[str, Any]], Callable[[InputError], None]], Iterator[dict[str, Any]]]


def _answer(answer: Answer, path: str, out: str | None) -> int:
    problems = Problems()
    refuse_overwriting([path], out)
    write_lines(answer(read_lines(path, problems), problems), out)
    problems.sum_up()
    return problems.status


@app.command(epilog='Example line:  {"id": 1, "sentence": "Peru thanked Chile.", "source": "Peru", "target": "Chile"}')
def pairs(path: In, codebook: CodebookFile = None, prior: Prior = 0.9, out: Out = None) -> int:
    """Say what passes from source to target in each sentence: type, mode, quad, confidence."""
    from comity.parts import answer_pairs

    coder = _coder(codebook) if codebook else None
    return _answer(partial(answer_pairs, codebook=coder, prior=share(prior, "--prior")), path, out)


@app.command(epilog="Example:  comity codebook mine.yaml")
def codebook(path: Annotated[str, typer.Argument(metavar="FILE", help="A codebook (YAML).")]) -> int:
    """Check a codebook of your own, and show how well its examples are told apart."""
    from comity.events.codebook import check_codebook
    from comity.present.codebook import show_report

    typer.echo(show_report(check_codebook(_coder(path))))
    return 0


@app.command(epilog='Example:  comity actor "Prime Minister Abe" --on 2014-05-01')
def actor(
    phrase: Annotated[str, typer.Argument(metavar="PHRASE|IN", help="One phrase, or a file of JSON lines, or -.")],
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day to answer for (YYYY-MM-DD).")] = None,
    actors: ActorFiles = None,
    out: Out = None,
) -> int:
    """Say whom a phrase names: state, organisation (with its members on the day), sectors, person, office."""
    from comity.phrases import add_members, answer_actor

    known = _actors(actors)
    if phrase == "-" or Path(phrase).is_file() or phrase.endswith(".jsonl"):
        return _answer(partial(answer_actor, actors=known), phrase, out)
    default = day(on, "--on")
    problems = Problems()
    line = {"phrase": phrase, "on": str(default) if default else None}
    write_lines(map(add_members, answer_actor([line], problems, known)), out)
    return problems.status


@app.command(epilog='Example line:  {"id": 1, "text": "They met in Geneva."}')
def places(path: In, out: Out = None) -> int:
    """Find the places that each text names, with coordinates."""
    from comity.parts import answer_places

    return _answer(answer_places, path, out)


@app.command(epilog='Example line:  {"id": 1, "text": "They met last Friday.", "published": "2024-04-21"}')
def times(path: In, out: Out = None) -> int:
    """Find the days that each text names."""
    from comity.parts import answer_times

    return _answer(answer_times, path, out)


@app.command(epilog='Example line:  {"id": 1, "text": "Peru will sign, an official said."}')
def said(path: In, out: Out = None) -> int:
    """Find who says what in each text: source, cue and content."""
    from comity.parts import answer_said

    return _answer(answer_said, path, out)


@app.command(epilog='Example line:  {"id": 1, "text": "Peru did not sign.", "start": 13, "end": 17}')
def qualify(path: In, out: Out = None) -> int:
    """Say whether the predicate at a span is said to hold, how surely, and by whom."""
    from comity.parts import answer_qualify

    return _answer(answer_qualify, path, out)


@app.command(epilog='Example line:  {"id": 1, "title": "Talks open", "text": "…", "published": "2024-04-21"}')
def same(path: In, out: Out = None) -> int:
    """Say which reports are of one event: those that share the id in `event`; `copy_of` names whose text one has."""
    from comity.parts import answer_same

    return _answer(answer_same, path, out)


@app.command(epilog="Example:  comity dossier Japan Israel --store comity.duckdb --format html -o dossier.html")
def dossier(
    a: Annotated[str, typer.Argument(metavar="A", help="A state or organisation, by name or id (Japan, JPN, NATO).")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other one.")],
    store: StoreFile = STORE,
    since: Since = None,
    until: Until = None,
    by: Annotated[
        str | None, typer.Option(metavar="PERIOD", help="Count the ledger by week, month or year; else as suits.")
    ] = None,
    half_life: Annotated[
        float | None,
        typer.Option("--half-life", metavar="YEARS", help="After so many years a claim counts half; else after five."),
    ] = None,
    actors: ActorFiles = None,
    format: Annotated[str, typer.Option(help="text, json, html or md.")] = "text",
    out: Out = None,
) -> int:
    """Explain how two states or organisations stand, and why, each line with its source."""
    from comity.api import Store
    from comity.present.cli.party import party
    from comity.present.dossier import render_dossier

    known = _actors(actors)
    first, second = party(a, known), party(b, known)
    if first == second:
        raise UsageError(f"{a!r} and {b!r} are both {first}: a dossier needs two different parties.")
    earliest, latest, period = day(since, "--since"), day(until, "--until"), grain(by, "--by")
    with Store.open(store, read_only=True) as record:
        found = record.dossier(first, second, since=earliest, until=latest, by=period, half_life=half_life)
    write_text(render_dossier(found, format), out)
    return 0


@app.command(epilog='Example:  comity digest --topic "Black Sea" --format md')
def digest(
    store: StoreFile = STORE,
    topic: Annotated[
        str | None, typer.Option(metavar="T", help="Only documents with this topic or these words.")
    ] = None,
    about: Annotated[
        list[str] | None, typer.Option(metavar="A", help="Only what this party takes part in; given twice, of a pair.")
    ] = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int, typer.Option(min=1, max=200, help="How many picks at most.")] = 8,
    words: Annotated[
        str | None, typer.Option(metavar="FILE", help="Standfirsts and titles of your own (TOML), marked as yours.")
    ] = None,
    format: Annotated[str, typer.Option(help="html, md, json (JSON Feed 1.1) or atom.")] = "html",
    out: Out = None,
) -> int:
    """Make a digest page: what matters in the record, each pick with an excerpt that is checked against its source."""
    from comity.api import Store
    from comity.present.cli.party import party
    from comity.present.digest import render_digest
    from comity.present.digest.words import read_words, with_words

    problems, own = Problems(), read_words(words) if words else ()
    parties = [party(words) for words in about or ()]
    earliest, latest = day(since, "--since"), day(until, "--until")
    with Store.open(store, read_only=True) as record:
        found = record.digest(topic=topic, about=parties, limit=limit, since=earliest, until=latest)
    write_text(render_digest(with_words(found, own, problems), format), out)
    return problems.status


@app.command(epilog="Example:  comity why 3f0c --store comity.duckdb")
def why(
    claim: Annotated[str, typer.Argument(metavar="ID", help="The id of a claim, or how it begins.")],
    store: StoreFile = STORE,
) -> int:
    """Show the passage behind a claim, and what set each of its fields."""
    from comity.api import Store

    with Store.open(store, read_only=True) as record:
        typer.echo(record.why(claim))
    return 0


@app.command(epilog="Example:  comity judge 3f0c --set type=ACCUSE --why 'the minister condemns, he does not ask'")
def judge(
    claim: Annotated[str | None, typer.Argument(metavar="CLAIM", help="The id of a claim, or how it begins.")] = None,
    fields: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="What a field should hold; may be given again."),
    ] = None,
    wrong: Annotated[bool, typer.Option("--wrong", help="The claim is wrong: leave it out of every answer.")] = False,
    right: Annotated[
        bool, typer.Option("--right", help="It is right as coded: what was decided before is taken back.")
    ] = False,
    split: Annotated[bool, typer.Option("--split", help="It is not about the event that it is linked to.")] = False,
    merge: Annotated[str | None, typer.Option("--merge", metavar="EVENT", help="It is about this event.")] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="WORDS", help="The reason.")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who judges; else who is logged in.")] = None,
    show: Annotated[bool, typer.Option("--list", help="Print all judgements of the store as JSON lines.")] = False,
    take: Annotated[
        str | None, typer.Option("--import", metavar="FILE", help="Take over judgements that --list printed; - too.")
    ] = None,
    store: StoreFile = STORE,
    out: Out = None,
) -> int:
    """Correct a claim: what you decide is kept with your reason, and holds when its document is coded again."""
    from comity.present.cli.judging import Asked, import_judgements, judge_claim, list_judgements

    asked = Asked(fields=fields or [], wrong=wrong, right=right, split=split, merge=merge)
    asked.check_alone(claim, show=show, take=take)
    if show:
        refuse_overwriting([store], out)
        write_lines(list_judgements(store), out)
        return 0
    if take is not None:
        return import_judgements(take, store)
    typer.echo(judge_claim(str(claim), asked, why=why, by=by, store=store))
    return 0


@app.command(epilog="Example:  comity runs --store comity.duckdb")
def runs(store: StoreFile = STORE, out: Out = None) -> int:
    """List the runs that wrote to a store, as JSON lines: version, hashes of model and lexicon, settings, counts."""
    from comity.api import Store
    from comity.present.jsonable import jsonable

    with Store.open(store, read_only=True) as record:
        refuse_overwriting([store], out)
        write_lines(map(jsonable, record.runs()), out)
    return 0


@app.command(epilog="Example:  comity serve --store comity.duckdb --port 8765")
def serve(
    store: StoreFile = STORE,
    port: Annotated[int, typer.Option(metavar="N", help="Listen at this port; 0 takes any free one.")] = 8765,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Listen at this address; any other lets other machines read.")
    ] = "127.0.0.1",
) -> int:
    """Show dossiers, digests and claims of a store in the browser, on this machine alone; Ctrl-C ends it."""
    from comity.api import Store
    from comity.present.web.server import Server

    Store.open(store, read_only=True).close()
    with Server(store, host=host, port=port) as server:
        print(f"comity: {store} is at {server.address}/ (Ctrl-C ends it)", file=sys.stderr, flush=True)
        with suppress(KeyboardInterrupt):
            server.serve_forever()
    return 0


@app.command(epilog="Example:  comity demo --out demo")
def demo(out: Annotated[str, typer.Option(metavar="FOLDER", help="Where the pages and the store go.")] = "demo") -> int:
    """Code comity's own sample reports, show the claims and one dossier, and write the pages."""
    from comity.present.demo import run_demo

    return run_demo(Path(out))
