"""Views: other days of knowledge and the whole country, in the form of the built files."""

from __future__ import annotations

import json
from datetime import date, timedelta

import builtworld
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import OutOfRangeError
from data.payload.container import decode
from data.selection import SelectionError
from data.snapshot import snapshot
from data.status import ControlStatus
from data.store import open_store
from data.view import ScopeName, View, view_named
from data.viewfiles import ViewFiles

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return open_store(builtworld.built(tmp_path_factory.mktemp("views")) / "build")


@given(
    st.builds(
        View,
        layer=st.from_regex(r"[A-Za-z0-9_.-]+", fullmatch=True),
        known_as_of=st.none() | st.dates(min_value=date(1000, 1, 1)),
        scope=st.sampled_from(ScopeName),
    )
)
def test_a_name_says_which_view_it_is(view):
    assert view_named(view.name) == view


@pytest.mark.parametrize(
    "name",
    ["", "focus", "focus.now", "moon.now.ledger", "focus.2022-02-30.ledger", "focus.now.a/b",
     "focus.NOW.ledger", "focus.2022-9-1.ledger", "focus.now.", "focus.now.шар", "../focus.now.x"],
)  # fmt: skip
def test_other_names_are_no_views(name):
    assert view_named(name) is None


def test_the_view_of_all_that_is_known_is_what_was_built(store):
    fresh = ViewFiles(store)
    for name in store.built_names & set(fresh.names):
        assert fresh.file(View(), name) == store.built(name)
        assert fresh.made(View(), name) == store.built(name)


def test_after_the_last_publication_the_present_is_known(store):
    last = max(claim.published for claim in store.claims)
    for day in (last, TODAY):
        header, arrays = decode(store.views.file(View(known_as_of=day), "history.bin"))
        before, now = decode(store.built("history.bin"))
        assert header.pop("known_as_of") == day.isoformat()
        assert before.pop("known_as_of") is None
        assert header == before
        assert all(np.array_equal(arrays[name], now[name]) for name in now)


def test_before_the_first_publication_nothing_is_known(store):
    day = min(claim.published for claim in store.claims) - timedelta(days=1)
    _, arrays = decode(store.views.file(View(known_as_of=day), "history.bin"))
    assert set(arrays["run_code"]) == {int(ControlStatus.UNKNOWN)}
    timeline = json.loads(store.views.file(View(known_as_of=day), "timeline.json"))
    assert not any(timeline["occupied"])
    assert timeline["gained"] == timeline["lost"] == timeline["contested"] == []
    assert json.loads(store.views.file(View(known_as_of=day), "events.json")) == []


def test_a_timeline_counts_what_was_known(store):
    day = date(2022, 9, 12)
    timeline = json.loads(store.views.file(View(known_as_of=day), "timeline.json"))
    rows = [store.gazetteer.index_of(code) for code in store.gazetteer.codes
            if store.gazetteer.oblast_of(code).katottg in store.focus_oblasts]  # fmt: skip
    past = store.history(known_as_of=day)
    for index in range(0, past.n_days, 7):
        counts = snapshot(past, past.date(index)).counts(np.array(rows))
        assert timeline["occupied"][index] == counts.occupied


def test_cards_are_those_of_the_day_and_rest_on_reports_of_the_day(store):
    published = {source.id: source.published for source in store.sources}
    everything = {card["id"] for card in json.loads(store.built("events.json"))}
    seen: set[str] = set()
    for day in sorted({claim.published for claim in store.claims}):
        cards = json.loads(store.views.file(View(known_as_of=day), "events.json"))
        assert seen <= {card["id"] for card in cards}, "knowledge only grows"
        seen = {card["id"] for card in cards}
        for card in cards:
            assert all(published[each["source"]] <= day for each in card["reports"])
    assert seen <= everything


def test_the_whole_country_holds_the_focus_unchanged(store):
    wide = View(scope=ScopeName.UKRAINE)
    header, arrays = decode(store.views.file(wide, "history.bin"))
    names = json.loads(store.views.file(wide, "names.json"))
    small, few = decode(store.built("history.bin"))
    assert header["scope"] == "ukraine"
    assert small["scope"] == "focus"
    assert names["katottg"] == list(store.gazetteer.codes)
    assert header["count"] == len(names["katottg"]) > small["count"]
    offset = np.concatenate([[0], np.cumsum(arrays["run_count"], dtype=np.int64)])
    start = 0
    codes = json.loads(store.built("names.json"))["katottg"]
    for code, count in zip(codes, few["run_count"].tolist(), strict=True):
        at = names["katottg"].index(code)
        for column in ("run_day", "run_code"):
            ours = arrays[column][offset[at] : offset[at + 1]]
            assert ours.tolist() == few[column][start : start + count].tolist()
        start += count


def test_the_whole_country_has_cells_and_outlines_for_every_oblast(store):
    wide = View(scope=ScopeName.UKRAINE)
    header, arrays = decode(store.views.file(wide, "history.bin"))
    _, cells = decode(store.views.file(wide, "cells.bin"))
    assert len(cells["cell_offset"]) == header["count"] + 1
    placed = arrays["lng"] != -(2**31)
    assert np.array_equal(np.diff(cells["cell_offset"]) > 0, placed)
    base = json.loads(store.views.file(wide, "base.json"))
    assert all(unit["focus"] for unit in base["oblasts"])
    built = json.loads(store.built("base.json"))
    drawn = {unit["katottg"]: unit for unit in base["raions"]}
    assert all(drawn[unit["katottg"]] == unit for unit in built["raions"])
    assert len(drawn) > len(built["raions"])


@pytest.mark.parametrize("day", [date(2022, 2, 23), TODAY + timedelta(days=1)])
def test_a_day_of_knowledge_lies_between_the_ledgers_first_day_and_today(store, day):
    with pytest.raises(OutOfRangeError):
        store.views.check(View(known_as_of=day), TODAY)


def test_a_view_of_a_layer_that_is_not_there_is_refused(store):
    with pytest.raises(SelectionError, match="nobody"):
        store.views.check(View(layer="nobody"), TODAY)
