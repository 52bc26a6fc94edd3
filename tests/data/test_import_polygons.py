"""Maps of control in any area format: legends, days, CRS, and files that mean harm."""

from __future__ import annotations

import contextlib
import gzip
import json
import zipfile
from datetime import date, timedelta
from pathlib import Path

import builtworld
import geopandas
import importers.viinafiles as files
import pytest
import smallworld as world
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Polygon, box, mapping

from data.importers import controlmap, kml, mapfiles, mapperiods
from data.importers.controlmap import day_of_area, read_layers
from data.importers.errors import ImportFault
from data.importers.files import Input
from data.importers.legend import (
    IGNORE,
    MEANINGS,
    Legend,
    LegendError,
    UnreadError,
    folded,
    read_legend,
)
from data.layerspells import layer_history
from data.spell import Sides
from data.status import ControlStatus, Provenance
from data.store import open_store

UNKNOWN, UA, OCC, CONTESTED = ControlStatus
AROUND_BRIDGE = box(37.4, 49.7, 37.6, 49.8)
AROUND_MILL = box(36.4, 48.9, 36.6, 49.1)
EVERYTHING = (("*", OCC),)


def legend(**changes):
    terms = {"title": "Mine", "licence": "CC0-1.0", "attribution": ("Nobody",)}
    if "status_field" not in changes:
        changes.setdefault("names", EVERYTHING)
    return Legend(**terms | changes)


def feature(area, **properties):
    geometry = area if isinstance(area, dict) or area is None else mapping(area)
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def write(folder, name, *features, **members):
    document = {"type": "FeatureCollection", **members, "features": features}
    return files.write(folder, name, json.dumps(document))


def read(*paths, cells=None, **changes):
    (layer,) = read_layers(
        paths,
        name="mine",
        legend=legend(**changes),
        gazetteer=world.gazetteer(),
        build=paths[0].parent,
        cells=cells,
    )
    return layer


def spells(finished, code, first="2022-04-01", days=5):
    start = date.fromisoformat(first)
    history = layer_history(
        finished.spells,
        "x",
        finished.codes,
        first=start,
        last=start + timedelta(days=days - 1),
        sides=finished.sides,
    )
    return [
        (spell.status, spell.start, spell.end, spell.provenance)
        for spell in history.spells(history.row(code))
    ]


def on(finished, code, day="2022-04-01"):
    return spells(finished, code, day, 1)[0][0]


def test_files_with_days_in_their_names_are_pictures_of_days(tmp_path):
    write(tmp_path, "map_2022-04-01.geojson", feature(AROUND_BRIDGE))
    write(tmp_path, "map_20220403.geojson", feature(AROUND_MILL))
    layer = read(tmp_path, elsewhere=UA)
    assert spells(layer, world.BRIDGE, days=3) == [
        (OCC, 0, 2, Provenance.REPORTED),
        (UA, 2, 3, Provenance.IMPLIED),
    ]
    assert spells(layer, world.OTHER_MILL, days=3)[-1] == (OCC, 2, 3, Provenance.REPORTED)
    assert spells(layer, world.MILL, days=3) == [(UNKNOWN, 0, 3, Provenance.NONE)]
    assert (layer.layer.first, layer.layer.last) == (date(2022, 4, 1), date(2022, 4, 3))


def test_elsewhere_is_unknown_unless_the_legend_says_otherwise(tmp_path):
    path = write(tmp_path, "map_2022-04-01.geojson", feature(AROUND_BRIDGE))
    assert on(read(path), world.OTHER_MILL) is UNKNOWN
    assert on(read(path, elsewhere=UA), world.OTHER_MILL) is UA


