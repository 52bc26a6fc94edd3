"""The store answers as the model does, from what was built."""

from __future__ import annotations

import json
from datetime import date

import builtworld as world
import numpy as np
import pytest

from data.build import build, load_seeds
from data.built import BuildError
from data.errors import OutOfRangeError
from data.event import EventType
from data.export.events import EventQuery
from data.history import history
from data.selection import Filters, SelectionError
from data.snapshot import snapshot
from data.store import open_store
from geo.errors import UnknownPlaceError
from geo.place import Level

DAY = date(2022, 3, 15)
STEPPE = "UA99000000000000011"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return world.built(tmp_path_factory.mktemp("world"))


@pytest.fixture
def store(folder):
    return open_store(folder / "build")


def test_the_folder_may_be_named_by_a_string(folder, store):
    assert open_store(str(folder / "build")).dataset == store.dataset


@pytest.fixture(scope="module")
def seeds(folder):
    return load_seeds(folder / "seeds")


def test_places_and_ledger_come_back_as_they_were_read(store, seeds):
    assert store.gazetteer.settlements == seeds.gazetteer.settlements
    assert store.gazetteer.units == seeds.gazetteer.units
    assert store.gazetteer.toponyms == seeds.gazetteer.toponyms
    assert store.ledger == seeds.ledger


@pytest.mark.parametrize("known", [None, date(2022, 3, 1), date(2022, 4, 2), date(2025, 12, 31)])
def test_histories_are_those_of_the_model(store, seeds, known):
    wanted = history(seeds.ledger, seeds.gazetteer, known_as_of=known)
    found = store.history(known_as_of=known)
    assert found.known_as_of == known
    for name in wanted.__dataclass_fields__:
        assert np.array_equal(getattr(found, name), getattr(wanted, name)), name


def test_a_history_of_another_day_of_knowledge_is_made_once(store):
    assert store.history(known_as_of=DAY) is store.history(known_as_of=DAY)


def test_a_question_without_a_unit_is_about_the_oblasts_in_focus(store):
    shot, rows = store.snapshot(DAY)
    codes = {store.gazetteer.codes[row] for row in rows}
    assert store.focus_oblasts == (STEPPE,)
    assert codes == set(store.gazetteer.codes_in(STEPPE))
    assert world.ZATYSHOK not in codes
    wanted = snapshot(store.history(), DAY)
    assert np.array_equal(shot.status, wanted.status)


def test_a_unit_outside_the_focus_can_be_asked_for(store):
    _, rows = store.snapshot(DAY, Filters(settlements=(world.ZATYSHOK,)))
    assert [store.gazetteer.codes[row] for row in rows] == [world.ZATYSHOK]


def test_a_diff_keeps_what_has_the_status_on_either_day(store):
    occupied = Filters(statuses=("occupied",))
    _, rows = store.diff(date(2022, 2, 24), DAY, occupied)
    _, later = store.snapshot(DAY, occupied)
    assert set(later) <= set(rows)


@pytest.mark.parametrize("by", [Level.OBLAST, Level.RAION, Level.HROMADA])
def test_a_series_counts_the_snapshot_of_each_day(store, by):
    found = store.series(by, date(2022, 2, 24), date(2022, 12, 31))
    for day in (0, 20, 200, 310):
        shot, rows = store.snapshot(found.history.date(day))
        counts = shot.counts(rows)
        assert found.counts[:, 2, day].sum() == counts.occupied
        assert found.counts[:, 4, day].sum() == counts.liberated
        assert found.counts[:, :, day].sum() == len(rows)


def test_a_series_of_a_hromada_is_about_that_hromada(store):
    lower = Filters(hromadas=("UA99020030000000014",))
    found = store.series(Level.RAION, DAY, DAY, lower)
    assert found.groups.codes == ("UA99020000000000012",)
    assert found.counts.sum() == 4


def test_days_outside_the_ledger_are_refused_by_name_of_the_range(store):
    with pytest.raises(OutOfRangeError, match="2022-02-24 to 2025-12-31"):
        store.snapshot(date(2021, 1, 1))


def test_an_unknown_layer_lists_the_layers(store):
    with pytest.raises(SelectionError, match="layers are ledger"):
        store.history("viina")


