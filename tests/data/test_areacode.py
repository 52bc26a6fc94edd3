"""An area and the word that stands for it in a link."""

from __future__ import annotations

from urllib.parse import quote

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from data.areacode import LONGEST_CODE, area_code, read_area_code
from data.importers.errors import ImportFault

#: The same word is read and written by tests/js/area.test.mjs.
SQUARE = "gq-8GguwtJgz6BAAgz6B_y6BA"
METRE = 2e-5  # degrees

places = st.tuples(st.integers(-179, 178), st.integers(-84, 83))
sides = st.floats(0.001, 0.9)


def circle(points: int) -> shapely.Polygon:
    return shapely.Point(36.5, 49.5).buffer(0.5, quad_segs=points // 4)


def only(part: shapely.Polygon) -> shapely.MultiPolygon:
    return shapely.MultiPolygon([part])


def test_a_square_has_the_code_that_the_browser_writes():
    square = shapely.MultiPolygon([([(36.2, 49.4), (36.5, 49.4), (36.5, 49.7), (36.2, 49.7)], [])])
    assert area_code(square) == SQUARE
    assert shapely.equals(read_area_code(SQUARE), square)


@given(places, sides, sides, st.floats(0.05, 0.4))
def test_what_is_written_is_read_again_to_a_metre(place, width, height, margin):
    lng, lat = place
    outer = shapely.box(lng, lat, lng + width, lat + height)
    hole = shapely.box(
        lng + width * margin,
        lat + height * margin,
        lng + width * (1 - margin),
        lat + height * (1 - margin),
    )
    area = only(shapely.Polygon(outer.exterior, [hole.exterior]))
    found = read_area_code(area_code(area))
    assert found.symmetric_difference(area).area <= METRE * (outer.length + hole.length)
    assert area_code(found) == area_code(area)


def test_parts_and_holes_stay_what_they_are():
    around = shapely.box(36, 49, 37, 50).difference(shapely.box(36.4, 49.4, 36.6, 49.6))
    area = shapely.MultiPolygon([around, shapely.box(37.5, 49, 38, 49.5)])
    found = read_area_code(area_code(area))
    assert shapely.equals(found, area)
    assert len(found.geoms) == 2
    assert not found.intersects(shapely.Point(36.5, 49.5))


def test_a_link_escapes_no_letter_of_a_code():
    code = area_code(shapely.MultiPolygon([circle(200), shapely.box(1, 2, 3, 4)]))
    assert quote(code, safe="") == code


def test_what_is_nothing_once_rounded_is_left_out():
    speck = shapely.box(36, 49, 36.000001, 49.000001)
    assert area_code(only(speck)) == ""
    assert area_code(only(shapely.box(36, 49, 37, 50).difference(speck))) != ""


def test_what_is_drawn_by_hand_fits_into_a_link_and_more_is_refused():
    assert len(area_code(only(circle(400)))) < LONGEST_CODE
    with pytest.raises(ImportFault, match="longer than"):
        read_area_code(area_code(only(circle(2_000))))


@pytest.mark.parametrize(
    "code",
    [
        "",
        "A",
        "AAAA",
        "gh0jHo13gJ",
        SQUARE[:-1],
        SQUARE + "!",
        SQUARE + ".",
        "." + SQUARE,
        "________" * 6,
        "~" * 20,
        "я" * 20,
        "\x00" * 12,
        SQUARE * (LONGEST_CODE // len(SQUARE) + 1),
    ],
)
def test_what_is_no_code_is_said_to_be_none(code):
    with pytest.raises(ImportFault):
        read_area_code(code)


@given(st.text("ABCDEFgh0_-9z.", max_size=60))
def test_any_letters_are_an_area_or_a_fault(code):
    try:
        area = read_area_code(code)
    except ImportFault:
        return
    west, south, east, north = area.bounds
    assert -180 <= west <= east <= 180
    assert -90 <= south <= north <= 90
