"""DeepState archives: labels of every period, all forms of geometry, days, gaps and damage."""

from __future__ import annotations

import json
import os
from datetime import date, timedelta
from pathlib import Path

import importers.deepstatefiles as files
import numpy as np
import pytest
import shapely
import smallworld as world
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import shape

from data.importers.deepstate import day_of_file, read_deepstate, snapshots
from data.importers.deepstate_cover import Cover
from data.importers.deepstate_labels import Mark, mark_of
from data.importers.errors import ImportFault
from data.importers.overlay import Overlay
from data.importers.progress import quiet
from data.importers.report import Report
from data.layerspells import layer_history
from data.readers.places import load_gazetteer
from data.status import ControlStatus, Provenance

UNKNOWN, UA, OCC, CONTESTED = ControlStatus
BRIDGE_AT = (37.5, 49.75)
OTHER_AT = (36.5, 49.0)
NOON = "T12:00:00+02:00"

SAMPLES = os.environ.get("CONTROL_SAMPLES")
needs_samples = pytest.mark.skipif(
    SAMPLES is None, reason="set CONTROL_SAMPLES to a folder with deepstate-raw and deepstate-daily"
)


def read(*paths):
    return read_deepstate(
        snapshots(paths),
        name=None,
        gazetteer=world.gazetteer(),
        overlay=Overlay(),
        progress=quiet(),
    )


def told(finished, first="2022-04-01", days=10):
    start = date.fromisoformat(first)
    return layer_history(
        finished.spells,
        "x",
        finished.codes,
        first=start,
        last=start + timedelta(days=days - 1),
        sides=finished.sides,
    )


def spells(finished, code, first="2022-04-01", days=10):
    history = told(finished, first, days)
    return [
        (spell.status, spell.start, spell.end, spell.provenance)
        for spell in history.spells(history.row(code))
    ]


def over_bridge(name=files.OCCUPIED, fill="#a52714"):
    return files.feature(files.polygon(files.square(*BRIDGE_AT)), name, fill)


@pytest.mark.parametrize(
    ("name", "fill", "mark"),
    [
        ("Окуповано", "#a52714", Mark.OCCUPIED),
        ("Окуповано. 01.04", "#a52714", Mark.OCCUPIED),
        ("Ізюм. Окуповано", "#bcaaa4", Mark.OCCUPIED),
        ("Окуповані Циркуни", "#a52714", Mark.OCCUPIED),
        ("Рубіжне. Території зайняті ворогом", "#a52714", Mark.OCCUPIED),
        ("Звільнено 31.03-02.04", "#0288d1", Mark.UKRAINIAN),
        ("Під питанням", "#a52714", Mark.CONTESTED),
        ("Ситуація невідома", "#bcaaa4", Mark.CONTESTED),
        ("Невідомо точно при вихід", "#bcaaa4", Mark.CONTESTED),
        ("Сіра зона", "#a52714", Mark.CONTESTED),
        ("Багатокутник 12", "#a52714", Mark.OCCUPIED),
        ("", "#0F9D58", Mark.UKRAINIAN),
        ("Під питанням /// In doubt", "#bcaaa4", Mark.CONTESTED),
        ("Під питанням // Contensed", "#bcaaa4", Mark.CONTESTED),
        ("Звільнено 23.03 /// Taken back 23.03", "#0f9d58", Mark.UKRAINIAN),
        ("\u00a0Статус\u00a0невідомий /// Unknown status\n", "#bcaaa4", Mark.CONTESTED),
        ("x /// The enemy was pushed back", "#bcaaa4", Mark.UKRAINIAN),
        ("x /// Liberated /// geoJSON.status.occupied", "#0f9d58", Mark.OCCUPIED),
        ("x /// y /// geoJSON.status.dismissed_at {{at:25.03}}", "#bcaaa4", Mark.UKRAINIAN),
        ("x /// y /// geoJSON.status.unknown", "#a52714", Mark.CONTESTED),
        ("Крим /// Occupied Crimea /// geoJSON.territories.crimea", "#880e4f", Mark.OCCUPIED),
        ("x /// y /// geoJSON.territories.transnistria", "#ff5252", Mark.OUTSIDE),
        ("x /// y /// geoJSON.territories.tskhinvali-district", "#a52714", Mark.OUTSIDE),
        ("Придністров'я", "#880e4f", Mark.OUTSIDE),
        ("Окупована Абхазія /// Occupied Abkhazia", "#ff5252", Mark.OUTSIDE),
        ("ОРДЛО", "#000000", Mark.OCCUPIED),
        ("Звіль\ufffd\ufffdено", "#bcaaa4", Mark.UKRAINIAN),
        ("Оку\ufffdовано", "#bcaaa4", Mark.OCCUPIED),
        ("Зв\ufffd\ufffd /// \ufffdiberated", "#bcaaa4", Mark.UKRAINIAN),
        ("\ufffd\ufffd\ufffd", "#bdbdbd", Mark.CONTESTED),
        ("Щось інше", "#ce93d8", Mark.UNREAD),
        ("Звільнено /// Liberated /// geoJSON.status.dismissed", "#01579b", Mark.OUTSIDE),
        ("", "#01579B", Mark.OUTSIDE),
        ("x /// y /// geoJSON.status.occupied", "#01579b", Mark.OCCUPIED),
    ],
)
def test_labels_of_every_period(name, fill, mark):
    assert mark_of(name, fill) is mark


