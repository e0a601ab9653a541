"""`comity.run.local`: a run over documents, a batch at a time."""

import gc

from comity.model import Document
from comity.record.writers import Writer
from comity.run.local import Coded, run


class _Kept(Writer):
    """A writer that keeps what it is given, and how much the garbage collector passes over at the time."""

    def __init__(self) -> None:
        self.coded: Coded = []
        self.passed_over: list[int] = []

    def add(self, coded: Coded) -> None:
        self.coded += coded
        self.passed_over.append(gc.get_freeze_count())

    def __exit__(self, *problem: object) -> None:
        """Nothing to close."""


def test_a_run_has_the_garbage_collector_pass_over_its_tables_and_no_longer() -> None:
    """From the second batch on the collector passes over what the first has loaded; after the run over nothing."""
    writer = _Kept()
    documents = [Document(id=str(number), text="Peru met Chile.") for number in range(2)]
    steps = list(run(documents, writer, on_problem=lambda problem: None, batch=1))
    assert [step.documents for step in steps] == [1, 2]
    assert writer.passed_over[0] == 0 < writer.passed_over[1]
    assert gc.get_freeze_count() == 0