def test_attributes_tell_status_and_day_and_the_rest_is_listed(tmp_path):
    path = write(
        tmp_path,
        "all.geojson",
        feature(AROUND_BRIDGE, kind="Taken ", when="2022-04-01"),
        feature(AROUND_BRIDGE, kind="FREED", when="2022-04-02T21:00:00Z"),
        feature(AROUND_BRIDGE, kind="airfield", when="2022-04-02"),
        feature(AROUND_MILL, kind="lake", when="2022-04-02"),
        feature(AROUND_MILL, kind="taken", when="soon"),
        feature(AROUND_MILL, when="2022-04-02"),
        feature(None, kind="taken", when="2022-04-02"),
        feature(box(500, 0, 501, 1), kind="taken", when="2022-04-02"),
        feature(AROUND_MILL, kind="taken", when="1912-04-02"),
    )
    values = {"taken": OCC, "freed": UA, "airfield": None}
    layer = read(path, status_field="kind", values=values, date_field="when")
    assert [each[:3] for each in spells(layer, world.BRIDGE, days=2)] == [(OCC, 0, 1), (UA, 1, 2)]
    assert layer.counts["read"] == 9
    reasons = layer.report.decode()
    for number, reason in enumerate(
        (
            "the legend has no kind 'lake'",
            "the date 'soon' is of no known form",
            "no attribute 'kind'",
            "no geometry",
            "a position is not on Earth",
            "the date 1912-04-02 is outside",
        ),
        4,
    ):
        assert f"feature {number}: {reason}" in reasons
    assert layer.counts["rejected"] == 6


def test_of_polygons_over_one_place_the_heavier_counts_in_any_order(tmp_path):
    layers = []
    for folder, order in (("a", ("x", "y", "z")), ("b", ("z", "y", "x"))):
        inner = tmp_path / folder
        inner.mkdir()
        for number, kind in enumerate(order):
            write(inner, f"{number}_2022-04-01.geojson", feature(AROUND_BRIDGE, kind=kind))
        layers.append(read(inner, status_field="kind", values={"x": UA, "y": OCC, "z": CONTESTED}))
    assert [on(layer, world.BRIDGE) for layer in layers] == [OCC, OCC]


def test_the_name_of_a_file_may_tell_the_status(tmp_path):
    write(tmp_path, "Claimed_2022-04-01.geojson", feature(AROUND_MILL))
    write(tmp_path, "Assessed_2022-04-01.geojson", feature(AROUND_BRIDGE))
    write(tmp_path, "Other_2022-04-01.geojson", feature(AROUND_BRIDGE))
    layer = read(tmp_path, names=(("assessed*", OCC), ("claimed*", CONTESTED)))
    assert (on(layer, world.BRIDGE), on(layer, world.OTHER_MILL)) == (OCC, CONTESTED)
    assert "no pattern for this file's name" in layer.report.decode()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-04-01", date(2022, 4, 1)),
        ("2022/04/01 12:00", date(2022, 4, 1)),
        ("01.04.2022", date(2022, 4, 1)),
        ("20220401", date(2022, 4, 1)),
        (20220401, date(2022, 4, 1)),
        (1648771200000, date(2022, 4, 1)),
        (1648771200, date(2022, 4, 1)),
        ("2022-02-30", None),
        ("2022-4-1", None),
        (None, None),
        ("", None),
        (float("nan"), None),
        ("9999999999", None),
    ],
)
def test_days_of_attributes(tmp_path, text, day):
    file = Input(path=tmp_path / "x.geojson", member="", size=0, limit=0)
    if day is None:
        with pytest.raises(UnreadError):
            day_of_area({"d": text}, file, legend(date_field="d"))
    else:
        assert day_of_area({"d": text}, file, legend(date_field="d")) == day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("map20220401.geojson", date(2022, 4, 1)),
        ("2022_04_01-v2.geojson", date(2022, 4, 1)),
        ("2022-04-01_2022-04-01.geojson", date(2022, 4, 1)),
        ("2022-04-01_2022-04-02.geojson", None),
        ("1202204019.geojson", None),
        ("map.geojson", None),
        ("2022-13-01.geojson", None),
    ],
)
def test_days_of_names(tmp_path, name, day):
    file = Input(path=tmp_path / name, member="", size=0, limit=0)
    if day is None:
        with pytest.raises(UnreadError):
            day_of_area({}, file, legend())
    else:
        assert day_of_area({}, file, legend()) == day


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_days(text):
    with contextlib.suppress(UnreadError):
        assert isinstance(controlmap._day(text), date)


@given(st.one_of(st.none(), st.text(), st.integers(), st.floats(), st.booleans()))
def test_values_fold_to_one_form(value):
    assert folded(folded(value)) == folded(value)


def test_whole_numbers_fold_as_people_write_them():
    assert folded(3.0) == folded(3) == folded(" 3 ") == "3"


