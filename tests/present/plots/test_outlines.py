"""Outlines of countries, and the part of the world that a map shows."""

from __future__ import annotations

import io
import re

import altair as alt
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.present.plots.outlines import Point, View, outlines_in

LIMA, TOKYO, HONOLULU, LAGOS, OSLO = (-77.0, -12.0), (139.7, 35.7), (-157.9, 21.3), (3.4, 6.5), (10.7, 59.9)
PERU, JAPAN = 604, 392

points = st.lists(st.tuples(st.floats(-180, 180), st.floats(-85, 85)), min_size=1, max_size=6)


@given(points)
def test_the_view_has_every_point_in_it(found: list[Point]) -> None:
    """Whatever the points, each lies within reach of the middle, and is projected to somewhere."""
    view = View.of(found)
    assert np.isfinite(view.project(found)).all()
    lon, lat = np.radians(np.asarray([*found, view.middle])).T
    cosine = np.sin(lat[:-1]) * np.sin(lat[-1]) + np.cos(lat[:-1]) * np.cos(lat[-1]) * np.cos(lon[:-1] - lon[-1])
    assert (np.degrees(np.arccos(np.clip(cosine, -1, 1))) <= view.reach + 1e-6).all()


def test_a_view_across_the_line_of_days_is_not_the_whole_world() -> None:
    """Tokyo and Honolulu lie at the two ends of a flat map, and next to each other on the globe."""
    view = View.of([TOKYO, HONOLULU])
    assert not view.is_whole
    (left, _), (right, _) = view.project([TOKYO, HONOLULU])
    assert left < 0 < right


def test_far_apart_is_the_whole_world() -> None:
    """Lima, Tokyo and Lagos are on no lesser map."""
    assert View.of([LIMA, TOKYO, LAGOS]).is_whole


def test_a_single_place_has_its_surroundings() -> None:
    """One city is shown with the land around it, never closer than the outlines are fine."""
    assert View.of([LIMA]).reach == 7


@pytest.mark.parametrize("places", [[LIMA], [LIMA, LAGOS], [LIMA, TOKYO, LAGOS]])
def test_outlines_are_closed_rings(places: list[Point]) -> None:
    """Each ring ends where it begins, and lies on the globe."""
    for feature in outlines_in(View.of(places)):
        for ring in feature["geometry"]["coordinates"]:
            assert ring[0] == ring[-1]
            assert np.abs(ring).max() <= 180


def test_what_lies_elsewhere_is_left_out() -> None:
    """A map of Peru holds Peru and not Japan; one of the world both."""
    near, far = ({f["country"] for f in outlines_in(View.of(p))} for p in ([LIMA], [LIMA, TOKYO, LAGOS]))
    assert PERU in near
    assert JAPAN not in near
    assert {PERU, JAPAN} <= far


def test_a_view_inside_one_piece_of_land_is_on_it() -> None:
    """In the middle of Siberia, farther from any corner than the view reaches, there is land."""
    assert outlines_in(View(middle=(95.0, 64.0), reach=1.0))


@pytest.mark.parametrize("places", [[LIMA, LAGOS], [TOKYO, HONOLULU], [OSLO], [LIMA, TOKYO, LAGOS]])
def test_a_symbol_stands_where_the_outlines_are(places: list[Point]) -> None:
    """Our projection of a place and that of the library which draws the land agree to a tenth of a pixel."""
    view = View.of(places)
    for place, ours in zip(places, view.project(places), strict=True):
        shape = {"type": "Feature", "geometry": {"type": "Point", "coordinates": list(place)}}
        chart = alt.Chart(alt.InlineData(values=[shape])).mark_geoshape()
        out = io.StringIO()
        chart.project(
            type=view.projection, rotate=list(view.rotation), scale=100, translate=[0, 0], pointRadius=0.01
        ).save(out, format="svg")
        path = re.search(r' d="M([-\d.]+),([-\d.]+)m', out.getvalue())
        assert path is not None
        assert [float(x) for x in path.groups()] == pytest.approx(list(ours * 100), abs=0.1)
