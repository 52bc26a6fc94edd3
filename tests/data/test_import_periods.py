"""Polygons that state from when to when they hold."""

from __future__ import annotations

import io
import json
from datetime import date, timedelta

import importers.viinafiles as files
import numpy as np
import pyarrow.parquet as pq
import pytest
import smallworld as world
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import box, mapping

from data.importers import mapperiods
from data.importers.cellshares import CellShares
from data.importers.controlmap import read_layers
from data.importers.errors import ImportFault
from data.importers.legend import Legend, read_legend
from data.importers.mapperiods import OPEN, MapPeriods
from data.importers.pictures import RANK
from data.layerspells import layer_history
from data.snapshot import snapshot
from data.status import ControlStatus

UNKNOWN, UA, OCC, CONTESTED = ControlStatus
AROUND_BRIDGE = box(37.4, 49.7, 37.6, 49.8)
AROUND_MILL = box(36.4, 48.9, 36.6, 49.1)
FIRST = date(2022, 4, 1)


def read(folder, *listed, cells=None, **changes):
    """Each of ``listed`` is an area and its attributes."""
    features = [
        {"type": "Feature", "properties": properties, "geometry": mapping(area)}
        for area, properties in listed
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features})
    path = files.write(folder, "m.geojson", text)
    options = {"names": (("*", OCC),), "date_field": "from", "end_field": "to"} | changes
    terms = {"title": "Mine", "licence": "CC0-1.0", "attribution": ("Nobody",)}
    (layer,) = read_layers(
        [path],
        name="mine",
        legend=Legend(**terms | options),
        gazetteer=world.gazetteer(),
        build=folder,
        cells=cells,
    )
    return layer


def words(layer, code, days=10):
    history = layer_history(
        layer.spells,
        "x",
        layer.codes,
        first=FIRST,
        last=FIRST + timedelta(days=days - 1),
        sides=layer.sides,
    )
    row = history.row(code)
    return "".join(
        "?uoc"[int(snapshot(history, FIRST + timedelta(days=day)).status[row])]
        for day in range(days)
    )


def of(start, end):
    return {"from": f"2022-04-{start:02}", "to": None if end is None else f"2022-04-{end:02}"}


def test_a_status_holds_for_the_whole_period_and_no_longer(tmp_path):
    layer = read(tmp_path, (AROUND_BRIDGE, of(2, 6)), (AROUND_MILL, of(4, 9)))
    assert words(layer, world.BRIDGE) == "?oooo?????"
    assert words(layer, world.OTHER_MILL) == "???ooooo??"
    assert (layer.layer.first, layer.layer.last) == (date(2022, 4, 2), date(2022, 4, 8))


def test_the_last_day_may_be_inside(tmp_path):
    layer = read(tmp_path, (AROUND_BRIDGE, of(2, 6)), end_inside=True)
    assert words(layer, world.BRIDGE) == "?ooooo????"
    assert words(read(tmp_path, (AROUND_BRIDGE, of(2, 2)), end_inside=True), world.BRIDGE) == (
        "?o????????"
    )


def test_an_end_that_is_open_reaches_as_far_as_the_map_speaks(tmp_path):
    for none in (None, "", ".."):
        layer = read(
            tmp_path,
            (AROUND_BRIDGE, {"from": "2022-04-02", "to": none}),
            (AROUND_MILL, of(4, 9)),
        )
        assert words(layer, world.BRIDGE) == "?ooooooo??"


def test_elsewhere_speaks_on_all_days_of_the_map(tmp_path):
    layer = read(tmp_path, (AROUND_BRIDGE, of(2, 4)), (AROUND_MILL, of(6, 8)), elsewhere=UA)
    assert words(layer, world.BRIDGE) == "?oo??uu???"
    assert words(layer, world.OTHER_MILL) == "?uu??oo???"


def test_periods_that_overlap_give_the_heavier_status(tmp_path):
    layer = read(
        tmp_path,
        (AROUND_BRIDGE, of(1, 9) | {"kind": "grey"}),
        (AROUND_BRIDGE, of(3, 5) | {"kind": "held"}),
        names=(),
        status_field="kind",
        values={"grey": CONTESTED, "held": OCC},
    )
    assert words(layer, world.BRIDGE) == "ccooccc" + "c??"