@given(st.text(max_size=40), st.text(max_size=8))
def test_any_label_means_something_or_is_named_as_unread(name, fill):
    assert mark_of(name, fill) in Mark


def test_a_polygon_is_reported_and_absence_is_implied(tmp_path):
    files.write(tmp_path, f"2022-04-03{NOON}", [over_bridge(), files.point(*BRIDGE_AT)])
    layer = read(tmp_path)
    assert spells(layer, world.BRIDGE, "2022-04-03", 1) == [(OCC, 0, 1, Provenance.REPORTED)]
    assert spells(layer, world.OTHER_MILL, "2022-04-03", 1) == [(UA, 0, 1, Provenance.IMPLIED)]
    assert spells(layer, world.MILL, "2022-04-03", 1) == [(UNKNOWN, 0, 1, Provenance.NONE)]
    assert not layer.layer.publishable
    assert layer.counts["read"] == 1


def test_days_are_those_of_kyiv_and_the_last_snapshot_of_a_day_counts(tmp_path):
    files.write(tmp_path, "2022-04-03T20:30:00+00:00", [])  # 23:30 in Kyiv
    files.write(tmp_path, "2022-04-03T21:30:00+00:00", [over_bridge()])  # 00:30 on the 4th
    files.write(tmp_path, "2022-04-04T10:00:00+00:00", [over_bridge(files.UNKNOWN, "#bcaaa4")])
    assert spells(read(tmp_path), world.BRIDGE, "2022-04-03", 2) == [
        (UA, 0, 1, Provenance.IMPLIED),
        (CONTESTED, 1, 2, Provenance.REPORTED),
    ]


def test_gaps_widen_the_bounds_of_a_change(tmp_path):
    files.write(tmp_path, f"2022-04-02{NOON}", [])
    files.write(tmp_path, f"2022-04-06{NOON}", [over_bridge()])
    history = told(read(tmp_path))
    spell = history.spells(history.row(world.BRIDGE))[2]
    assert (spell.status, spell.start_earliest, spell.start) == (OCC, 2, 5)


def test_long_silence_is_unknown(tmp_path):
    files.write(tmp_path, f"2022-04-01{NOON}", [over_bridge()])
    files.write(tmp_path, f"2022-07-01{NOON}", [over_bridge()])
    assert [each[:3] for each in spells(read(tmp_path), world.BRIDGE, days=100)] == [
        (OCC, 0, 32),
        (UNKNOWN, 32, 91),
        (OCC, 91, 92),
        (UNKNOWN, 92, 100),
    ]


def test_collections_multipolygons_and_holes(tmp_path):
    hole = files.polygon(files.square(*BRIDGE_AT, 0.2), files.square(*BRIDGE_AT, 0.1))
    collection = {
        "type": "GeometryCollection",
        "geometries": [
            hole,
            {"type": "Point", "coordinates": [0, 0, 0]},
            files.polygon(files.square(*OTHER_AT)),
        ],
    }
    files.write(tmp_path, f"2022-04-03{NOON}", [files.feature(collection, files.OCCUPIED)])
    layer = read(tmp_path)
    assert spells(layer, world.BRIDGE, "2022-04-03", 1)[0][0] is UA
    assert spells(layer, world.OTHER_MILL, "2022-04-03", 1)[0][0] is OCC


