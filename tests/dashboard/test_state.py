"""The URL restores what a reader looked at, and survives what strangers type into it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.state import (
    STATUSES,
    ViewState,
    default_state,
    map_view_of,
    read_state,
    write_state,
)

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
        oblasts=(store.focus_oblast,),
        raions=(KUPIANSK_RAION,),
        statuses=("occupied", "unknown"),
        place=place.katottg,
        query="Kupiansk",
        view="37.6,49.7,9",
        language="uk",
    )
    assert read_state(write_state(state, store), store) == (state, [])


@pytest.mark.parametrize(
    ("params", "word"),
    [
        ({"date": ["2022-02-30"]}, "2022-02-30"),
        ({"date": ["1999-01-01"]}, "1999-01-01"),
        ({"date": ["<script>"]}, "<script>"),
        ({"known": ["tomorrow"]}, "tomorrow"),
        ({"raion": ["Atlantis"]}, "Atlantis"),
        ({"status": ["purple"]}, "purple"),
        ({"sel": ["UA1"]}, "UA1"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_and_replaced(store, params, word):
    state, notices = read_state(params, store)
    assert state == default_state(store)
    assert len(notices) == 1
    assert word in notices[0]


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


keys = st.sampled_from(["date", "known", "raion", "hromada", "status", "sel", "q", "v", "lang"])


@given(st.dictionaries(keys, st.lists(st.text(max_size=12), max_size=3), max_size=4))
def test_no_address_breaks_the_page(store, params):
    state, _ = read_state(params, store)
    assert store.first <= state.day <= store.last
    assert set(state.statuses) <= set(STATUSES)
    assert state.language in {"en", "uk"}
