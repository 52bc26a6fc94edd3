"""GeoPackage, GeoParquet, FlatGeobuf, KML: read back by others, they say what the table says."""

from __future__ import annotations

import contextlib
import io
import json
import sqlite3
import xml.etree.ElementTree as ET
from datetime import date

import geopandas
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import smallworld as world

from data.export.formats import FORMATS, FormatError, written
from data.export.snapshot import snapshot_table
from data.export.table import Table, as_text
from data.history import history
from data.snapshot import snapshot

GAZETTEER = world.gazetteer()
HISTORY = history(world.ledger(), GAZETTEER)
DAY = date(2022, 9, 12)
KML = "{http://www.opengis.net/kml/2.2}"


def table(*, placed_only):
    rows = np.arange(len(GAZETTEER))
    if placed_only:
        rows = rows[~np.isnan(GAZETTEER.positions[:, 0])]
    members = {"as_of": DAY.isoformat(), "attribution": ["Nobody"]}
    return snapshot_table(snapshot(HISTORY, DAY), rows, members, gazetteer=GAZETTEER)


def text_of(value):
    if isinstance(value, float | np.floating) and np.isnan(value):
        return ""
    if value is pd.NaT:
        return ""
    if isinstance(value, pd.Timestamp):
        return as_text(value.date())
    if isinstance(value, bool | np.bool_):
        return as_text(bool(value))
    return "" if value is None else str(value)


@pytest.mark.parametrize("form", ["gpkg", "flatgeobuf"])
@pytest.mark.parametrize("placed_only", [True, False])
def test_gdal_reads_back_every_column_and_point(form, placed_only, tmp_path):
    wanted = table(placed_only=placed_only)
    path = tmp_path / f"control.{'fgb' if form == 'flatgeobuf' else form}"
    path.write_bytes(written(wanted, form))
    found = geopandas.read_file(path)
    found = found.set_index("katottg", drop=False)  # an index may reorder the rows
    assert found.crs.to_epsg() == 4326
    assert len(found) == len(wanted)
    for row, code in enumerate(wanted.columns["katottg"]):
        for name, values in wanted.columns.items():
            value = found.loc[code, name]
            if name == "population" and values[row] is not None:
                value = int(value)
            assert text_of(value) == as_text(values[row]), name
        point = found.geometry.loc[code]
        assert (None if point is None else (point.x, point.y)) == wanted.points[row]


def test_a_geopackage_is_of_a_version_that_older_programs_know(tmp_path):
    path = tmp_path / "control.gpkg"
    path.write_bytes(written(table(placed_only=True), "gpkg"))
    with contextlib.closing(sqlite3.connect(path)) as file:
        # GDAL 3.6, which QGIS 3.22 and R's sf of Debian 12 read with, warns of 1.4.
        assert file.execute("pragma user_version").fetchone() == (10_300,)


def test_geoparquet_keeps_lists_days_and_what_it_is_about():
    raw = written(table(placed_only=False), "geoparquet")
    stored = pq.read_table(pa.BufferReader(raw))
    about = json.loads(stored.schema.metadata[b"control_history"])
    rows = {row["katottg"]: row for row in stored.to_pylist()}
    assert about["as_of"] == "2022-09-12"
    assert json.loads(stored.schema.metadata[b"geo"])["version"] == "1.1.0"
    assert rows[world.BRIDGE]["claims"] == ["c4", "c7"]
    assert rows[world.BRIDGE]["start"] == date(2022, 9, 10)
    assert rows[world.BRIDGE]["end"] is None
    assert rows[world.MILL]["end"] == date(2022, 9, 14)
    assert rows[world.MILL]["geometry"] is None
    assert rows[world.NAUGHTY]["name_uk"] == world.NAUGHTY_UK
    assert rows[world.MILL]["population"] is None
    assert geopandas.read_parquet(io.BytesIO(raw)).crs.to_epsg() == 4326


def test_kml_has_time_spans_and_names():
    root = ET.fromstring(written(table(placed_only=True), "kml"))
    marks = {mark.findtext(f"{KML}name"): mark for mark in root.iter(f"{KML}Placemark")}
    begin = marks["Mostiv"].findtext(f"{KML}TimeSpan/{KML}begin")
    assert begin == "2022-09-10"
    assert marks["Mostiv"].find(f"{KML}Point") is not None


def test_kml_leaves_out_what_xml_cannot_hold():
    naughty = "a\x00b\x1fc\ufffed<&]]>"
    made = Table(key="id", columns={"id": [naughty]}, points=[(36.0, 50.0)], members={})
    root = ET.fromstring(written(made, "kml"))
    assert root.find(f".//{KML}Placemark").get("id") != naughty
    assert [mark.findtext(f"{KML}name") for mark in root.iter(f"{KML}Placemark")] == ["abcd<&]] >"]


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_equal_tables_give_equal_bytes(form):
    assert written(table(placed_only=True), form) == written(table(placed_only=True), form)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_a_table_without_rows_is_a_file(form):
    empty = snapshot_table(
        snapshot(HISTORY, DAY), np.arange(0), {"as_of": "2022-09-12"}, gazetteer=GAZETTEER
    )
    assert len(written(empty, form)) > 20


def test_an_unknown_format_lists_the_formats():
    with pytest.raises(FormatError, match="geojson, csv"):
        written(table(placed_only=True), "docx")