def in_utm(area):
    return geopandas.GeoSeries([area], crs=4326).to_crs(32637)[0]


def test_coordinates_of_another_crs_are_projected(tmp_path):
    named = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32637"}}
    path = write(tmp_path, "m_2022-04-01.geojson", feature(in_utm(AROUND_BRIDGE)), crs=named)
    layer = read(path)
    assert (on(layer, world.BRIDGE), on(layer, world.OTHER_MILL)) == (OCC, UNKNOWN)
    bare = write(tmp_path, "n_2022-04-01.geojson", feature(in_utm(AROUND_BRIDGE)))
    assert on(read(bare, crs="EPSG:32637"), world.BRIDGE) is OCC
    with pytest.raises(ImportFault, match="not on Earth"):
        read(bare)


def test_degrees_are_longitude_first_whatever_the_name_of_their_crs(tmp_path):
    for name in ("urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326"):
        crs = {"type": "name", "properties": {"name": name}}
        path = write(tmp_path, "m_2022-04-01.geojson", feature(AROUND_BRIDGE), crs=crs)
        assert on(read(path), world.BRIDGE) is OCC


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "no JSON"),
        (b'{"type":"FeatureCollection","features":[', "no JSON"),
        (b'{"features":' + b"[" * 200_000 + b"]" * 200_000 + b"}", "no JSON"),
        (b'{"type":"FeatureCollection","features":[{"a":NaN}]}', "no JSON"),
        (b'{"type":"FeatureCollection","features":[{"a":1e999}]}', "no JSON"),
        ('{"name":"Окуповано"}'.encode("cp1251"), "no JSON"),
        ('{"type":"FeatureCollection"}'.encode("utf-16"), "no JSON"),
        (b'{"type":"Topology"}', "no GeoJSON FeatureCollection"),
        (b'{"type":"FeatureCollection","features":[]}', "it has no polygons"),
        (b"version https://git-lfs.github.com/spec/v1\n", "Git LFS pointer"),
    ],
)
def test_hostile_and_damaged_geojson_is_refused(tmp_path, content, problem):
    with pytest.raises(ImportFault, match=problem):
        read(files.write(tmp_path, "m_2022-04-01.geojson", content))


@pytest.mark.parametrize("crs", [{"type": "link"}, "x", {"type": "name", "properties": {}}])
def test_a_crs_without_a_name_is_refused(tmp_path, crs):
    path = write(tmp_path, "m_2022-04-01.geojson", feature(AROUND_BRIDGE), crs=crs)
    with pytest.raises(ImportFault, match="CRS"):
        read(path)


def test_a_crs_that_nobody_knows_is_refused(tmp_path):
    crs = {"type": "name", "properties": {"name": "EPSG:999999"}}
    path = write(tmp_path, "m_2022-04-01.geojson", feature(AROUND_BRIDGE), crs=crs)
    with pytest.raises(ImportFault, match="'EPSG:999999' is not known; name one like EPSG:32637"):
        read(path)


def frame(area=AROUND_BRIDGE, crs=4326, **columns):
    columns = {"kind": ["taken"], "day": [date(2022, 4, 1)]} | columns
    return geopandas.GeoDataFrame(columns, geometry=[area], crs=crs)


@pytest.mark.parametrize("suffix", ["gpkg", "shp"])
@pytest.mark.parametrize("crs", [4326, 32637])
def test_geopackages_and_shapefiles_say_their_crs(tmp_path, suffix, crs):
    path = tmp_path / f"map.{suffix}"
    frame().to_crs(crs).to_file(path)
    layer = read(path, status_field="kind", values={"taken": OCC}, date_field="day")
    assert (on(layer, world.BRIDGE), on(layer, world.OTHER_MILL)) == (OCC, UNKNOWN)


def test_a_shapefile_without_its_crs_is_refused_unless_it_is_given(tmp_path):
    path = tmp_path / "map_2022-04-01.shp"
    frame().to_file(path)
    path.with_suffix(".prj").unlink()
    with pytest.raises(ImportFault, match="does not say in which CRS"):
        read(path)
    assert on(read(path, crs="EPSG:4326"), world.BRIDGE) is OCC