def test_a_passport_has_every_spell_claim_and_source(store):
    found = store.passport(world.DIBROVA)
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    words = [(spell["start"], spell["category_display"]) for spell in found["spells"]]
    assert words == [
        ("2022-02-24", "ukrainian"),
        ("2022-02-27", "occupied"),
        ("2022-04-01", "liberated"),
    ]
    cited = {claim["source"] for spell in found["spells"] for claim in spell["claims"]}
    assert cited == set(found["sources"])
    assert found["spells"][-1]["end"] is None
    assert found["dataset"] == store.dataset


def test_a_passport_shows_the_claims_that_are_not_followed(store):
    found = store.passport(world.YAR)
    dissent = [
        claim for spell in found["spells"] for claim in spell["claims"] if not claim["supports"]
    ]
    assert dissent
    assert all(claim["disputed_from"] <= claim["disputed_to"] for claim in dissent)


def test_a_passport_of_an_earlier_day_knows_less(store):
    early = store.passport(world.DIBROVA, known_as_of=date(2022, 3, 1))
    assert [spell["status"] for spell in early["spells"]] == ["ukrainian", "occupied"]
    assert early["known_as_of"] == "2022-03-01"


def test_a_passport_lists_the_neighbours_by_distance_with_what_they_were(store):
    found = store.passport(world.DIBROVA)["neighbours"]
    placed = [place for place in store.gazetteer.settlements if place.point is not None]
    assert len(found) == min(8, len(placed) - 1)
    assert world.DIBROVA not in [each["katottg"] for each in found]
    metres = [each["distance_m"] for each in found]
    assert metres == sorted(metres)
    assert metres[0] > 0
    for each in found:
        own = store.passport(each["katottg"])["spells"]
        assert each["spells"] == [
            {name: spell[name] for name in ("start", "category_display")} for spell in own
        ]


def test_who_has_no_position_has_no_neighbours_and_is_none(store):
    unplaced = next(place for place in store.gazetteer.settlements if place.point is None)
    assert store.passport(unplaced.katottg)["neighbours"] == []
    listed = store.passport(world.DIBROVA)["neighbours"]
    assert unplaced.katottg not in [each["katottg"] for each in listed]


def test_a_passport_of_nowhere_is_an_error(store):
    with pytest.raises(UnknownPlaceError):
        store.passport("UA99999999999999999")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (EventQuery(), ["crossing", "home"]),
        (EventQuery(start=date(2022, 9, 7)), ["home"]),
        (EventQuery(end=date(2022, 9, 5)), ["crossing"]),
        (EventQuery(kind=EventType.CAPTURE), ["crossing"]),
        (EventQuery(settlements={world.LOWER_DIBROVA}), ["crossing"]),
        (EventQuery(settlements={world.YAR}), []),
        (EventQuery(statuses=("occupied",)), ["crossing"]),
        (EventQuery(known_as_of=date(2022, 3, 15)), ["crossing"]),
    ],
)
def test_events_are_chosen_by_time_place_and_kind(store, query, found):
    assert [event.id for event in store.events(query)] == found


def test_an_early_reader_knows_only_the_reports_of_the_day(store):
    (event,) = (
        each for each in store.events(EventQuery(known_as_of=date(2022, 4, 2))) if each.id == "home"
    )
    assert [report.source for report in event.reports] == ["agency-1"]
    assert store.verify(event).owners == 1


def test_layers_state_extent_and_terms(store):
    layer = store.layers["ledger"].as_json()
    assert layer["covered"] == 8
    assert layer["placed"] == 7
    assert layer["bbox"] == [36.1, 49.1, 36.4, 49.5]
    assert layer["licence"] == "CC0 1.0"


def test_staleness(folder, store, tmp_path):
    assert not store.is_stale(folder / "seeds")
    changed = world.copy_seeds(tmp_path)
    (changed / "ledger.yaml").write_text("first: 2022-02-24\n", encoding="utf-8")
    assert store.is_stale(changed)
    assert not store.is_stale(tmp_path / "nowhere")


def test_damage_is_noticed_and_the_remedy_named(tmp_path):
    seeds = world.copy_seeds(tmp_path)
    report = build(seeds, tmp_path / "build")
    (report.folder / "places.json").write_bytes(b"{}")
    (report.folder / "cells.bin").unlink()
    store = open_store(tmp_path / "build")
    with pytest.raises(BuildError, match=r"places\.json is not as it was.*data build"):
        store.passport(world.DIBROVA)
    with pytest.raises(BuildError, match=r"no file cells\.bin"):
        store.asset("cells.bin")
    assert store.asset("names.json").is_file()
