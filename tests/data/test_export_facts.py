"""Every content, in every format and geometry, opened by a reader of others: the file says what it is.

And equal questions to equal data give equal bytes, from two stores that were opened apart.
"""

from __future__ import annotations

import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from datetime import date
from functools import partial
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory

import builtworld
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import pytest

from data.export.csv import read_csv
from data.export.request import CONTENTS, FileRequest, file_name, file_pieces
from data.packages.registry import PACKAGES
from data.selection import Filters
from data.store import open_store
from geo.place import Level

KML = "{http://www.opengis.net/kml/2.2}"
FIRST, DAY, LAST = date(2022, 2, 24), date(2022, 3, 15), date(2022, 4, 30)
KNOWN = date(2022, 4, 1)
FILTERS = Filters(oblasts=("UA99000000000000011",), known_as_of=KNOWN)

CASES = [
    (content, form, geometry)
    for content, asked in CONTENTS.items()
    for form in asked.formats
    for geometry in (("point", "cell") if asked.has_geometry else ("point",))
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return builtworld.built(tmp_path_factory.mktemp("facts")) / "build"


@pytest.fixture(scope="module")
def store(folder):
    return open_store(folder)


def asked(content, form, geometry, filters=FILTERS):
    return FileRequest(
        content=content,
        form=form,
        day=DAY,
        start=FIRST,
        end=LAST,
        filters=filters,
        by=Level.RAION,
        geometry=geometry,
    )


def told(lines):
    """What stands in lines of ``name: value``; values that are JSON as what they are."""
    found = {}
    for line in lines:
        name, between, value = line.partition(": ")
        if between:
            found.setdefault(name, []).append(value)
    return {name: plain(values) for name, values in found.items()}


def plain(values):
    read = []
    for value in values:
        try:
            read.append(json.loads(value))
        except ValueError:
            read.append(value)
    return read if len(read) > 1 else read[0]


def of_ogr(raw):
    # GDAL takes a GeoPackage only under its ending.
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"control.{'gpkg' if raw.startswith(b'SQLite') else 'fgb'}"
        path.write_bytes(raw)
        info = pyogrio.read_info(path)
    return told(info["layer_metadata"]["DESCRIPTION"].splitlines())


def of_kml(raw):
    return told(ET.fromstring(raw).findtext(f"{KML}Document/{KML}description").splitlines())


def of_parquet(raw):
    return json.loads(pq.read_schema(pa.BufferReader(raw)).metadata[b"control_history"])


def of_workbook(raw):
    rows = openpyxl.load_workbook(io.BytesIO(raw))["about"].iter_rows(values_only=True)
    return {name: plain([str(value)]) for name, value in rows}


def of_readme(raw):
    with zipfile.ZipFile(io.BytesIO(raw)) as opened:
        (name,) = [each for each in opened.namelist() if each.endswith("README.txt")]
        return told(opened.read(name).decode().splitlines())


def of_page(raw):
    said = re.search(r'<meta name="description" content="([^"]*)"', raw.decode())
    return told(unescape(said.group(1)).split("; "))


READERS = {
    "geojson": json.loads,
    "json": json.loads,
    "gpkg": of_ogr,
    "flatgeobuf": of_ogr,
    "kml": of_kml,
    "geoparquet": of_parquet,
    "parquet": of_parquet,
    "xlsx": of_workbook,
    "html": of_page,
    **dict.fromkeys(("qgis", "kepler", "timemap"), of_readme),
}


def days(content, form):
    if form == "html":  # holds all days of its view
        return {"as_of": str(DAY)}
    if content == "events":
        return {}
    if content in {"snapshot", "units"}:
        return {"as_of": str(DAY)}
    return {"from": str(FIRST), "to": str(LAST)}


@pytest.mark.parametrize(("content", "form", "geometry"), CASES)
def test_the_file_says_what_it_is(store, content, form, geometry):
    raw = file_pieces(store, asked(content, form, geometry)).whole()
    if form == "csv":  # nothing but rows: comment lines break readers (the header over HTTP has it)
        assert next(read_csv(raw))
        return
    said = READERS[form](raw)
    layer = store.layers["ledger"]
    assert said["known_as_of"] == str(KNOWN)
    assert said["layer"] == "ledger"
    assert said["dataset"] == said["layer_version"] == store.dataset
    assert said["licence"] == layer.licence
    attribution = said["attribution"]
    assert [attribution] if isinstance(attribution, str) else attribution == list(layer.attribution)
    assert said["filters"]["oblast"] == ["UA99000000000000011"]
    assert said["generated_by"].startswith("control-history ")
    stated = said["filters"] if content == "events" else said
    expected = {"from": str(FIRST), "to": str(LAST)} if content == "events" else days(content, form)
    assert expected.items() <= stated.items()


@pytest.mark.parametrize(
    ("content", "form", "geometry"),
    [each for each in CASES if CONTENTS[each[0]].has_age and each[1] != "csv"],
)
def test_the_age_of_the_evidence_is_among_the_filters(store, content, form, geometry):
    filters = Filters(oblasts=FILTERS.oblasts, unconfirmed_days=5)
    said = READERS[form](file_pieces(store, asked(content, form, geometry, filters)).whole())
    assert said["filters"] == {"oblast": list(FILTERS.oblasts), "unconfirmed_days": 5}


@pytest.mark.parametrize(("content", "form", "geometry"), CASES)
def test_equal_questions_give_equal_bytes(folder, content, form, geometry):
    made = [
        file_pieces(open_store(folder), asked(content, form, geometry)).whole() for _ in range(2)
    ]
    assert made[0] == made[1]


@pytest.mark.parametrize("geometry", ["point", "cell"])
@pytest.mark.parametrize("content", [name for name, each in CONTENTS.items() if each.has_geometry])
def test_all_formats_of_places_hold_the_same_rows(store, content, geometry, tmp_path):
    """By pyogrio, which knows nothing of ours; GeoJSON is the yardstick."""
    made = partial(asked, content, geometry=geometry)
    wanted = json.loads(file_pieces(store, made("geojson")).whole())["features"]
    assert wanted
    for form in ("gpkg", "flatgeobuf", "kml", "geoparquet"):
        path = tmp_path / file_name(made(form))
        path.write_bytes(file_pieces(store, made(form)).whole())
        if form == "geoparquet":
            table = pq.read_table(path)
            assert table.column("katottg").to_pylist() == [
                each["properties"]["katottg"] for each in wanted
            ]
            continue
        frame = pyogrio.read_dataframe(path)
        assert sorted(frame["katottg"]) == sorted(each["properties"]["katottg"] for each in wanted)
        kinds = {each["geometry"]["type"] for each in wanted}
        assert {kind.removeprefix("Multi") for kind in frame.geom_type} == {
            kind.removeprefix("Multi") for kind in kinds
        }


def test_every_package_is_read():
    assert set(PACKAGES) <= set(READERS)


def test_pieces_are_the_file(store):
    for content, form, geometry in CASES:
        if form not in {"geojson", "csv", "json"}:
            continue
        pieces = file_pieces(store, asked(content, form, geometry))
        assert len(list(pieces)) == len(pieces), (content, form)