@pytest.mark.parametrize("name", ["m_2022-04-01.gpkg", "m_2022-04-01.shp"])
def test_gdal_is_given_nothing_that_only_has_the_name(tmp_path, name):
    path = files.write(tmp_path, name, '<OGRVRTDataSource><SrcSQL>"x"</SrcSQL></OGRVRTDataSource>')
    with pytest.raises(ImportFault, match=r"no \.(gpkg|shp) file"):
        read(path)
    cut = files.write(
        tmp_path, name, {".gpkg": b"SQLite format 3\0", ".shp": b"\0\0\x27\x0a"}[path.suffix]
    )
    with pytest.raises(ImportFault, match=r"damaged|cannot be read"):
        read(cut)
    packed = files.zipped(tmp_path, "m.zip", {name: b"x"})
    gzipped = files.write(tmp_path, f"{name}.gz", gzip.compress(b"SQLite format 3\0"))
    for each in (packed, gzipped):
        with pytest.raises(ImportFault, match="GDAL reads nothing out of an archive"):
            read(each)


def test_a_gzip_file_of_many_days_gives_the_same_as_the_file_in_it(tmp_path):
    days = ("2022-04-01", "2022-04-03")
    plain = write(tmp_path, "all.geojson", *(feature(AROUND_BRIDGE, date=day) for day in days))
    packed = files.write(tmp_path, "packed.geojson.gz", gzip.compress(plain.read_bytes()))
    as_it_is, unpacked = (read(each, date_field="date") for each in (packed, plain))
    assert spells(as_it_is, world.BRIDGE) == spells(unpacked, world.BRIDGE)
    assert on(as_it_is, world.BRIDGE) is OCC