def test_of_polygons_over_one_place_the_heavier_counts(tmp_path):
    features = [
        over_bridge(),
        over_bridge(files.UNKNOWN, "#bcaaa4"),
        over_bridge(files.LIBERATED, "#0f9d58"),
    ]
    files.write(tmp_path, f"2022-04-03{NOON}", features)
    files.write(tmp_path, f"2022-04-04{NOON}", features[1:])
    files.write(tmp_path, f"2022-04-05{NOON}", features[2:])
    assert [each[0] for each in spells(read(tmp_path), world.BRIDGE, "2022-04-03", 3)] == [
        OCC,
        CONTESTED,
        UA,
    ]


@pytest.mark.parametrize("dump", [{}, {"separators": None}, {"indent": 1}, {"sort_keys": True}])
def test_the_way_a_file_is_written_does_not_matter(tmp_path, dump):
    features = [files.point(1, 1), over_bridge(), files.point(2, 2)]
    files.write(tmp_path, f"2022-04-03{NOON}", features, **dump)
    assert spells(read(tmp_path), world.BRIDGE, "2022-04-03", 1)[0][0] is OCC


def test_a_feature_written_in_another_order_is_not_lost(tmp_path):
    odd = dict(reversed(over_bridge().items()))
    for number, features in enumerate(([files.point(1, 1), odd], [odd, files.point(1, 1)])):
        files.write(tmp_path, f"2022-04-0{number + 3}{NOON}", features)
    layer = read(tmp_path)
    assert [each[0] for each in spells(layer, world.BRIDGE, "2022-04-03", 2)] == [OCC]


def test_a_text_that_looks_like_a_feature_is_no_feature(tmp_path):
    name = 'Окуповано {"type":"Feature","geometry":{"type":"Point"'
    files.write(tmp_path, f"2022-04-03{NOON}", [over_bridge(name)])
    assert spells(read(tmp_path), world.BRIDGE, "2022-04-03", 1)[0][0] is OCC


def test_the_answer_of_the_api_is_read_as_well(tmp_path):
    path = files.write(tmp_path, f"2022-04-03{NOON}", [over_bridge()])
    wrapped = f'{{"id":1,"map":{path.read_text()},"datetime":"x"}}'
    path.write_text(wrapped)
    assert spells(read(tmp_path), world.BRIDGE, "2022-04-03", 1)[0][0] is OCC


def test_land_outside_ukraine_is_left_out_and_unread_labels_are_listed(tmp_path):
    files.write(
        tmp_path,
        f"2022-04-03{NOON}",
        [over_bridge("Придністров'я", "#ff5252"), over_bridge("Щось", "#ce93d8")],
    )
    layer = read(tmp_path)
    assert spells(layer, world.BRIDGE, "2022-04-03", 1)[0][0] is UA
    assert layer.counts["rejected"] == 1
    assert "feature 2: neither label nor colour is known,Щось #ce93d8" in layer.report.decode()


@pytest.mark.parametrize(
    ("geometry", "problem"),
    [
        (None, "no geometry"),
        (files.polygon([[1, 2, 0], [3, 4, 0]]), "fewer than four"),
        (files.polygon([[500, 2], [1, 2], [1, 3], [500, 2]]), "not on Earth"),
        (files.polygon([["a", 2]] * 4), "no pairs of numbers"),
        (files.polygon([[1]] * 4), "no pairs of numbers"),
        ({"type": "Polygon", "coordinates": "x"}, "no coordinates"),
        (files.polygon([[1e999, 2]] * 4), None),
    ],
)
def test_geometries_that_cannot_be_used_are_listed(tmp_path, geometry, problem):
    path = files.write(
        tmp_path, f"2022-04-03{NOON}", [files.feature(geometry, files.OCCUPIED), over_bridge()]
    )
    if problem is None:  # Python writes Infinity, which is no JSON.
        with pytest.raises(ImportFault, match="no JSON"):
            read(path)
        return
    layer = read(path)
    assert spells(layer, world.BRIDGE, "2022-04-03", 1)[0][0] is OCC
    assert f"feature 1: {problem}" in layer.report.decode() or problem in layer.report.decode()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "no JSON"),
        (b'{"type":"FeatureCollection","features":[', "no JSON"),
        (b"[" * 200_000, "no JSON"),
        (b'{"features":' + b"[" * 200_000 + b"]" * 200_000 + b"}", "no JSON"),
        (b'{"type":"FeatureCollection","features":[{"a":NaN}]}', "no JSON"),
        ('{"name":"Окуповано"}'.encode("cp1251"), "no JSON"),
        (b'{"type":"Topology"}', "no GeoJSON FeatureCollection"),
        (b'{"type":"FeatureCollection","features":[1]}', "no GeoJSON FeatureCollection"),
        (b"version https://git-lfs.github.com/spec/v1\n", "Git LFS pointer"),
    ],
)
def test_damaged_files_are_refused(tmp_path, content, problem):
    path = tmp_path / "1649005166.geojson"
    path.write_bytes(content)
    with pytest.raises(ImportFault, match=problem):
        read(path)


