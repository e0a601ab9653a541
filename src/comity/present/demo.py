"""`comity demo`: the main job on comity's own sample material, from reading to the pages, in under a minute."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

from rich.console import Console

from comity.api import Store
from comity.errors import StoreError
from comity.model import Document
from comity.present.cli.edge import Problems
from comity.present.digest import render_digest
from comity.present.dossier import render_dossier
from comity.present.progress import shown
from comity.present.table import claims_table
from comity.read import read
from comity.record.writers import open_writer
from comity.run.local import run

# The sample files with the day on which each page is meant to be published; the reports carry their own.
SAMPLES = {
    "reports.jsonl": None,
    "digest_aegean.txt": date(2024, 2, 17),
    "digest_gulf.txt": date(2021, 1, 7),
}
PAIR = ("IRN", "SAU")
_SHOWN = 24


def run_demo(folder: Path) -> int:
    """Code the samples into `folder`/comity.duckdb, print claims and a dossier, write the pages; gives the exit status.

    Raises:
        StoreError: the folder cannot be made or written.
    """
    console = Console()
    path = _fresh_store(folder)
    console.print(f"Reading comity's own samples ({', '.join(SAMPLES)}) and coding them …")
    problems = _code(path)
    with Store.open(str(path), read_only=True) as store:
        _print_claims(console, store)
        _write_pages(store, folder)
    _say_how_to_go_on(path, folder)
    return problems.status


def _fresh_store(folder: Path) -> Path:
    path = folder / "comity.duckdb"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
    except OSError as problem:
        raise StoreError(
            f"{str(folder)!r} cannot be written: {problem.strerror}. Name another with --out."
        ) from problem
    return path


def _code(path: Path) -> Problems:
    problems = Problems()
    documents = list(_sample_documents(problems))
    with open_writer("duckdb", str(path), sys.stdout) as writer:
        shown(run(documents, writer, on_problem=problems, batch=8), total=len(documents))
    return problems


def _sample_documents(problems: Problems) -> Iterator[Document]:
    for name, published in SAMPLES.items():
        path = str(files("comity") / "samples" / name)
        yield from read(path, published=published, publisher=None, on_problem=problems)


def _print_claims(console: Console, store: Store) -> None:
    claims = store.claims(parties=PAIR)
    documents = store.documents({claim.document for claim in claims})
    console.print(claims_table(claims[:_SHOWN], documents, width=console.width))
    console.print(
        f"{len(claims)} of {len(store.claims())} claims are about {' or '.join(PAIR)}; all are in the store.\n"
    )


def _write_pages(store: Store, folder: Path) -> None:
    dossier = store.dossier(*PAIR)
    print(render_dossier(dossier, "text"))
    (folder / "dossier.html").write_text(render_dossier(dossier, "html"), "utf8")
    (folder / "digest.html").write_text(render_digest(store.digest(), "html"), "utf8")


def _say_how_to_go_on(path: Path, folder: Path) -> None:
    print(f"\nWritten: {folder}/dossier.html, {folder}/digest.html and the store {path}. Go on with:")
    for command in (
        f"comity dossier Japan 'South Korea' --store {path}",
        f"comity dossier Egypt Israel --store {path} --format html -o {folder}/egypt-israel.html",
        f"comity digest --topic 'Black Sea' --store {path} --format md",
        f"comity serve --store {path}",
        "comity code YOUR-FILES --format duckdb -o comity.duckdb",
    ):
        print(f"  {command}")
    print("(without an activated environment: .venv/bin/comity …)")