KML = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>Held
 land</name><Placemark><name>A</name>{extra}{area}</Placemark></Folder></Document></kml>"""
RING = "37.4,49.7,0 37.6,49.7,0 37.6,49.8,0 37.4,49.8,0 37.4,49.7,0"
AREA = (
    "<Polygon><outerBoundaryIs><LinearRing><coordinates>"
    f"{RING}</coordinates></LinearRing></outerBoundaryIs></Polygon>"
)
HOLE = AREA.replace(
    "</Polygon>",
    "<innerBoundaryIs><LinearRing><coordinates>37.49,49.74 37.51,49.74 37.51,49.76 37.49,49.76 "
    "37.49,49.74</coordinates></LinearRing></innerBoundaryIs></Polygon>",
)


def test_kml_has_folders_times_and_extended_data(tmp_path):
    extra = (
        "<TimeSpan><begin>2022-04-01</begin></TimeSpan><ExtendedData><Data name='side'>"
        "<value> x </value></Data></ExtendedData>"
    )
    path = files.write(
        tmp_path, "m.kml", KML.format(extra=extra, area=f"<MultiGeometry>{AREA}</MultiGeometry>")
    )
    for field, value in (("folder", "held land"), ("name", "a"), ("side", "x")):
        layer = read(path, status_field=field, values={value: OCC}, date_field="begin")
        assert on(layer, world.BRIDGE) is OCC


def test_kml_has_holes_and_placemarks_without_an_area_are_listed(tmp_path):
    path = files.write(tmp_path, "m_2022-04-01.kml", KML.format(extra="", area=HOLE))
    assert on(read(path, elsewhere=UA), world.BRIDGE) is UA
    bare = files.write(tmp_path, "n_2022-04-01.kml", KML.format(extra="", area="<Point/>"))
    with pytest.raises(ImportFault, match="no polygon can be read: feature 1: no geometry"):
        read(bare)


def test_kmz_has_its_day_in_the_name_of_the_archive(tmp_path):
    document = KML.format(extra="", area=AREA)
    path = files.zipped(tmp_path, "m_2022-04-01.kmz", {"doc.kml": document, "files/a.png": b"x"})
    assert on(read(path), world.BRIDGE) is OCC
    assert on(read(tmp_path), world.BRIDGE) is OCC


BOMB = '<!DOCTYPE k [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (KML.format(extra="&b;", area=AREA).replace("<kml", BOMB + "<kml"), "document type"),
        (
            KML.format(extra="&x;", area=AREA).replace(
                "<kml", '<!DOCTYPE k [<!ENTITY x SYSTEM "file:///etc/passwd">]><kml'
            ),
            "document type",
        ),
        (KML.format(extra="&b;", area=AREA), "no KML"),
        (KML.format(extra="", area=AREA)[:-20], "no KML"),
        (KML.format(extra="", area="<a>" * 100 + "</a>" * 100), "nested too deep"),
        ("<kml>" + "<Folder>" * 100_000 + "</Folder>" * 100_000 + "</kml>", "nested too deep"),
        (KML.format(extra="Окуповано", area=AREA).encode("cp1251"), "no KML"),
        ("<html><body/></html>", "no KML, but 'html'"),
        (b"", "no KML"),
        (b"\0" * 10, "no KML"),
        (KML.format(extra="", area=AREA.replace("37.4,49.7,0", "nan,49.7", 1)), "not on Earth"),
        (KML.format(extra="", area=AREA.replace("37.4,49.7,0", "37.4", 1)), "no pairs of numbers"),
        (KML.format(extra="", area=AREA.replace("37.4,49.7,0", "a,b", 1)), "not on Earth"),
    ],
)
def test_hostile_and_damaged_kml_is_refused(tmp_path, content, problem):
    with pytest.raises(ImportFault, match=problem):
        read(files.write(tmp_path, "m_2022-04-01.kml", content))


def test_kml_is_bounded(tmp_path, monkeypatch):
    path = files.write(tmp_path, "m_2022-04-01.kml", KML.format(extra="", area=AREA))
    monkeypatch.setattr(kml, "MAX_BYTES", path.stat().st_size)
    assert on(read(path), world.BRIDGE) is OCC
    monkeypatch.setattr(kml, "MAX_BYTES", path.stat().st_size - 1)
    with pytest.raises(ImportFault, match="more than"):
        read(path)


def test_a_kmz_is_an_archive_like_any_other(tmp_path):
    with pytest.raises(ImportFault, match="leads out of it"):
        read(files.zipped(tmp_path, "m_2022-04-01.kmz", {"../doc.kml": "x"}))
    path = tmp_path / "n_2022-04-01.kmz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("doc.kml", KML.format(extra="", area=AREA))
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(ImportFault, match="cut short"):
        read(path)


def test_features_and_days_are_bounded(tmp_path, monkeypatch):
    two = [feature(AROUND_BRIDGE, d=f"2022-04-0{day}") for day in (1, 2)]
    path = write(tmp_path, "m.geojson", *two)
    monkeypatch.setattr(mapfiles, "MAX_FEATURES", 2)
    monkeypatch.setattr(mapperiods, "MAX_PERIODS", 2)
    assert read(path, date_field="d").counts["read"] == 2
    monkeypatch.setattr(mapperiods, "MAX_PERIODS", 1)
    with pytest.raises(ImportFault, match="more than 1 days"):
        read(path, date_field="d")
    monkeypatch.setattr(mapfiles, "MAX_FEATURES", 1)
    with pytest.raises(ImportFault, match="more than 1 features"):
        read(path, date_field="d")


def test_a_ring_that_crosses_itself_is_read(tmp_path):
    tie = Polygon([(37.4, 49.7), (37.6, 49.8), (37.6, 49.7), (37.4, 49.8)])
    layer = read(write(tmp_path, "m_2022-04-01.geojson", feature(tie), feature(AROUND_MILL)))
    assert layer.counts["rejected"] == 0


LEGEND = """\
title: My map
licence: CC BY 4.0
attribution: [Somebody]
publishable: yes
side: russia
status:
  field: kind
  values:
    Taken: occupied
    "no": ukrainian
    airfield: ignore
date:
  field: when
