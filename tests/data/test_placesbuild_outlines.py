from __future__ import annotations

import geopandas
import numpy as np
import pytest
import shapely

from data.placesbuild import natural_earth, oblasts, outlines, review
from data.placesbuild.records import Candidate, Origin
from geo.place import LngLat
from geo.shapes import containing

# Short edges, as real outlines have: a long parallel is a curve on the plane.
WEST, EAST = shapely.segmentize([shapely.box(36, 49, 37, 50), shapely.box(37, 49, 38, 50)], 0.05)
HOMES = {"w1": "W", "w2": "W", "e1": "E", "e2": "E"}
POINTS = {
    "w1": LngLat(36.3, 49.5),
    "w2": LngLat(36.7, 49.5),
    "e1": LngLat(37.3, 49.5),
    "e2": LngLat(37.7, 49.5),
}


def candidate(lng, lat, origin=Origin.POSTAL):
    return Candidate(keys=frozenset(), point=LngLat(lng, lat), origin=origin, oblasts=frozenset())


def test_borders_that_end_short_of_the_coast_still_divide_the_land():
    land = np.array([shapely.box(36, 49, 38, 50)])
    short = np.array([shapely.linestrings([(37, 49.01), (37, 49.5), (37, 49.995)])])
    areas = natural_earth.areas(land, short)
    assert sorted(round(area.area, 3) for area in areas) == [1, 1]
    assert shapely.coverage_is_valid(areas)


def test_a_border_that_ends_far_from_anything_divides_nothing():
    land = np.array([shapely.box(36, 49, 38, 50)])
    areas = natural_earth.areas(land, np.array([shapely.linestrings([(37, 49.2), (37, 49.8)])]))
    assert len(areas) == 1


def test_layers_are_read_within_the_frame_only(tmp_path):
    lakes = [shapely.box(36, 49, 36.1, 49.1), shapely.box(100, 10, 101, 11)]
    frame = geopandas.GeoDataFrame({"name": ["a", "b"]}, geometry=lakes, crs="EPSG:4326")
    frame.to_file(tmp_path / "ne_10m_lakes.shp")
    read = natural_earth.read(tmp_path, "lakes")
    assert [shape.bounds for shape in read] == [(36, 49, 36.1, 49.1)]


def test_areas_get_the_name_of_most_of_their_settlements():
    abroad, island = shapely.box(38, 49, 40, 50), shapely.box(36.5, 48.9, 36.6, 48.95)
    areas = np.array([EAST, abroad, WEST, island])
    named = oblasts.named(areas, POINTS, HOMES)
    assert list(named) == ["E", "W"]
    assert named["E"].equals(EAST)
    assert named["W"].area == pytest.approx(WEST.area + island.area)


def test_two_oblasts_cannot_be_one_area():
    with pytest.raises(oblasts.OutlineError, match="claim one area"):
        oblasts.named(np.array([shapely.box(36, 49, 38, 50)]), POINTS, HOMES)


def test_a_settlement_across_the_line_takes_its_ground_along():
    points = POINTS | {"stray": LngLat(37.02, 49.3)}
    homes = HOMES | {"stray": "W"}
    moved = oblasts.corrected({"E": EAST, "W": WEST}, points, homes)
    assert containing(list(points.values()), moved) == tuple(homes[code] for code in points)
    assert moved["W"].intersection(moved["E"]).area == pytest.approx(0, abs=1e-12)
    assert moved["W"].area + moved["E"].area == pytest.approx(2)


def test_a_settlement_in_the_water_gets_a_strip_of_land():
    points = POINTS | {"port": LngLat(36.5, 48.98)}
    moved = oblasts.corrected({"E": EAST, "W": WEST}, points, HOMES | {"port": "W"})
    assert moved["W"].contains(shapely.Point(points["port"]))
    assert moved["W"].geom_type == "Polygon"


def test_outlines_of_all_levels_share_their_borders_across_oblasts():
    hromada_of = {"w1": "Hw1", "w2": "Hw2", "e1": "He1", "e2": "He2"}
    made = outlines.hromadas({"E": EAST, "W": WEST}, POINTS, HOMES, hromada_of)
    assert list(made) == ["He1", "He2", "Hw1", "Hw2"]
    assert shapely.coverage_is_valid(list(made.values()))
    whole = outlines.unite(made, {"He1": "E", "He2": "E", "Hw1": "W", "Hw2": "W"})
    assert whole["W"].symmetric_difference(WEST).area == pytest.approx(0, abs=1e-3)
    assert shapely.coverage_is_valid(list(whole.values()))


def test_postal_rows_at_one_position_both_lose_it_but_a_populated_place_keeps_it():
    placed = {
        "a": candidate(36, 49),
        "b": candidate(36, 49),
        "c": candidate(36, 49, Origin.CITIES),
        "d": candidate(37, 49),
    }
    assert review.twins(placed) == {"a", "b"}


@pytest.mark.parametrize(
    ("lng", "lost"),
    [
        (37.010, False),  # 700 m across: the line may err as much
        (37.030, True),  # 2 km across, and nobody of its oblast near
        (37.300, True),  # 22 km across
    ],
)
def test_a_lone_settlement_in_another_oblast_is_lost(lng, lost):
    near = {f"e{n}": LngLat(lng + 0.01 * n, 49.5) for n in range(1, 8)}
    points = near | {"w": LngLat(lng, 49.5)}
    homes = dict.fromkeys(near, "E") | {"w": "W"}
    found = review.astray(points, homes, {"E": EAST, "W": WEST})
    assert ("w" in found) is lost


def test_settlements_across_the_line_together_show_that_the_line_errs():
    points = {f"w{n}": LngLat(37.04 + n / 1000, 49.5) for n in range(8)}
    found = review.astray(points, dict.fromkeys(points, "W"), {"E": EAST, "W": WEST})
    assert found == set()
