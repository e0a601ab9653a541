"""What the tests of `locate` share: the cases, and a parse."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "places.toml").read_text("utf8")
)


def pytest_generate_tests(metafunc: Any) -> None:
    """Give a test that asks for `named`, `event_case` or `when_case` each case of that kind."""
    for fixture, kind in (("named", "name"), ("event_case", "event"), ("when_case", "when")):
        if fixture in metafunc.fixturenames:
            metafunc.parametrize(fixture, CASES[kind], ids=lambda case: case["id"])