elsewhere: ukrainian
crs: EPSG:32637
"""


def test_a_legend_is_read(tmp_path):
    found = read_legend(files.write(tmp_path, "m.yaml", LEGEND))
    assert found == Legend(
        title="My map",
        licence="CC BY 4.0",
        attribution=("Somebody",),
        publishable=True,
        sides=Sides.RUSSIA,
        status_field="kind",
        values={"taken": OCC, "no": UA, "airfield": None},
        date_field="when",
        elsewhere=UA,
        crs="EPSG:32637",
    )


def test_a_short_legend_means_all_polygons_and_passes_nothing_on(tmp_path):
    text = "title: a\nlicence: b\nattribution: [c]\nstatus:\n  all: contested\n"
    found = read_legend(files.write(tmp_path, "m.yaml", text))
    assert (found.names, found.publishable) == ((("*", CONTESTED),), False)
    assert (found.sides, found.elsewhere) == (Sides.INDEPENDENT, UNKNOWN)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("title: My map\n", "", "m.yaml:1: title: is missing; add it"),
        ("licence: CC", "license: CC", "m.yaml:2: license: is not a key"),
        ("publishable: yes", "publishable: maybe", "m.yaml:4: publishable 'maybe'"),
        ("side: russia", "side: both", "m.yaml:5: side 'both': is not a word of this field"),
        ("Taken: occupied", "Taken: lost", "m.yaml:9: values: 'lost' is not what a polygon can"),
        ("Taken: occupied", "Taken: [a]", "m.yaml:9: values: "),
        ("    Taken: occupied\n", "    NO: occupied\n", "m.yaml:8: values: lists a value twice"),
        ("  field: kind\n", "", "does not say what polygons mean"),
        ("  field: kind\n", "  all: occupied\n", "does not say what polygons mean"),
        ("  field: when\n", "  field:\n", "m.yaml:13: field: is empty"),
        ("attribution: [Somebody]", "attribution: []", "m.yaml:3: attribution: is empty"),
        ("side: russia", "side: [russia", "is not YAML"),
        (LEGEND, "", "m.yaml: is empty; write title, licence, attribution, status"),
        (LEGEND, "[" * 500, "is not YAML"),
        (LEGEND, "!!python/object/apply:os.system [id]", "is no mapping"),
    ],
)
def test_faults_of_a_legend_name_file_and_line(tmp_path, old, new, fault):
    path = files.write(tmp_path, "m.yaml", LEGEND.replace(old, new))
    with pytest.raises(LegendError) as caught:
        read_legend(path)
    assert fault in str(caught.value)


def test_words_of_a_legend_are_statuses():
    assert {word for word in MEANINGS if word != IGNORE} == {
        status.word for status in ControlStatus if status is not UNKNOWN
    }


def test_the_command_line_reads_a_map_by_options_or_legend(run, tmp_path):
    area = box(36.05, 49.05, 36.15, 49.15)
    path = write(tmp_path, "m_2022-03-05.geojson", feature(area, kind="Taken"))
    options = ("--status-field", "kind", "--status", "taken=occupied")
    code, out, _ = run("import", "polygons", path, "--name", "mine", *options)
    assert (code, "layer mine" in out) == (0, True)
    asked = ("--date", "2022-03-05", "--layer", "mine", "--oblast", "UA99000000000000011")
    code, out, _ = run("snapshot", *asked, "--status", "occupied")
    assert [each["id"] for each in json.loads(out)["features"]] == [builtworld.DIBROVA]
    text = "title: a\nlicence: b\nattribution: [c]\nstatus:\n  all: contested\n"
    given_legend = files.write(tmp_path, "m.yaml", text)
    code, out, _ = run("import", "polygons", path, "--name", "mine", "--mapping", given_legend)
    assert (code, "unchanged" in out) == (0, False)
    layer = open_store(tmp_path / "build").layers["mine"]
    assert (layer.title, layer.licence, layer.publishable) == ("a", "b", False)


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ((), "needs a --name"),
        (("--name", "m"), "say what the polygons mean"),
        (("--name", "m", "--status", "a=occupied"), "say what the polygons mean"),
        (("--name", "m", "--status-field", "a", "--status", "b=lost"), "is not of the form"),
        (("--name", "m", "--mapping", "x.yaml", "--all", "occupied"), "leave them out"),
    ],
)
def test_wrong_usage_is_named(run, tmp_path, options, problem):
    code, _, err = run("import", "polygons", tmp_path, *options)
    assert code == 2
    assert problem in err.splitlines()[0]


def test_one_importer_alone_may_give_anything_to_gdal():
    folder = Path(controlmap.__file__).parent
    given = {
        path.name
        for path in folder.glob("*.py")
        if any(word in path.read_text(encoding="utf-8") for word in ("pyogrio", "geopandas"))
    }
    assert given == {"mapfiles.py"}
