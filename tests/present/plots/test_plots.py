"""Pictures: whole, told in words, and honest about what was not read."""

from __future__ import annotations

from datetime import date

import pytest

from comity.present.plots.network import network_plot
from comity.present.plots.svg import Plot
from comity.present.plots.timeline import timeline_plot
from comity.relate.dossier import build_dossier
from tests.present.pages_read import read_page
from tests.relate.fakes import HERALD, NAMES, ListView, event, neighbours

DOSSIER = build_dossier(neighbours(), "JPN", "KOR")


def _plots() -> list[Plot]:
    return [plot for plot in (timeline_plot(DOSSIER), network_plot(DOSSIER)) if plot]


@pytest.mark.parametrize("plot", _plots(), ids=lambda plot: plot.key)
@pytest.mark.parametrize("form", ["wide", "narrow"])
def test_a_picture_is_svg_that_scales(plot: Plot, form: str) -> None:
    """It is well-formed, has a view box and no fixed size."""
    [root, *_] = [element for element in read_page(getattr(plot, form)) if element.tag == "svg"]
    assert root.attributes["viewbox"]
    assert "width" not in root.attributes


def test_the_timeline_tells_a_quiet_year_from_an_unread_one() -> None:
    """Years without a document are drawn as a gap, and the words say so."""
    plot = timeline_plot(DOSSIER)
    assert plot is not None
    assert "1998: 2 cooperative, 0 conflictual, 2 documents read" in plot.description
    assert "A period that is not named has no document" in plot.description


def test_what_lies_long_before_anything_was_read_is_left_to_the_table() -> None:
    """By month a meeting of 1853 would make each bar a hair; the picture says from when on it draws."""
    view = neighbours()
    old = event(HERALD, "met", "JPN", "KOR", day=date(1853, 7, 8), linked="black ships")
    plot = timeline_plot(build_dossier(ListView([*view.held, old], view.pages), "JPN", "KOR", by="month"))
    assert plot is not None
    assert plot.title.endswith("over time, from October 1998 on; the table has what lies before")
    assert "1853-07: 1 cooperative" in plot.description


@pytest.mark.parametrize("form", ["wide", "narrow"])
def test_ticks_are_whole_and_told_once(form: str) -> None:
    """The axis of documents has nothing and the most, and no figure twice for want of whole steps."""
    plot = timeline_plot(DOSSIER)
    assert plot is not None
    figures = [e.text for e in read_page(getattr(plot, form)) if e.tag == "text" and len(e.text) == 1]
    assert figures[-2:] == ["0", "2"]


def test_the_network_names_each_third_party_with_its_weight() -> None:
    """The description has all that the picture shows."""
    plot = network_plot(DOSSIER)
    assert plot is not None
    assert "China is on good terms with South Korea and at odds with Japan, weight −0.31" in plot.description
    assert all(name in plot.wide for name in ("United States", "North Korea", "China"))


def test_nothing_to_show_is_no_picture() -> None:
    """An empty dossier has neither picture."""
    empty = build_dossier(ListView(), "PER", "ECU", names=NAMES.__getitem__)
    assert timeline_plot(empty) is None
    assert network_plot(empty) is None
