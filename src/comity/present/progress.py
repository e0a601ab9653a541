"""A progress line on standard error, only where somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from comity.run.local import Progress as Counted


def shown(steps: Iterable[Counted], total: int | None = None) -> Counted:
    """Consume the steps of a run and show how far it is; `total` is the number of documents, None when unknown.

    Gives the last step.
    """
    last = Counted()
    with _bar() as bar:
        task = bar.add_task("coding", total=total, claims=0)
        for last in steps:
            bar.update(task, completed=last.documents, claims=last.claims)
    return last


def _bar() -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}: {task.completed} documents, {task.fields[claims]} claims"),
        BarColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        disable=not sys.stderr.isatty(),
        transient=True,
    )
