"""GeoJSON snapshots: RFC 7946, complete, and the same bytes whichever way they are made."""

from __future__ import annotations

import json
from datetime import timedelta

import numpy as np
import pytest
import smallworld as world
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import box, shape

from data.export import geojson
from data.export.columns import SNAPSHOT_COLUMNS
from data.export.csv import read_csv, write_csv
from data.export.features import Places, Tails
from data.export.geojson import write_geojson
from data.export.snapshot import snapshot_geojson, snapshot_table
from data.export.table import Table, as_text
from data.history import history
from data.payload.cells import CellColumns, pack_cells
from data.snapshot import snapshot

GAZETTEER = world.gazetteer()
HISTORY = history(world.ledger(), GAZETTEER)
PLACED = ~np.isnan(GAZETTEER.positions[:, 0])
MEMBERS = {"as_of": "2022-09-10", "attribution": ["Nobody"]}
ALL = np.arange(len(GAZETTEER))
DAYS = st.integers(0, HISTORY.n_days - 1).map(lambda day: world.FIRST + timedelta(days=day))
ROWS = st.sets(st.integers(0, len(GAZETTEER) - 1)).map(
    lambda rows: np.array(sorted(rows), dtype=int)
)


def export(day, rows=ALL, *, placed=PLACED, places=None):
    return snapshot_geojson(
        snapshot(HISTORY, day),
        rows,
        MEMBERS,
        places=places or Places(GAZETTEER),
        tails=Tails(HISTORY),
        placed=placed,
    ).whole()


@given(DAYS, ROWS)
def test_features_joined_from_pieces_equal_features_written_whole(day, rows):
    table = snapshot_table(
        snapshot(HISTORY, day), rows, {**MEMBERS, "unplaced_omitted": 0}, gazetteer=GAZETTEER
    )
    assert export(day, rows, placed=None) == write_geojson(table)


@settings(deadline=None)
@given(DAYS, ROWS)
def test_exported_and_read_again_it_is_the_snapshot(day, rows):
    shot = snapshot(HISTORY, day)
    table = snapshot_table(shot, rows, MEMBERS, gazetteer=GAZETTEER)
    features = json.loads(export(day, rows, placed=None))["features"]
    cells = list(read_csv(write_csv(table)))
    assert [feature["id"] for feature in features] == [GAZETTEER.codes[row] for row in rows]
    for at, (row, feature, cell) in enumerate(zip(rows, features, cells, strict=True)):
        properties = feature["properties"]
        assert tuple(properties) == SNAPSHOT_COLUMNS
        assert properties["status"] == ["unknown", "ukrainian", "occupied"][shot.status[row]]
        assert properties["since_best"] == HISTORY.date(shot.since[row]).isoformat()
        assert properties["disagreement"] == shot.disagreement[row]
        assert tuple(properties["claims"]) == shot.claims(row)
        for name, values in table.columns.items():
            if name != "name_en":  # the fixture's name holds a tab, which CSV leaves out
                assert cell[name] == as_text(values[at])
        assert cell["katottg"] == properties["katottg"]


@given(DAYS)
def test_equal_questions_give_equal_bytes_from_warm_and_cold_caches(day):
    places, tails = Places(GAZETTEER), Tails(HISTORY)
    shot = snapshot(HISTORY, day)
    made = [
        snapshot_geojson(shot, ALL, MEMBERS, places=places, tails=tails, placed=PLACED).whole()
        for _ in range(2)
    ]
    assert made[0] == made[1] == export(day)


def test_members_come_first_and_what_is_left_out_is_counted():
    collection = json.loads(export(world.FIRST))
    assert list(collection)[:2] == ["type", "as_of"]
    assert collection["unplaced_omitted"] == 1
    assert world.MILL not in {feature["id"] for feature in collection["features"]}
    assert "crs" not in collection


def test_unplaced_settlements_are_kept_on_request():
    collection = json.loads(export(world.FIRST, placed=None))
    mill = next(each for each in collection["features"] if each["id"] == world.MILL)
    assert mill["geometry"] is None
    assert collection["unplaced_omitted"] == 0


def test_box_is_around_the_points():
    assert json.loads(export(world.FIRST))["bbox"] == [36.123457, 48.5, 39.25, 49.75]


def test_nothing_selected_is_an_empty_collection_without_a_box():
    collection = json.loads(export(world.FIRST, ALL[:0]))
    assert collection["features"] == []
    assert "bbox" not in collection


def test_names_survive_as_they_are():
    raw = export(world.FIRST)
    naughty = next(each for each in json.loads(raw)["features"] if each["id"] == world.NAUGHTY)
    assert naughty["properties"]["name_uk"] == world.NAUGHTY_UK
    assert naughty["properties"]["name_en"] == world.NAUGHTY_EN
    assert world.NAUGHTY_UK.encode() in raw


def test_cells_in_place_of_points_wind_to_the_right():
    row = GAZETTEER.index_of(world.BRIDGE)
    cells = CellColumns(arrays=pack_cells([box(37, 49, 38, 50)]), cell_of_row={row: 0})
    collection = json.loads(
        export(world.FIRST, np.array([row]), places=Places(GAZETTEER, cells=cells))
    )
    area = shape(collection["features"][0]["geometry"])
    assert area.equals(box(37, 49, 38, 50))
    assert area.exterior.is_ccw
    assert collection["bbox"] == [37, 49, 38, 50]


@given(st.lists(st.tuples(st.floats(20, 41), st.floats(44, 53)), min_size=1, max_size=5))
def test_coordinates_have_six_decimals_at_most(positions):
    names = [str(number) for number in range(len(positions))]
    raw = write_geojson(Table(key="id", columns={"id": names}, points=positions, members={}))
    collection = json.loads(raw, parse_float=str)
    for feature, position in zip(collection["features"], positions, strict=True):
        for text, value in zip(feature["geometry"]["coordinates"], position, strict=True):
            assert len(str(text).partition(".")[2]) <= 6
            assert float(text) == pytest.approx(value, abs=5.1e-7)


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_json_lacks_is_an_error(number):
    with pytest.raises(ValueError):
        geojson.dump({"value": number})