def test_a_file_cut_short_anywhere_is_refused(tmp_path):
    whole = files.text([over_bridge(), files.point(1, 1), over_bridge(files.UNKNOWN)]).encode()
    path = tmp_path / "1649005166.geojson"
    for length in range(1, len(whole) - 1, 7):
        path.write_bytes(whole[:length])
        with pytest.raises(ImportFault):
            read(path)


def test_daily_files_show_the_evening_before(tmp_path):
    files.write_daily(tmp_path, "20240715", [files.square(*BRIDGE_AT)])
    layer = read(tmp_path)
    assert (layer.layer.name, layer.layer.first) == ("deepstate-daily", date(2024, 7, 14))
    assert spells(layer, world.BRIDGE, "2024-07-14", 1) == [(OCC, 0, 1, Provenance.REPORTED)]
    assert spells(layer, world.OTHER_MILL, "2024-07-14", 1) == [(UA, 0, 1, Provenance.IMPLIED)]


def test_the_two_kinds_do_not_mix_and_names_must_have_dates(tmp_path):
    files.write(tmp_path, f"2022-04-03{NOON}", [])
    files.write_daily(tmp_path, "20240715", [])
    with pytest.raises(ImportFault, match="other kind"):
        read(tmp_path)
    for name in ("map.geojson", "deepstatemap_data_20249999.geojson"):
        path = tmp_path / name
        path.write_text(files.text([]))
        with pytest.raises(ImportFault, match="no date"):
            read(path)


@needs_samples
def test_samples_agree_with_the_plain_way():
    seeds = Path(__file__).parents[2] / "seeds"
    gazetteer = load_gazetteer(seeds)
    cover = Cover(gazetteer.positions)
    rows = cover.rows
    points = shapely.points(gazetteer.positions[rows])
    rank = {Mark.UKRAINIAN: 1, Mark.CONTESTED: 2, Mark.OCCUPIED: 3}
    status = np.array([0, UA, CONTESTED, OCC])
    for file in snapshots([Path(SAMPLES) / "deepstate-raw"]).values():
        report = Report()
        found = cover.statuses(file.read(), file.name, report)
        best = np.zeros(len(rows), dtype=int)
        for feature in json.loads(file.read())["features"]:
            if feature["geometry"]["type"] == "Point":
                continue
            properties = feature["properties"]
            heavy = rank.get(mark_of(properties["name"], properties.get("fill", "")), 0)
            land = shapely.make_valid(shapely.force_2d(shape(feature["geometry"])))
            best[shapely.intersects(land, points)] = np.maximum(
                best[shapely.intersects(land, points)], heavy
            )
        assert np.array_equal(found[rows], status[best])
        assert report.read > 50


@needs_samples
def test_samples_show_what_is_known_of_izium():
    seeds = Path(__file__).parents[2] / "seeds"
    gazetteer = load_gazetteer(seeds)
    row = gazetteer.index_of("UA63040090010029555")
    cover = Cover(gazetteer.positions)
    found = {
        day: ControlStatus(int(cover.statuses(file.read(), file.name, Report())[row]))
        for day, file in snapshots([Path(SAMPLES) / "deepstate-raw"]).items()
    }
    assert {found[day] for day in found if date(2022, 5, 1) < day < date(2022, 9, 1)} == {OCC}
    assert {found[day] for day in found if day > date(2022, 10, 1)} == {UA}


@needs_samples
def test_daily_samples_are_read():
    folder = Path(SAMPLES) / "deepstate-daily"
    assert [day_of_file(file) for file in snapshots([folder]).values()] == [
        date(2024, 7, 14),
        date(2025, 5, 31),
        date(2026, 8, 14),
    ]
