"""The URL restores what a reader looked at, and survives what strangers type into it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.linkvalues import STATUSES, checked_window
from dashboard.sections import MapDrawing
from dashboard.state import (
    ViewState,
    default_state,
    filters_of,
    map_view_of,
    read_state,
    write_state,
)
from data.division import Scheme
from data.totals import Measure
from data.view import ScopeName

KUPIANSK_RAION = "UA63080000000032022"


def test_no_parameter_gives_the_default_without_notice(store):
    state, notices = read_state({}, store)
    assert state == default_state(store)
    assert notices == []
    assert write_state(state, store) == {}


def test_a_link_restores_everything(store):
    place = store.gazetteer.settlements_in(KUPIANSK_RAION)[0]
    state = ViewState(
        day=date(2022, 9, 5),
        known=date(2022, 9, 12),
        scope=ScopeName.UKRAINE,
        window="2022-09-01..2022-10-05",
        age=90,
        oblasts=(store.focus_oblast,),
        raions=(KUPIANSK_RAION,),
        statuses=("occupied", "unknown"),
        place=place.katottg,
        query="Kupiansk",
        view="37.6,49.7,9",
        draw=MapDrawing.DOTS,
        marks=("changing", "implied"),
        language="uk",
        start=date(2022, 9, 5),
        end=date(2022, 9, 12),
        region=(KUPIANSK_RAION, store.focus_oblast),
        scheme=Scheme.FORMER_RAION,
        measure=Measure.AREA,
    )
    assert read_state(write_state(state, store), store) == (state, [])


@pytest.mark.parametrize(
    ("params", "word"),
    [
        ({"date": ["2022-02-30"]}, "2022-02-30"),
        ({"date": ["<script>"]}, "<script>"),
        ({"known": ["tomorrow"]}, "tomorrow"),
        ({"known": ["2999-01-01"]}, "2999-01-01"),
        ({"layer": ["nobody"]}, "nobody"),
        ({"scope": ["moon"]}, "moon"),
        ({"from": ["2022-02-30"]}, "2022-02-30"),
        ({"to": ["soon"]}, "soon"),
        ({"region": ["Atlantis"]}, "Atlantis"),
        ({"scheme": ["zodiac"]}, "zodiac"),
        ({"measure": ["weight"]}, "weight"),
        ({"window": ["2022-09-05..2022-09-01"]}, "2022-09-05..2022-09-01"),
        ({"window": ["P0D"]}, "P0D"),
        ({"age": ["31"]}, "31"),
        ({"raion": ["Atlantis"]}, "Atlantis"),
        ({"status": ["purple"]}, "purple"),
        ({"draw": ["stars"]}, "stars"),
        ({"mark": ["purple"]}, "purple"),
        ({"sel": ["UA1"]}, "UA1"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_and_replaced(store, params, word):
    state, notices = read_state(params, store)
    assert state == default_state(store)
    assert len(notices) == 1
    assert word in notices[0]


@pytest.mark.parametrize(("value", "end"), [("1999-01-01", "first"), ("2999-01-01", "last")])
def test_a_day_outside_the_ledger_becomes_the_nearest_with_a_notice(store, value, end):
    state, notices = read_state({"date": [value]}, store)
    assert state.day == getattr(store, end)
    assert value in notices[0]


def test_a_day_of_knowledge_may_lie_after_the_ledgers_end(store):
    later = store.last + timedelta(days=1)
    state, notices = read_state({"known": [later.isoformat()]}, store)
    assert (state.known, notices) == (later, [])
    state, notices = read_state({"known": ["1999-01-01"]}, store)
    assert (state.known, len(notices)) == (store.first, 1)


@pytest.mark.parametrize(
    ("value", "window"),
    [
        ("2022-09-01..2022-10-05", "2022-09-01..2022-10-05"),
        ("2000-01-01..2022-10-05", "{first}..2022-10-05"),
        ("2022-09-01..2999-01-01", "2022-09-01..{last}"),
        ("P14D", "P14D"),
        ("P7D", ""),
        ("P99999D", "P{days}D"),
        ("P14D..P14D", None),
        ("2022-09-01", None),
        ("2022-09-01..2022-10-05..2022-10-06", None),
        ("20220901..20221005", None),
    ],
)
def test_a_window_is_two_days_or_the_last_so_many(store, value, window):
    ends = {"first": store.first, "last": store.last, "days": (store.last - store.first).days + 1}
    expected = window if window is None else window.format(**ends)
    assert checked_window(value, store) == expected


def test_a_unit_outside_the_focus_widens_the_scope(store):
    state, notices = read_state({"oblast": ["Luhansk"]}, store)
    assert (state.scope, notices) == (ScopeName.UKRAINE, [])
    state, _ = read_state({"raion": [KUPIANSK_RAION]}, store)
    assert state.scope is ScopeName.FOCUS


def test_a_question_about_the_whole_country_names_every_oblast(store):
    state, _ = read_state({"scope": ["ukraine"]}, store)
    assert len(filters_of(state, store).oblasts) == 27
    state, _ = read_state({"scope": ["ukraine"], "raion": [KUPIANSK_RAION]}, store)
    assert filters_of(state, store).oblasts == ()
    assert filters_of(default_state(store), store).oblasts == ()


def test_a_unit_outside_the_wider_ones_is_left_out_with_a_notice(store):
    state, notices = read_state({"raion": [KUPIANSK_RAION], "hromada": ["Izium"]}, store)
    assert state.raions == (KUPIANSK_RAION,)
    assert state.hromadas == ()
    assert "Izium hromada" in notices[0]


def test_the_narrowest_level_decides_what_is_shown(store):
    state, _ = read_state({"raion": [KUPIANSK_RAION], "hromada": ["Dvorichna"]}, store)
    assert state.units == state.hromadas != ()


def test_units_may_be_named_in_any_spelling(store):
    state, notices = read_state({"raion": ["Куп'янський"]}, store)
    assert notices == []
    assert state.raions == (KUPIANSK_RAION,)


@pytest.mark.parametrize(
    ("words", "view"),
    [
        ("37.6,49.7,9", (37.6, 49.7, 9)),
        ("37.6,49.7", None),
        ("37.6,49.7,9,1", None),
        ("nan,49.7,9", None),
        ("37.6,149.7,9", None),
        ("x,y,z", None),
        ("", None),
    ],
)
def test_a_view_is_three_numbers_on_the_map_or_nothing(words, view):
    assert map_view_of(words) == view


KEYS = [
    "date",
    "known",
    "layer",
    "scope",
    "window",
    "age",
    "oblast",
    "raion",
    "hromada",
    "status",
    "sel",
    "q",
    "v",
    "lang",
]
keys = st.sampled_from(KEYS)


@given(st.dictionaries(keys, st.lists(st.text(max_size=12), max_size=3), max_size=4))
def test_no_address_breaks_the_page(store, params):
    state, _ = read_state(params, store)
    assert store.first <= state.day <= store.last
    assert set(state.statuses) <= set(STATUSES)
    assert state.language in {"en", "uk"}
