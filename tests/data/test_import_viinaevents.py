"""VIINA's events: both forms of the files, thresholds, places, and everything that may be wrong."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta

import builtworld
import importers.vieventfiles as files
import importers.viinafiles as plain
import numpy as np
import polars as pl
import pytest
import smallworld as world
from hypothesis import given
from hypothesis import strategies as st
from killing import PUBLISHED, killed

from data.eventframes import SCHEMA, best_scores, chosen_events, events_by_day
from data.importers import csvrows
from data.importers.errors import ImportFault
from data.importers.eventcolumns import packed_events, unpacked_events
from data.importers.eventplaces import NEAREST_M, placed_events
from data.importers.labels import LABELS, Thresholds
from data.importers.overlay import Overlay, keep_overlay
from data.importers.places import GeonameTable
from data.importers.shelf import (
    ABOUT,
    EVENT_LAYERS,
    EVENTS,
    FOLDER,
    POINTER,
    shelved_events,
    versions_in_force,
)
from data.importers.viina_events import read_layers
from data.layerevents import LayerEventQuery
from data.store import open_store
from geo.shapes import distances_m

ALL = Thresholds(of=dict.fromkeys(LABELS, 0.5))


def written(folder, info, labels):
    plain.write(folder, "event_info_latest_2022.csv", files.text(files.INFO, info))
    plain.write(folder, "event_labels_latest_2022.csv", files.text(files.LABELLED, labels))
    return folder


def read(folder, thresholds=ALL, name=None):
    (layer,) = read_layers(
        [folder], name=name, thresholds=thresholds, gazetteer=world.gazetteer(), build=folder
    )
    return layer


def test_events_have_day_place_labels_source_and_address(tmp_path):
    keep_overlay(tmp_path, Overlay(numbers={world.BRIDGE: 701}), b"")
    written(
        tmp_path,
        [files.info("1", number="701.0")],
        [files.labels("1", t_control=0.9, t_occupy=0.5, t_uav=0.49)],
    )
    layer = read(tmp_path)
    (event,) = layer.events.to_dicts()
    assert event == {
        "id": "1",
        "day": date(2022, 3, 5),
        "time": "10:00",
        "katottg": world.BRIDGE,
        "joined": "geonameid",
        "distance_m": 0.0,
        "lng": 37.5,
        "lat": 49.75,
        "precision": "ADM3",
        "labels": ["t_control", "t_occupy"],
        "scores": [0.9, 0.5],
        "reports": 1,
        "sources": ["liga"],
        "url": "https://example.org/1",
        "language": "ua",
    }
    assert layer.layer.licence.startswith("ODbL")
    assert "text" not in layer.events.columns
    assert any("GeoNames" in who for who in layer.layer.attribution)


def test_the_chosen_labels_and_thresholds_decide(tmp_path):
    written(
        tmp_path,
        [files.info("1"), files.info("2"), files.info("3")],
        [
            files.labels("1", t_control=0.7),
            files.labels("2", t_control=0.69, t_uav=0.99),
            files.labels("3", t_control="", t_occupy=0.3),
        ],
    )
    layer = read(tmp_path, Thresholds(of={"t_control": 0.7, "t_occupy": 0.2}))
    assert dict(zip(layer.events["id"], layer.events["labels"].to_list(), strict=True)) == {
        "1": ["t_control"],
        "3": ["t_occupy"],
    }
    assert layer.counts["below_threshold"] == 1
    assert layer.layer.labels == ("t_control>=0.7", "t_occupy>=0.2")
    with pytest.raises(ImportFault, match="none of 6 rows is an event with a label"):
        read(tmp_path, Thresholds(of={"t_cyber": 0.5}))


def test_grouped_events_carry_their_own_labels(tmp_path):
    rows = [files.grouped("7", "t_control"), files.grouped("8")]
    plain.zipped(
        tmp_path,
        "event_1pd_latest_2022.zip",
        {"event_1pd_latest_2022.csv": files.text(files.GROUPED, rows)},
    )
    (event,) = read(tmp_path).events.to_dicts()
    assert (event["id"], event["labels"], event["reports"]) == ("7", ["t_control"], 3)
    assert event["sources"] == ["liga", "unian"]


def test_places_by_number_then_by_the_nearest_settlement_and_never_for_whole_oblasts(tmp_path):
    keep_overlay(tmp_path, Overlay(numbers={world.DISTANT: 703}), b"")
    near, far = (37.51, 49.75), (37.5, 50.2)
    written(
        tmp_path,
        [
            files.info("a", place=near),
            files.info("b", place=far),
            files.info("c", place=near, GEO_PRECISION="ADM1"),
            files.info("d", place=near, number="703"),
            files.info("e", place=("", ""), number="703"),
            files.info("f", place=("", "")),
            files.info("g", place=near, number="999"),
            files.info("h", place=(-60, -30)),
        ],
        [files.labels(event, t_control=1) for event in "abcdefgh"],
    )
    layer = read(tmp_path)
    found = {
        event["id"]: (event["katottg"], event["joined"], event["distance_m"])
        for event in layer.events.to_dicts()
    }
    metres = pytest.approx(721, abs=2)
    assert found["a"] == found["g"] == (world.BRIDGE, "nearest", metres)
    assert found["d"][:2] == (world.DISTANT, "geonameid")
    assert found["d"][2] > 100_000
    assert found["e"] == (world.DISTANT, "geonameid", None)
    for event in "bcfh":
        assert found[event] == ("", "", None)
    assert (layer.layer.events, layer.layer.placed) == (8, 4)
    assert layer.counts["without_settlement"] == 4


@given(
    st.lists(st.tuples(st.floats(36, 40), st.floats(48, 50.5)), min_size=1, max_size=12),
)
def test_the_nearest_is_the_nearest(positions):
    gazetteer = world.gazetteer()
    spots = gazetteer.positions
    placed = placed_events(
        np.zeros(len(positions), dtype=np.int64),
        np.array(positions),
        ["STREET"] * len(positions),
        table=GeonameTable(gazetteer),
        settlements=spots,
    )
    known = np.flatnonzero(~np.isnan(spots[:, 0]))
    for position, row, distance in zip(positions, placed.row, placed.distance_m, strict=True):
        metres = distances_m(position, spots[known])
        if metres.min() < NEAREST_M - 1:
            assert distance == pytest.approx(metres.min(), abs=0.5)
            assert row in known
        elif metres.min() > NEAREST_M + 1:
            assert row == -1


def test_rows_at_fault_are_named_and_the_rest_kept(tmp_path):
    good = files.info("1")
    broken = files.text(files.INFO, [files.info("9", source="Ліга")])
    info = files.text(
        files.INFO,
        [
            good,
            files.info("2", day="20220230"),
            files.info("3", day="5 March"),
            files.info("4", place=("x", 49)),
            files.info("5", place=(500, 49)),
            files.info("6", number="7.5"),
            files.info(""),
            files.info("1", day="20220306"),
            files.info("12"),
        ],
    )
    info += "1,2\n"
    raw = info.encode() + broken.partition("\n")[2].encode("cp1251")
    plain.write(tmp_path, "event_info_latest_2022.csv", raw)
    events = [files.labels(str(number), t_control=1) for number in (1, 2, 3, 4, 5, 6, 9, 10)]
    events += [files.labels("1", t_control=0.6), files.labels("11", t_control=2)]
    plain.write(tmp_path, "event_labels_latest_2022.csv", files.text(files.LABELLED, events))
    layer = read(tmp_path)
    assert layer.events["id"].to_list() == ["1"]
    report = layer.report.decode()
    for line, reason in (
        (5, "day is out of range for month"),
        (7, "the date is none of the form"),
        (9, "could not convert string to float"),
        (11, "the position is not on Earth"),
        (13, "the geonameid is no whole number"),
        (15, "the id of the event is missing"),
        (17, "another row has this event"),
        (19, "event_labels lacks this event"),
        (20, "another number of columns"),
        (22, "not UTF-8"),
    ):
        assert f"event_info_latest_2022.csv,{line},{reason}" in report.replace('"', "")
    assert "event_labels_latest_2022.csv,10,contradicts another row" in report.replace('"', "")
    assert "t_control '2' is no probability" in report
    assert "event_labels has an event that event_info lacks,10,1" in report
    assert layer.counts["rejected"] == 12


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "empty"),
        (b"a,b\n1,2\n", "no column event_id, date"),
        (files.text(files.INFO, []).encode("utf-16"), "encoded as UTF-16"),
        (files.text(files.INFO, [])[:-1].encode() + b",date\n", "there twice"),
        (files.text(files.INFO, []).encode() + b'1,"open', "no CSV"),
        (files.text(files.INFO, []).encode() + b'1,"' + b"x" * 200_000 + b'"\n', "no CSV"),
        (b"version https://git-lfs.github.com/spec/v1\n", "Git LFS pointer"),
    ],
)
def test_files_that_are_something_else_are_refused(tmp_path, content, problem):
    written(tmp_path, [], [files.labels("1", t_control=1)])
    plain.write(tmp_path, "event_info_latest_2022.csv", content)
    with pytest.raises(ImportFault, match=problem):
        read(tmp_path)


def test_a_line_without_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(csvrows, "MAX_LINE", 2_000)
    written(tmp_path, [files.info("1")], [files.labels("1", t_control=1)])
    assert len(read(tmp_path).events) == 1
    plain.write(tmp_path, "event_info_latest_2022.csv", b"a" * 2_001)
    with pytest.raises(ImportFault, match="a line longer than 2,000 characters"):
        read(tmp_path)


def test_kinds_go_together_or_not_at_all(tmp_path):
    plain.write(tmp_path, "event_info_latest_2022.csv", files.text(files.INFO, []))
    with pytest.raises(ImportFault, match="event files are info; give event_info with event_lab"):
        read(tmp_path)
    plain.write(tmp_path, "event_labels_latest_2022.csv", "")
    plain.write(tmp_path, "event_1pd_latest_2022.csv", "")
    with pytest.raises(ImportFault, match="event files are 1pd, info, labels"):
        read(tmp_path)
    with pytest.raises(ImportFault, match="none of VIINA's event files"):
        read(plain.write(tmp_path, "events.csv", "x"))


def test_the_file_of_a_layer_reads_back_and_is_the_same_every_time(tmp_path):
    written(tmp_path, [files.info("2"), files.info("1")], [files.labels(e, a_rus=1) for e in "12"])
    one, two = read(tmp_path), read(tmp_path)
    raw = packed_events(one.events, one.layer)
    assert raw == packed_events(two.events, two.layer)
    assert unpacked_events(raw).equals(one.events)
    assert unpacked_events(raw).columns == list(SCHEMA)
    with pytest.raises(ValueError, match="others"):
        unpacked_events(packed_events(one.events.drop("url"), one.layer))
    with pytest.raises(ValueError, match="parquet"):
        unpacked_events(raw[:50])


def test_queries_narrow(tmp_path):
    days = ("20220301", "20220302", "20220303")
    written(
        tmp_path,
        [files.info(day, day=day) for day in days],
        [files.labels(days[0], t_uav=1), *(files.labels(day, t_control=1) for day in days[1:])],
    )
    events = read(tmp_path).events
    assert len(chosen_events(events, LayerEventQuery())) == 3
    second = LayerEventQuery(start=date(2022, 3, 2), end=date(2022, 3, 2))
    assert chosen_events(events, second)["id"].to_list() == [days[1]]
    control = LayerEventQuery(labels=("t_control", "t_raid"))
    assert chosen_events(events, control)["id"].to_list() == list(days[1:])
    assert len(chosen_events(events, LayerEventQuery(settlements={world.BRIDGE}))) == 3
    assert len(chosen_events(events, LayerEventQuery(settlements={world.DISTANT}))) == 0


scored = st.dictionaries(
    st.sampled_from(["t_uav", "t_raid", "t_control"]), st.sampled_from([0.5, 0.75, 0.9, 1.0])
)


@given(
    st.lists(st.tuples(st.integers(0, 3), scored), max_size=8),
    st.sets(st.sampled_from(["t_uav", "t_raid"])),
    st.sampled_from([0.5, 0.75, 0.95]),
)
def test_the_least_probability_is_that_of_a_wanted_label(told, wanted, least):
    days = [date(2022, 3, 1) + timedelta(days=day) for day, _ in told]
    columns = {
        "id": [str(number) for number in range(len(told))],
        "day": days,
        "labels": [list(scores) for _, scores in told],
        "scores": [list(scores.values()) for _, scores in told],
    }
    events = pl.DataFrame(columns, schema={name: SCHEMA[name] for name in columns})
    best = [
        max((score for name, score in scores.items() if not wanted or name in wanted), default=0.0)
        for _, scores in told
    ]
    assert best_scores(events, wanted) == best
    query = LayerEventQuery(labels=tuple(wanted), least=least)
    kept = [str(number) for number, score in enumerate(best) if score >= least]
    assert chosen_events(events, query)["id"].to_list() == kept
    counted = Counter(
        (day, name)
        for day, (_, scores) in zip(days, told, strict=True)
        for name in scores
        if not wanted or name in wanted
    )
    found = events_by_day(events, wanted)
    assert dict(
        zip(zip(found["day"], found["label"], strict=True), found["events"], strict=True)
    ) == (dict(counted))


@pytest.fixture
def folder(folder):
    events = [
        files.info("1", place=(36.1, 49.1)),
        files.info("2", place=(30.1, 49.1), day="20220306"),
        files.info("3", place=(36.1, 49.5), day="20220307", source="=1+1"),
    ]
    written(folder, events, [files.labels(event, t_control=0.8) for event in "123"])
    return folder


def test_an_event_layer_is_listed_asked_and_no_layer_of_statuses(run, folder):
    code, out, _ = run("import", "viina-events", folder, "--label", "t_control=0.8")
    assert (code, "layer viina-events" in out, "3 events, 3 with a settlement" in out) == (
        0,
        True,
        True,
    )
    _, out, _ = run("layers", "--json")
    listed = {each["layer"]: each for each in map(json.loads, out.splitlines())}
    assert list(listed) == ["ledger", "viina-events"]
    assert (listed["viina-events"]["kind"], listed["viina-events"]["events"]) == ("events", 3)
    _, out, _ = run("events", "--layer", "viina-events", "--oblast", "UA99000000000000011")
    document = json.loads(out)
    assert [each["id"] for each in document["features"]] == ["1", "3"]
    assert document["licence"].startswith("ODbL")
    assert (document["layer"], document["labels"]) == ("viina-events", ["t_control>=0.8"])
    assert document["features"][0]["properties"]["katottg"] == builtworld.DIBROVA
    span = ("--from", "2022-03-06", "--to", "2022-03-06")
    _, out, _ = run("events", "--layer", "viina-events", *span, "--format", "json")
    assert [each["id"] for each in json.loads(out)["events"]] == ["2"]
    _, out, _ = run("events", "--layer", "viina-events", "--label", "t_uav", "--format", "csv")
    assert len(out.splitlines()) == 1
    _, out, _ = run("events", "--layer", "viina-events", "--least", "0.81", "--format", "csv")
    assert len(out.splitlines()) == 1
    _, out, _ = run("events", "--layer", "viina-events", "--format", "csv")
    assert "'=1+1" in out
    code, _, err = run("snapshot", "--date", "2022-03-05", "--layer", "viina-events")
    assert (code, "has events and no statuses" in err) == (1, True)
    store = open_store(folder / "build")
    assert list(store.layers) == ["ledger"]
    assert len(store.layer_events("viina-events")) == 3
    assert store.edition != store.dataset


@pytest.mark.parametrize("form", ["gpkg", "geoparquet", "flatgeobuf", "kml"])
def test_events_of_a_layer_come_in_every_format(run, folder, form):
    run("import", "viina-events", folder)
    path = folder / "out"
    code, _, err = run("events", "--layer", "viina-events", "--format", form, "-o", path)
    assert (code, err) == (0, "")
    assert path.stat().st_size > 100


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("import", "viina-events", "X", "--label", "t_x"), "is no label"),
        (("import", "viina-events", "X", "--threshold", "2"), "is no probability"),
        (("import", "viina-events", "X", "--label", "t_uav=0"), "is no probability"),
        (("import", "viina-events", "X", "--crs", "x"), "--crs is an option of import polygons"),
        (("import", "viina", "X", "--threshold", "0.5"), "is an option of import viina-events"),
        (("events", "--label", "t_uav"), "name it by --layer"),
        (("events", "--least", "0.5"), "name it by --layer"),
        (("events", "--layer", "viina-events", "--least", "x"), "is no probability"),
        (("events", "--layer", "viina-events", "--tier", "verified"), "has labels"),
    ],
)
def test_wrong_usage_is_named(run, folder, words, problem):
    run("import", "viina-events", folder)
    code, _, err = run(*words)
    assert (code, problem in err.splitlines()[0]) == (2, True)


def test_names_of_the_two_kinds_of_layers_do_not_mix(run, folder):
    run("import", "viina-events", folder, "--name", "mine")
    path = plain.write(
        folder,
        "kontrol_latest_2022.csv",
        plain.kontrol([plain.row(builtworld.DIBROVA, "20220301", "RU")]),
    )
    code, _, err = run("import", "viina", path, "--name", "mine")
    assert (code, "is a layer of another kind" in err) == (1, True)
    assert versions_in_force(folder / "build") == {}
    assert list(versions_in_force(folder / "build", EVENT_LAYERS)) == ["mine"]
    assert run("import", "viina", path)[0] == 0
    assert list(versions_in_force(folder / "build", EVENT_LAYERS)) == ["mine"]


def test_the_same_files_again_change_nothing(run, folder):
    run("import", "viina-events", folder)
    before = (folder / "build" / FOLDER / POINTER).read_bytes()
    _, out, _ = run("import", "viina-events", folder)
    assert "unchanged" in out
    assert (folder / "build" / FOLDER / POINTER).read_bytes() == before


@pytest.mark.parametrize("name", [EVENTS, ABOUT])
def test_a_damaged_layer_of_events_says_so_and_the_others_go_on(run, folder, name):
    run("import", "viina-events", folder)
    layer = shelved_events(folder / "build")[0]["viina-events"]
    (layer.folder / name).write_bytes(b"{")
    code, _, err = run("events", "--layer", "viina-events")
    assert code == 1
    assert "layer 'viina-events'" in err
    assert "import it again" in err
    assert run("events")[0] == 0
    assert run("import", "viina-events", folder)[0] == 0
    assert run("events", "--layer", "viina-events")[0] == 0


@pytest.mark.parametrize("step", [0, 2, 3, 4])
def test_a_killed_import_leaves_the_layer_of_events_in_force(run, folder, step):
    run("import", "viina-events", folder)
    first = versions_in_force(folder / "build", EVENT_LAYERS)
    words = ("import", "viina-events", folder, "--label", "t_control=0.7")
    assert killed(step, *words, "--build", folder / "build", at=PUBLISHED)
    assert versions_in_force(folder / "build", EVENT_LAYERS) == first
    assert len(open_store(folder / "build").layer_events("viina-events")) == 3
