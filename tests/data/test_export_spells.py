"""Spells and units as files, and what every file says about itself, the same bytes every time."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import xml.etree.ElementTree as ET
from datetime import date
from itertools import pairwise

import builtworld
import geopandas
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import pytest
from shapely.geometry import box, shape

from data.cli.main import main
from data.export.events import EventQuery
from data.export.formats import FORMATS
from data.export.frames import STAMP
from data.selection import Filters
from data.store import open_store
from geo.place import Level

DAY = date(2022, 3, 15)
STEPPE = "UA99000000000000011"
ABOUT = {"known_as_of", "layer", "filters", "dataset", "generated_by", "licence", "attribution"}
KML = "{http://www.opengis.net/kml/2.2}"
ANSWERS = {
    "snapshot": lambda exports, form: exports.snapshot(
        DAY, Filters(), form, geometry="cell", with_unplaced=False
    ),
    "diff": lambda exports, form: exports.diff(exports._store.first, DAY, Filters(), form),
    "events": lambda exports, form: exports.events(Filters(), form, EventQuery()),
    "spells": lambda exports, form: exports.spells(Filters(), form),
    "units": lambda exports, form: exports.units(Level.RAION, DAY, Filters(), form),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return builtworld.built(tmp_path_factory.mktemp("spells"))


@pytest.fixture(scope="module")
def store(folder):
    return open_store(folder / "build")


def features(raw):
    return json.loads(raw)["features"]


def rows(raw):
    return list(csv.DictReader(io.StringIO(raw.decode())))


def test_spells_are_those_of_the_history(store):
    history = store.history()
    found = rows(store.exports.spells(Filters(), "csv"))
    expected = [
        (code, str(history.date(spell.start)), spell.status.word)
        for row, code in enumerate(history.codes)
        if code in set(store.gazetteer.codes_in(STEPPE))
        for spell in history.spells(row)
    ]
    assert [(each["katottg"], each["start"], each["status"]) for each in found] == expected
    assert len({each["id"] for each in found}) == len(found)
    for each, after in pairwise(found):
        if each["katottg"] == after["katottg"]:
            assert each["end"] == after["start"]
            assert each["end_earliest"] == after["since_earliest"]
            assert each["end_latest"] == after["since_latest"]
        else:
            assert each["end"] == ""


@pytest.mark.parametrize("geometry", ["point", "cell"])
def test_spells_of_a_day_are_its_snapshot(store, geometry):
    spells = features(
        store.exports.spells(Filters(), "geojson", start=DAY, end=DAY, geometry=geometry)
    )
    snapshot = features(store.export_snapshot(DAY, geometry=geometry))
    assert len(spells) == 7
    assert [each["properties"]["status"] for each in spells] == [
        each["properties"]["status"] for each in snapshot
    ]
    assert [each["geometry"] for each in spells] == [each["geometry"] for each in snapshot]


def test_spells_without_a_position_are_counted_or_kept(store):
    left_out = json.loads(store.exports.spells(Filters(), "geojson"))
    kept = json.loads(store.exports.spells(Filters(), "geojson", with_unplaced=True))
    codes = {each["properties"]["katottg"] for each in kept["features"]}
    assert left_out["unplaced_omitted"] == 1
    assert kept["unplaced_omitted"] == 0
    assert builtworld.YAR in codes


def test_spells_of_a_status(store):
    found = rows(store.exports.spells(Filters(statuses=("occupied",)), "csv"))
    assert found
    assert {each["status"] for each in found} == {"occupied"}
    shown = rows(store.exports.spells(Filters(categories=("liberated",)), "csv"))
    assert {each["category_display"] for each in shown} == {"liberated"}


def test_units_count_the_snapshot_of_the_day(store):
    shot, chosen = store.snapshot(DAY)
    counts = shot.counts(chosen)
    found = rows(store.exports.units(Level.RAION, DAY, Filters(), "csv"))
    assert sum(int(each["settlements"]) for each in found) == len(chosen)
    for word in ("ukrainian", "occupied", "contested", "liberated", "unknown"):
        assert sum(int(each[word]) for each in found) == getattr(counts, word)
        assert all(int(each[f"{word}_low"]) <= int(each[f"{word}_high"]) for each in found)


def test_units_are_drawn_at_their_outlines(store):
    (oblast,) = features(store.exports.units(Level.OBLAST, DAY, Filters(), "geojson"))
    area = shape(oblast["geometry"])
    assert area.equals(box(36, 49, 37, 50))
    assert area.exterior.is_ccw


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_equal_questions_give_equal_bytes(folder, name, form):
    made = [ANSWERS[name](open_store(folder / "build").exports, form) for _ in range(2)]
    assert made[0] == made[1]
    assert len(made[0]) > 100


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_every_file_says_what_it_is(store, name, tmp_path):
    make = ANSWERS[name]
    members = json.loads(make(store.exports, "geojson"))
    about = {key: members[key] for key in ABOUT}
    assert about["dataset"] == store.dataset
    stored = pq.read_schema(pa.BufferReader(make(store.exports, "geoparquet")))
    assert about.items() <= json.loads(stored.metadata[b"control_history"]).items()
    for form, suffix in (("gpkg", "gpkg"), ("flatgeobuf", "fgb")):
        path = tmp_path / f"control.{suffix}"
        path.write_bytes(make(store.exports, form))
        assert_described(pyogrio.read_info(path)["layer_metadata"]["DESCRIPTION"], about)
    root = ET.fromstring(make(store.exports, "kml"))
    assert_described(root.findtext(f"{KML}Document/{KML}description"), about)


def assert_described(text, about):
    said = dict(line.split(": ", 1) for line in text.splitlines())
    for name, value in about.items():
        assert said[name] == (value if isinstance(value, str) else json.dumps(value))


def test_geopackage_knows_no_clock(store, tmp_path):
    path = tmp_path / "control.gpkg"
    path.write_bytes(store.exports.spells(Filters(), "gpkg"))
    base = sqlite3.connect(path)
    try:
        stamps = base.execute(
            "select last_change from gpkg_contents"
            " union all select timestamp from gpkg_metadata_reference"
        ).fetchall()
    finally:
        base.close()
    assert stamps == [(STAMP,), (STAMP,)]


def test_cells_of_spells_can_be_played(store, tmp_path):
    path = tmp_path / "spells.gpkg"
    path.write_bytes(store.exports.spells(Filters(), "gpkg", geometry="cell"))
    frame = geopandas.read_file(path)
    about = pyogrio.read_info(path)
    types = dict(zip(about["fields"], about["ogr_types"], strict=True))
    assert types["start"] == types["end"] == "OFTDate"
    assert set(frame.geom_type) <= {"Polygon", "MultiPolygon"}
    assert frame["end"].isna().any()


@pytest.mark.parametrize(
    ("words", "columns"),
    [
        (["spells", "--from", "2022-03-01", "--status", "occupied"], {"id", "start", "end"}),
        (["units", "--by", "raion", "--date", "2022-03-15"], {"katottg", "occupied_low"}),
        (["diff", "--from", "2022-02-24", "--to", "2022-03-15", "--geometry", "cell"], {"change"}),
        (["events"], {"tier"}),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_commands_write_them(folder, capsysbinary, words, columns):
    place = ["--seeds", str(folder / "seeds"), "--build", str(folder / "build")]
    assert main([*words, "--format", "csv", *place]) == 0
    (head, *found) = capsysbinary.readouterr().out.decode().splitlines()
    assert columns <= set(head.split(","))
    assert found


def test_events_as_json(folder, capsysbinary):
    place = ["--seeds", str(folder / "seeds"), "--build", str(folder / "build")]
    assert main(["events", "--format", "json", *place]) == 0
    found = json.loads(capsysbinary.readouterr().out)
    assert set(found) >= ABOUT
    assert found["events"][0]["places"]