def test_ends_at_fault_are_listed_and_an_attribute_that_no_polygon_has_is_refused(tmp_path):
    layer = read(
        tmp_path,
        (AROUND_BRIDGE, of(5, 5)),
        (AROUND_BRIDGE, {"from": "2022-04-05", "to": "soon"}),
        (AROUND_MILL, of(4, 9)),
    )
    report = layer.report.decode()
    assert "it ends before it begins" in report
    assert "soon" in report
    assert layer.counts["rejected"] == 2
    with pytest.raises(ImportFault, match="no polygon has an attribute 'end'"):
        read(tmp_path, (AROUND_BRIDGE, of(2, 6)), end_field="end")


def test_shares_hold_for_the_period_and_no_longer(tmp_path):
    cells = CellShares({world.gazetteer().index_of(world.BRIDGE): box(37.4, 49.7, 37.6, 49.8)})
    layer = read(tmp_path, (box(37.4, 49.7, 37.5, 49.8), of(2, 6)), cells=cells)
    shares = mapperiods_shares(layer)
    assert shares == [(date(2022, 4, 2), date(2022, 4, 6), 0.5)]


def mapperiods_shares(layer):
    table = pq.read_table(io.BytesIO(layer.further["shares.parquet"])).to_pylist()
    return [(row["start"], row["end"], round(row["covered_share"], 2)) for row in table]


def test_kml_states_spans(tmp_path):
    ring = "37.4,49.7 37.6,49.7 37.6,49.8 37.4,49.8 37.4,49.7"
    text = (
        "<kml><Placemark><TimeSpan><begin>2022-04-02</begin><end>2022-04-06</end></TimeSpan>"
        "<Polygon><outerBoundaryIs><LinearRing><coordinates>"
        f"{ring}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>"
    )
    path = files.write(tmp_path, "m.kml", text)
    (layer,) = read_layers(
        [path],
        name="mine",
        legend=Legend(
            title="Mine",
            licence="CC0-1.0",
            attribution=("Nobody",),
            names=(("*", OCC),),
            date_field="begin",
            end_field="end",
        ),
        gazetteer=world.gazetteer(),
        build=tmp_path,
    )
    assert words(layer, world.BRIDGE) == "?oooo?????"


def test_legends_name_the_end(tmp_path):
    head = "title: Mine\nlicence: CC0\nattribution:\n  - Nobody\nstatus:\n  all: occupied\ndate:\n"

    def legend(text):
        return read_legend(files.write(tmp_path, "m.yaml", head + text))

    until = legend("  field: from\n  until: to\n")
    assert (until.date_field, until.end_field, until.end_inside) == ("from", "to", False)
    through = legend("  through: to\n")
    assert (through.date_field, through.end_field, through.end_inside) == ("", "to", True)
    with pytest.raises(ValueError, match="has two ends"):
        legend("  field: from\n  until: a\n  through: b\n")


def test_periods_are_bounded(tmp_path, monkeypatch):
    monkeypatch.setattr(mapperiods, "MAX_PERIODS", 2)
    two = (AROUND_BRIDGE, of(1, 9)), (AROUND_MILL, of(3, 5))
    with pytest.raises(ImportFault, match="changes on more than 2 days"):
        read(tmp_path, *two)
    monkeypatch.setattr(mapperiods, "MAX_PERIODS", 1)
    with pytest.raises(ImportFault, match="more than 1 days or periods"):
        read(tmp_path, *two)


periods = st.tuples(st.integers(0, 12), st.integers(1, 9) | st.none())
drawn = st.tuples(periods, st.sampled_from([UA, CONTESTED, OCC]), st.sets(st.integers(0, 2)))


@given(st.lists(drawn, min_size=1, max_size=8), st.integers(0, 7), st.sampled_from([0, int(UA)]))
def test_a_day_has_the_heaviest_polygon_of_the_plain_way(polygons, cut, elsewhere):
    found = MapPeriods(3, None)
    for number, ((start, length), status, rows) in enumerate(polygons):
        period = (start, OPEN if length is None else start + length)
        found.add(period, RANK[status], np.array(sorted(rows), dtype=np.int64), None)
        if number == cut:
            # What is kept and taken up again is the same.
            taken = MapPeriods(3, None)
            taken.restore(found.packed())
            found = taken
    last = max(day for (start, n), _, _ in polygons for day in (start + 1, start + (n or 1)))
    said = found.pictures().said(np.arange(3), elsewhere)
    for row in range(3):
        for day in range(25):
            held = [
                (RANK[status], status, row in rows)
                for (start, length), status, rows in polygons
                if start <= day < (last if length is None else start + length)
            ]
            over = max((each[:2] for each in held if each[2]), default=(0, 0))[1]
            expected = over or (elsewhere if held else 0)
            inside = (said.row == row) & (said.start <= day) & (day < said.end)
            assert said.status[inside].tolist() == ([int(expected)] if expected else [])
