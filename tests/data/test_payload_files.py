"""The browser's files, read back by the letter of docs/architecture.md."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
import smallworld as world
from shapely.geometry import LineString, Polygon, box

from data.event import Extraction, Indicator
from data.history import history
from data.payload.base import base_file, delta_line
from data.payload.cards import events_file
from data.payload.container import decode
from data.payload.settlements import (
    UNPLACED,
    history_file,
    names_file,
    position_columns,
    scope_of,
    size_column,
)
from data.payload.timeline import timeline_file
from data.river import River
from data.snapshot import snapshot
from data.verification import verify_all
from geo.place import LngLat

GAZETTEER = world.gazetteer()
LEDGER = world.ledger()
HISTORY = history(LEDGER, GAZETTEER)
SCOPE = scope_of(GAZETTEER, [world.EAST])
OUTLINES = {
    world.EAST: Polygon(box(36, 49, 38, 50).exterior, [box(36.5, 49.2, 36.7, 49.4).exterior]),
    world.FAR: box(38, 49, 40, 50),
    world.RIVER: box(37, 49, 38, 50),
    world.RIVER_HROMADA: box(37, 49, 38, 50),
}
BYTES_A_SETTLEMENT = 34  # the budget


def day_index(text):
    return (date.fromisoformat(text) - world.FIRST).days


@pytest.fixture(scope="module")
def decoded():
    return decode(history_file(HISTORY, GAZETTEER, SCOPE, dataset="abc"))


@pytest.fixture(scope="module")
def timeline():
    return json.loads(timeline_file(HISTORY, SCOPE, LEDGER.phases))


def test_header_names_dataset_days_and_units(decoded):
    header, _ = decoded
    assert header["dataset"] == "abc"
    assert header["layer"] == "ledger"
    assert header["first"] == "2022-02-24"
    assert header["days"] == HISTORY.n_days
    assert header["count"] == 4
    assert [unit["katottg"] for unit in header["oblasts"]] == [world.EAST]
    for unit in header["hromadas"]:
        raion = header["raions"][unit["raion"]]
        assert raion["katottg"] == GAZETTEER.unit(unit["katottg"]).parent
        assert header["oblasts"][raion["oblast"]]["katottg"] == world.EAST


def test_columns_are_in_order_of_code_and_typed_as_documented(decoded):
    header, arrays = decoded
    names = json.loads(names_file(GAZETTEER, SCOPE))
    assert names["katottg"] == sorted(names["katottg"])
    assert names["uk"][names["katottg"].index(world.NAUGHTY)] == world.NAUGHTY_UK
    types = {name: array.dtype.str.lstrip("<|") for name, array in arrays.items()}
    assert types == {
        "lng": "i4", "lat": "i4", "hromada": "u2", "size": "u1",
        "run_count": "u1", "run_day": "u2", "run_code": "u1",
    }  # fmt: skip
    for index, code in enumerate(names["katottg"]):
        place = GAZETTEER.settlement(code)
        assert header["hromadas"][arrays["hromada"][index]]["katottg"] == place.hromada
        if place.point is None:
            assert arrays["lng"][index] == arrays["lat"][index] == UNPLACED
        else:
            found = LngLat(arrays["lng"][index] / 1e6, arrays["lat"][index] / 1e6)
            assert found == place.point


def test_runs_say_what_the_snapshots_say(decoded):
    _, arrays = decoded
    starts = [0, *np.cumsum(arrays["run_count"]).tolist()]
    for day in range(0, HISTORY.n_days, 7):
        shot = snapshot(HISTORY, world.FIRST + timedelta(days=day))
        for index, row in enumerate(SCOPE.rows):
            runs = slice(starts[index], starts[index + 1])
            at = np.searchsorted(arrays["run_day"][runs], day, side="right") - 1
            code = int(arrays["run_code"][runs][at])
            assert code & 0b11 == shot.status[row]
            assert bool(code & 1 << 2) == shot.liberated[row]
            assert bool(code & 1 << 4) == shot.changing[row]
            assert bool(code & 1 << 5) == shot.disagreement[row]


def test_bytes_stay_within_the_budget(decoded):
    _, arrays = decoded
    assert sum(array.nbytes for array in arrays.values()) <= BYTES_A_SETTLEMENT * len(SCOPE.rows)


def test_sizes_tell_unknown_from_small():
    assert size_column([None, 0, 1, 10, 1000, 3_000_000]).tolist() == [0, 0, 1, 16, 48, 104]


def test_unplaced_positions_have_no_number():
    columns = position_columns(np.array([[36.1234567, 49.0], [np.nan, np.nan]]))
    assert columns["lng"].tolist() == [36_123_457, UNPLACED]
    assert columns["lat"].tolist() == [49_000_000, UNPLACED]


def test_timeline_counts_the_snapshot_of_every_day(timeline):
    assert timeline["total"] == 4
    assert len(timeline["occupied"]) == timeline["days"] == HISTORY.n_days
    for day in range(HISTORY.n_days):
        counts = snapshot(HISTORY, world.FIRST + timedelta(days=day)).counts(SCOPE.rows)
        assert timeline["occupied"][day] == counts.occupied
        assert timeline["occupied_low"][day] <= counts.occupied <= timeline["occupied_high"][day]


def test_timeline_has_each_change_on_its_day(timeline):
    taken, freed = day_index("2022-02-27"), day_index("2022-09-10")
    assert timeline["lost"] == [[taken, 2]]
    assert timeline["gained"] == [[freed, 1], [day_index("2022-09-14"), 1]]
    assert timeline["contested"] == []
    assert timeline["raions"][world.FOREST]["lost"] == []


@pytest.mark.parametrize("level", ["raions", "hromadas"])
def test_timeline_has_the_same_columns_of_units_in_steps(timeline, level):
    names = ("occupied", "occupied_low", "occupied_high")
    parts = timeline[level].values()
    for name in names:
        days = range(timeline["days"])
        spread = [[n for _, n in _spread(one[name], days)] for one in parts]
        assert [sum(column) for column in zip(*spread, strict=True)] == timeline[name]
    assert sum(one["total"] for one in parts) == timeline["total"]
    assert sorted(day for one in parts for day, _ in one["gained"]) == [
        day for day, _ in timeline["gained"]
    ]
    quiet = timeline["hromadas"][world.FOREST_HROMADA]
    assert quiet["lost"] == []
    assert timeline["hromadas"][world.RIVER_HROMADA]["occupied"][0] == [0, 0]


def _spread(steps, days):
    """Yield the number of every day from the days on which it changes."""
    assert steps[0][0] == 0
    left = dict(map(tuple, steps))
    n = 0
    for day in days:
        n = left.get(day, n)
        yield day, n


def test_an_open_phase_lasts_to_the_end(timeline):
    assert timeline["phases"] == [
        {
            "id": "autumn",
            "en": "Autumn",
            "uk": "Осінь",
            "start": day_index("2022-09-01"),
            "end": HISTORY.n_days - 1,
        }
    ]


def test_cards_are_in_order_and_say_what_changed():
    capture, liberation = json.loads(events_file(HISTORY, LEDGER, GAZETTEER, verify_all(LEDGER)))
    assert (capture["id"], liberation["id"]) == ("e-capture", "e-liberation")
    assert capture["when"] == {
        "edtf": "2022-02-27",
        "earliest": 3,
        "latest": 3,
        "best": 3,
    }
    assert capture["changes"] == [
        {"katottg": world.BRIDGE, "from": "ukrainian", "to": "occupied", "day": 3}
    ]
    assert liberation["place_names"] == {"en": ["Mostiv", "Mlynky"], "uk": ["Мостів", "Млинки"]}
    assert liberation["owners"] == 2
    assert liberation["sides"] == ["ukraine", "independent"]
    assert [source["id"] for source in liberation["sources"]] == ["s-east", "s-paper"]
    assert liberation["tier_reason"].keys() == liberation["arithmetic"].keys() == {"en", "uk"}
    assert (capture["claims"], liberation["claims"]) == (1, 1)
    assert (capture["indicators"], capture["extraction"]) == ([], None)


def test_a_card_has_the_figures_that_its_event_gave_and_where_it_was_read():
    figure = Indicator(
        id="i-area",
        unit=world.EAST,
        measure="area_liberated_km2",
        value=None,
        low=300.0,
        high=350.0,
        when=world.days("2022-09-12"),
        source="s-east",
        note="",
        origin="indicators.csv:2",
    )
    read = Extraction(story_id="17", extracted_at=datetime(2026, 5, 30, 4, 20, tzinfo=UTC))
    capture, liberation = world.EVENTS
    ledger = replace(
        LEDGER,
        events=(capture, replace(liberation, indicators=("i-area",), extraction=read)),
        indicators=(figure,),
    )
    _, card = json.loads(events_file(HISTORY, ledger, GAZETTEER, verify_all(ledger)))
    assert card["indicators"] == [
        {
            "id": "i-area",
            "measure": "area_liberated_km2",
            "value": None,
            "low": 300.0,
            "high": 350.0,
            "when": {"edtf": "2022-09-12", "earliest": 200, "latest": 200, "best": 200},
            "publisher": "Eastern Office",
        }
    ]
    assert card["extraction"] == {"story_id": "17", "extracted_at": "2026-05-30T04:20:00+00:00"}


def test_delta_lines_add_up_to_the_line():
    line = OUTLINES[world.EAST].exterior
    steps = np.array(delta_line(line)).reshape(-1, 2)
    assert np.array_equal(np.cumsum(steps, axis=0) / 1e6, np.array(line.coords))


def test_base_has_all_oblasts_and_the_inner_units_of_the_focus():
    stream = River(name_en="Brook", name_uk="Струмок", course=LineString([(36, 49), (36.5, 49.25)]))
    lakes = [box(37, 49, 37.1, 49.1)]
    base = json.loads(base_file(GAZETTEER, OUTLINES, lakes, [stream], [world.EAST]))
    assert {unit["katottg"]: unit["focus"] for unit in base["oblasts"]} == {
        world.FAR: False,
        world.EAST: True,
    }
    assert {unit["katottg"] for unit in base["raions"]} == {world.RIVER, world.FOREST}
    assert [len(unit["lines"]) for unit in base["oblasts"]] == [1, 2]
    forest = next(unit for unit in base["raions"] if unit["katottg"] == world.FOREST)
    assert forest["lines"] == []  # no outline is known
    assert len(base["water"]) == 1
    assert base["rivers"] == [
        {"name_en": "Brook", "name_uk": "Струмок", "lines": [[36000000, 49000000, 500000, 250000]]}
    ]
    (border,) = base["border"]
    assert len(border["lines"]) == 2  # around both oblasts, and the hole
