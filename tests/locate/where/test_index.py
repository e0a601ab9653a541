"""The index is made once, safely, of what is installed."""

from __future__ import annotations

import logging
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from comity.locate.where import index
from comity.locate.where.sources import Named, Row


def _two_towns() -> Iterator[Named]:
    for name, country in (("Aville", "FRA"), ("Al Bville", "EGY")):
        place = Row(
            geonames=1,
            name=name,
            country=country,
            admin1="01",
            lat=1.0,
            lon=2.0,
            population=5,
            kind="city",
            precision="city",
        )
        yield place, [name, f"{name} City"]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A cache folder of its own, and two towns instead of the world."""
    monkeypatch.setenv("COMITY_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(index, "gather", _two_towns)
    index.connect.cache_clear()
    yield tmp_path / "cache"
    index.connect.cache_clear()


def _keys(database: sqlite3.Connection) -> list[str]:
    return [key for (key,) in database.execute("select key from names order by key")]


def test_it_is_built_where_the_setting_says(small: Path) -> None:
    """COMITY_CACHE names the folder; one finished file lies there and no draft."""
    assert _keys(index.connect()) == ["al bville", "al bville city", "aville", "aville city", "bville", "bville city"]
    assert [path.suffix for path in small.iterdir()] == [".sqlite"]


def test_it_is_built_once(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second process finds the file and reads nothing else."""
    index.connect()
    index.connect.cache_clear()
    monkeypatch.setattr(index, "gather", lambda: pytest.fail("built twice"))
    assert len(_keys(index.connect())) == 6


def sqlite_names(folder: Path) -> set[str]:
    """The names of the indexes in a folder."""
    return {path.name for path in folder.glob("*.sqlite")}


def test_it_is_built_anew_for_another_package(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its name holds the version of the package, so that a newer one is not read from the old index."""
    index.connect()
    before = sqlite_names(small)
    index.connect.cache_clear()
    monkeypatch.setattr(index, "version", lambda name: "99")
    index.connect()
    assert len(list(small.iterdir())) == 1
    assert sqlite_names(small) != before


def test_two_builders_at_once_do_no_harm(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one process builds, another finishes: both read a whole index and leave no draft."""

    def slow() -> Iterator[Named]:
        monkeypatch.setattr(index, "gather", _two_towns)
        index.connect.cache_clear()
        assert len(_keys(index.connect())) == 6
        yield from _two_towns()

    monkeypatch.setattr(index, "gather", slow)
    index.connect.cache_clear()
    assert len(_keys(index.connect())) == 6
    assert [path.suffix for path in small.iterdir()] == [".sqlite"]


def test_a_broken_build_leaves_nothing(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error in the middle removes the draft, so that the next start tries again."""

    def broken() -> Iterator[Named]:
        yield from _two_towns()
        raise OSError("disk full")

    monkeypatch.setattr(index, "gather", broken)
    with pytest.raises(OSError, match="disk full"):
        index.connect()
    assert list(small.iterdir()) == []


def test_old_indexes_are_forgotten(small: Path) -> None:
    """A new index takes the place of those of other versions and of a killed process's draft, and of nothing else."""
    small.mkdir()
    old, left = small / "places-old.sqlite", small / "places-left.part"
    draft, foreign = small / "places-now.part", small / "record.sqlite"
    for path in (old, left, draft, foreign):
        path.write_bytes(b"")
    os.utime(left, (0, time.time() - 7200))
    index.connect()
    assert not old.exists()
    assert not left.exists()
    assert draft.exists()
    assert foreign.exists()
    assert len(sqlite_names(small)) == 2


def test_an_old_index_that_cannot_be_removed_stays(small: Path) -> None:
    """What another process holds fast does no harm to the new index."""
    (small / "places-held.sqlite").mkdir(parents=True)
    assert len(_keys(index.connect())) == 6
    assert (small / "places-held.sqlite").exists()


def test_without_a_writable_cache_a_temporary_folder_is_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A cache that cannot be made is said on the log, and the work goes on."""
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    monkeypatch.setenv("COMITY_CACHE", str(blocked / "cache"))
    monkeypatch.setattr(index.tempfile, "gettempdir", lambda: str(tmp_path))
    with caplog.at_level(logging.WARNING, logger="comity.locate"):
        folder = index._folder()
    assert folder.parent == tmp_path
    assert "COMITY_CACHE" in caplog.text


def test_a_strangers_temporary_folder_is_not_trusted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder that others may write to could hold a forged index: a fresh one is made."""
    monkeypatch.setattr(index.tempfile, "gettempdir", lambda: str(tmp_path))
    monkeypatch.setattr(index.tempfile, "mkdtemp", lambda prefix: str(tmp_path / "fresh"))
    planted = tmp_path / f"comity-{os.getuid()}"
    planted.mkdir()
    planted.chmod(0o777)
    assert index._temporary_folder() == tmp_path / "fresh"
