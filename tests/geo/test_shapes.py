from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from geo.errors import ShapeError
from geo.place import LngLat
from geo.shapes import (
    area_km2,
    cells,
    containing,
    dissolve,
    distances_m,
    for_geojson,
    to_degrees,
    to_plane,
)

SQUARE = shapely.box(36.0, 49.0, 37.0, 50.0)

inside_square = st.builds(
    LngLat,
    st.integers(36_010, 36_990).map(lambda n: n / 1000),
    st.integers(49_010, 49_990).map(lambda n: n / 1000),
)
some_points = st.lists(inside_square, min_size=1, max_size=25, unique=True).map(
    lambda spots: {f"P{number:02}": spot for number, spot in enumerate(spots)}
)


def test_plane_and_back_is_the_identity():
    positions = np.array([[22.2, 48.4], [36.23, 49.99], [40.1, 49.6], [33.5, 44.4]])
    assert np.allclose(to_degrees(to_plane(positions)), positions, atol=1e-9)


def test_lengths_on_the_plane_are_right_to_half_a_percent_at_the_ends_of_the_country():
    west, east = [(22.2, 48.4), (22.3, 48.4)], [(40.0, 49.5), (40.0, 49.6)]
    for start, end in (west, east):
        on_plane_m = math.dist(*to_plane([start, end]))
        assert on_plane_m == pytest.approx(distances_m(start, [end])[0], rel=0.005)


def test_distance_between_kharkiv_and_kyiv_is_the_known_one():
    # Central squares; 409 to 411 km by any geodesic calculator.
    metres = distances_m((36.2304, 49.9935), [(30.5234, 50.4501), (36.2304, 49.9935)])
    assert metres[0] == pytest.approx(410_500, abs=1_500)
    assert metres[1] == 0


def test_distances_are_taken_row_by_row():
    starts = [(36.0, 49.0), (37.0, 50.0)]
    ends = [(36.0, 50.0), (37.0, 50.0)]
    assert distances_m(starts, ends) == pytest.approx([111_220, 0], abs=50)


def test_area_of_a_degree_square_is_right():
    # The geodesic area is computed by another method (Karney 2013), not by our plane.
    geodesic_m2, _ = Geod(ellps="WGS84").geometry_area_perimeter(shapely.segmentize(SQUARE, 0.01))
    assert area_km2(shapely.segmentize(SQUARE, 0.01)) == pytest.approx(geodesic_m2 / 1e6, rel=1e-4)


@given(some_points)
def test_cells_divide_the_outline_without_overlap_or_gap(points):
    parts = cells(points, SQUARE)
    assert list(parts) == list(points)
    assert sum(map(area_km2, parts.values())) == pytest.approx(area_km2(SQUARE), rel=1e-6)
    assert area_km2(shapely.union_all(list(parts.values()))) == pytest.approx(
        area_km2(SQUARE), rel=1e-6
    )


@given(some_points)
def test_every_cell_holds_its_own_point_and_no_other(points):
    parts = cells(points, SQUARE)
    for code, part in parts.items():
        inside = {other for other, spot in points.items() if part.contains(shapely.Point(spot))}
        assert inside == {code}


@given(some_points, inside_square)
def test_a_position_lies_in_the_cell_of_the_nearest_point(points, position):
    parts = cells(points, SQUARE)
    metres = distances_m(position, list(points.values()))
    code = containing([position], parts)[0]
    assert code is not None
    # The bisector on the plane differs from the geodesic one by a fraction of a percent.
    assert metres[list(points).index(code)] <= metres.min() * 1.005 + 1


def test_points_at_one_position_share_a_cell():
    twin = LngLat(36.5, 49.5)
    parts = cells({"A": twin, "B": twin, "C": LngLat(36.2, 49.2)}, SQUARE)
    assert parts["A"].equals(parts["B"])
    assert not parts["A"].equals(parts["C"])


def test_one_point_gets_the_whole_outline_and_none_gets_nothing():
    (part,) = cells({"A": LngLat(36.5, 49.5)}, SQUARE).values()
    assert area_km2(part) == pytest.approx(area_km2(SQUARE), rel=1e-9)
    assert cells({}, SQUARE) == {}


def test_a_cell_keeps_only_areas_where_the_outline_has_bays():
    bay = shapely.box(36.4, 49.0, 36.6, 49.8)
    parts = cells({"A": LngLat(36.2, 49.5), "B": LngLat(36.8, 49.5)}, SQUARE - bay)
    assert {part.geom_type for part in parts.values()} <= {"Polygon", "MultiPolygon"}


def test_a_point_far_outside_is_an_error_that_names_it():
    with pytest.raises(ShapeError, match="outside the outline: FAR"):
        cells({"IN": LngLat(36.5, 49.5), "FAR": LngLat(39.9, 52.0)}, SQUARE)


def test_an_empty_outline_is_an_error():
    with pytest.raises(ShapeError, match="valid, non-empty"):
        cells({"A": LngLat(36.5, 49.5)}, shapely.Polygon())


def test_dissolving_cells_twice_gives_what_dissolving_once_gives():
    points = {f"{raion}{number}": LngLat(36.1 + raion / 10, 49.1 + number / 10)
              for raion in range(8) for number in range(8)}  # fmt: skip
    parts = cells(points, SQUARE)
    hromadas = dissolve(parts, {code: f"{code[0]}-{int(code[1]) // 2}" for code in points})
    raions = dissolve(hromadas, {code: code[0] for code in hromadas})
    directly = dissolve(parts, {code: code[0] for code in points})
    assert list(raions) == list(directly) == [str(raion) for raion in range(8)]
    for raion, outline in raions.items():
        assert outline.symmetric_difference(directly[raion]).area < 1e-9


def test_pieces_without_a_group_are_left_out():
    assert list(dissolve({"A": SQUARE, "B": SQUARE}, {"A": "H"})) == ["H"]


def test_containing_names_the_first_unit_on_a_shared_border():
    units = {"B": shapely.box(1, 0, 2, 1), "A": shapely.box(0, 0, 1, 1)}
    spots = [LngLat(0.5, 0.5), LngLat(1.0, 0.5), LngLat(1.5, 0.5), LngLat(5, 5)]
    assert containing(spots, units) == ("A", "A", "B", None)
    assert containing([], units) == ()


def test_geojson_form_is_right_handed_and_rounded():
    clockwise = shapely.Polygon(
        [(36.12345678, 49), (36.12345678, 50), (37, 50), (37, 49)],
        [[(36.5, 49.5), (36.6, 49.5), (36.6, 49.6), (36.5, 49.6)]],
    )
    made = for_geojson(clockwise)
    assert made.exterior.is_ccw
    assert not made.interiors[0].is_ccw
    assert min(x for x, _ in made.exterior.coords) == 36.123457


@given(some_points)
def test_rounded_neighbours_still_share_their_edges(points):
    parts = {code: for_geojson(part, decimals=4) for code, part in cells(points, SQUARE).items()}
    overlap = (
        sum(part.area for part in parts.values()) - shapely.union_all(list(parts.values())).area
    )
    assert abs(overlap) < 1e-7
