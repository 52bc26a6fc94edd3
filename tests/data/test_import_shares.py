"""Shares of cells: exact, additive, and the same in every export of a layer of polygons."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import builtworld
import importers.deepstatefiles as files
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Polygon, box

from data.importers.cellshares import CellShares, shares_of_pictures
from data.importers.shelf import SHARES, shelved
from data.layershares import Shares
from data.layerspells import day_number
from data.store import open_store
from geo.shapes import area_km2

GRID = {
    row: box(36 + x / 10, 49 + y / 10, 36.1 + x / 10, 49.1 + y / 10)
    for row, (x, y) in enumerate((x, y) for y in range(3) for x in range(3))
}
NOON = "T12:00:00+02:00"


def grid():
    return CellShares(GRID)


def measured(*features):
    cells = grid()
    return cells.per_cent([cells.pieces(polygons) for polygons in features]).tolist()


corners = st.tuples(st.floats(35.9, 36.4), st.floats(48.9, 49.4))
polygon = st.lists(corners, min_size=3, max_size=7, unique=True).map(
    lambda points: shapely.convex_hull(shapely.MultiPoint(points))
)
areas = polygon.filter(lambda each: each.geom_type == "Polygon" and each.area > 1e-6)


@given(st.lists(areas, min_size=1, max_size=4))
def test_shares_are_those_of_the_plain_way(polygons):
    union = shapely.union_all(polygons)
    plain = [
        100 * area_km2(each) / area_km2(cell) if (each := cell.intersection(union)).area else 0.0
        for cell in GRID.values()
    ]
    for found in (measured(polygons), measured(*([each] for each in polygons))):
        assert found == pytest.approx(plain, abs=1.01)
        for share, exact in zip(found, plain, strict=True):
            assert (share == 0) <= (exact < 0.01)
            assert (share == 100) <= (exact > 99.99)


def test_whole_cells_holes_and_edges():
    whole = box(35, 48, 38, 51)
    assert measured([whole]) == [100] * 9
    assert measured([box(36, 49, 36.1, 49.1)]) == [100] + [0] * 8
    assert measured([box(36, 49, 36.05, 49.1)])[0] == 50
    hole = Polygon(whole.exterior, [box(36, 49, 36.1, 49.05).exterior])
    assert measured([hole]) == [50] + [100] * 8
    assert measured([box(36, 49, 36.00001, 49.1)])[0] == 1
    assert measured([box(36.00001, 49, 37, 50)])[0] == 99
    assert measured() == measured([]) == measured([box(1, 1, 2, 2)]) == [0] * 9


def test_land_under_two_polygons_counts_once():
    left, right = box(36, 49, 36.06, 49.1), box(36.04, 49, 36.1, 49.1)
    assert measured([left], [right])[0] == measured([left, right])[0] == 100
    assert measured([left], [left])[0] == 60


def test_a_ring_that_crosses_itself_is_mended():
    tie = Polygon([(36, 49), (36.1, 49.1), (36.1, 49), (36, 49.1)])
    assert measured([tie])[0] == 50


def test_cells_of_several_parts():
    parts = MultiPolygon([box(36, 49, 36.1, 49.1), box(37, 49, 37.1, 49.1)])
    cells = CellShares({5: parts})
    assert cells.per_cent([cells.pieces([box(35, 48, 36.5, 50)])]).tolist() == [50]


def test_runs_hold_until_the_next_picture_but_not_for_ever():
    per_cent = np.array([[0, 5], [0, 5], [7, 5], [7, 5]], dtype=np.uint8)
    days = np.array([10, 11, 14, 60], dtype=np.int32)
    found = shares_of_pictures(per_cent, days, np.array([3, 8], dtype=np.int32))
    runs = zip(found.row, found.start, found.end, found.per_cent, strict=True)
    assert [tuple(map(int, run)) for run in runs] == [
        (3, 10, 14, 0),
        (3, 14, 46, 7),
        (3, 60, 61, 7),
        (8, 10, 46, 5),
        (8, 60, 61, 5),
    ]
    assert np.array_equal(found.on(12, 9)[[3, 8]], [0, 0.05])
    assert np.isnan(found.on(50, 9)).all()
    assert np.isnan(found.on(12, 9)[[0, 7]]).all()


@given(st.data())
def test_runs_say_what_the_pictures_said(data):
    gaps = data.draw(st.lists(st.integers(1, 40), min_size=1, max_size=8))
    days = np.cumsum(gaps).astype(np.int32)
    values = st.integers(0, 2)
    per_cent = np.array([[data.draw(values), data.draw(values)] for _ in gaps], dtype=np.uint8)
    found = shares_of_pictures(per_cent, days, np.array([0, 2], dtype=np.int32))
    for day in range(days[0] - 1, days[-1] + 2):
        last = np.searchsorted(days, day, "right") - 1
        held = last >= 0 and day <= days[-1] and day - days[last] <= 31
        expected = per_cent[last] / 100 if held else [np.nan, np.nan]
        assert np.array_equal(found.on(day, 3)[[0, 2]], expected, equal_nan=True)


def test_the_range_over_days_is_that_of_the_runs_met():
    shares = Shares(
        row=np.array([1, 1, 1, 4], dtype=np.int32),
        start=np.array([0, 5, 9, 0], dtype=np.int32),
        end=np.array([5, 9, 12, 12], dtype=np.int32),
        per_cent=np.array([0, 40, 90, 7], dtype=np.uint8),
    )
    rows, starts, ends = np.array([[1, 1, 1, 4, 2], [0, 4, 12, 3, 0], [5, 10, 13, 4, 9]])
    low, high = shares.within(rows, starts, ends)
    assert np.array_equal(low, [0, 0, np.nan, 0.07, np.nan], equal_nan=True)
    assert np.array_equal(high, [0, 0.9, np.nan, 0.07, np.nan], equal_nan=True)


ASKED = ("--layer", "deepstate", "--oblast", "UA99000000000000011")


@pytest.fixture
def imported(run, tmp_path):
    """Half of the cell west of Hai is occupied on the 5th, and all around it on the 8th."""
    folder = tmp_path / "archive"
    folder.mkdir()
    half = files.polygon(files.square(36.05, 49.1, 0.05))
    everything = files.polygon(files.square(36.5, 49.5, 2))
    files.write(folder, f"2022-03-05{NOON}", [files.feature(half, files.OCCUPIED)])
    files.write(folder, f"2022-03-08{NOON}", [files.feature(everything, files.OCCUPIED)])
    assert run("import", "deepstate", folder)[0] == 0
    return folder


@pytest.mark.usefixtures("imported")
def test_every_export_of_a_snapshot_has_the_same_shares(run, tmp_path):
    store = open_store(tmp_path / "build")
    day = day_number(date(2022, 3, 5))
    expected = store.shares("deepstate").on(day, len(store.gazetteer))
    row = store.gazetteer.index_of(builtworld.DIBROVA)
    cell = shapely.geometry.shape(store.cells.geometry(row))
    covered = area_km2(cell.intersection(box(36, 49.05, 36.1, 49.15))) / area_km2(cell)
    assert expected[row] == pytest.approx(covered, abs=0.0051)
    assert 0 < expected[row] < 1
    _, out, _ = run("snapshot", "--date", "2022-03-05", *ASKED)
    features = json.loads(out)["features"]
    of_geojson = {each["id"]: each["properties"]["covered_share"] for each in features}
    _, out, _ = run("snapshot", "--date", "2022-03-05", *ASKED, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    of_csv = {each["katottg"]: each["covered_share"] for each in rows}
    assert of_geojson[builtworld.DIBROVA] == float(of_csv[builtworld.DIBROVA]) == expected[row]
    assert of_csv[builtworld.YAR] == ""  # unplaced: without a cell
    assert list(features[0]["properties"])[-1] == "covered_share"
    _, out, _ = run("snapshot", "--date", "2022-03-20", *ASKED)
    later = {each["properties"]["covered_share"] for each in json.loads(out)["features"]}
    assert later == {None}


@pytest.mark.usefixtures("imported")
def test_spells_have_the_range_of_their_days_and_the_ledger_has_none(run):
    _, out, _ = run("spells", *ASKED, "--format", "csv")
    rows = [
        (row["start"], row["status"], row["covered_low"], row["covered_high"])
        for row in csv.DictReader(io.StringIO(out))
        if row["katottg"] == builtworld.LOWER_DIBROVA
    ]
    assert rows[1:3] == [
        ("2022-03-05", "ukrainian", "0.0", "0.0"),
        ("2022-03-08", "occupied", "1.0", "1.0"),
    ]
    _, out, _ = run("spells", "--format", "csv")
    assert "covered" not in out.splitlines()[0]
    _, out, _ = run("snapshot", "--date", "2022-03-05")
    assert "covered_share" not in out


@pytest.mark.usefixtures("imported")
def test_a_damaged_file_of_shares_names_the_layer(run, tmp_path):
    layer = shelved(tmp_path / "build")[0]["deepstate"]
    (layer.folder / SHARES).write_bytes(b"PAR1")
    code, _, err = run("snapshot", "--date", "2022-03-05", *ASKED)
    assert (code, "layer 'deepstate'" in err, "import it again" in err) == (1, True, True)


def test_a_map_of_ones_own_has_shares_as_well(run, tmp_path):
    ring = [[35, 48], [38, 48], [38, 51], [35, 51], [35, 48]]
    feature = {
        "type": "Feature",
        "properties": {},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    text = json.dumps({"type": "FeatureCollection", "features": [feature]})
    path = tmp_path / "m_2022-03-05.geojson"
    path.write_text(text)
    for meaning, expected in (("occupied", {1.0}), ("contested", {0.0})):
        assert run("import", "polygons", path, "--name", "mine", "--all", meaning)[0] == 0
        asked = ("--date", "2022-03-05", "--layer", "mine", "--oblast", "UA99000000000000011")
        _, out, _ = run("snapshot", *asked)
        features = json.loads(out)["features"]
        assert {each["properties"]["covered_share"] for each in features} == expected
