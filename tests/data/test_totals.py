"""Totals and stays against slow references, on histories that hypothesis makes up."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import smallworld
from hypothesis import given, settings
from hypothesis import strategies as st
from madehistory import N_DAYS, N_PLACES, histories, made

from data.errors import OutOfRangeError
from data.history import History
from data.occupationdays import NEVER, stay, turns
from data.series import Category, Groups, categories, series
from data.status import ControlStatus
from data.totals import Measure, turning_days, weights

weighings = st.lists(st.integers(0, 10**9), min_size=N_PLACES, max_size=N_PLACES)
groupings = st.lists(st.integers(-1, 1), min_size=N_PLACES, max_size=N_PLACES)


def in_category(told: History, row: int, category: int, day: int) -> tuple[bool, bool, bool]:
    """Tell whether a settlement is in a category by best days, surely, and possibly; slowly."""
    spells = range(told.offsets[row], told.offsets[row + 1])
    best = sure = possible = False
    for spell in spells:
        if categories(told)[spell] != category:
            continue
        is_last = spell == told.offsets[row + 1] - 1
        sure_end = N_DAYS if is_last else told.start_earliest[spell + 1]
        possible_end = N_DAYS if is_last else told.start_latest[spell + 1]
        best |= told.start[spell] <= day < told.end[spell]
        sure |= told.start_latest[spell] <= day < sure_end
        possible |= told.start_earliest[spell] <= day < possible_end
    return bool(best), bool(sure), bool(possible)


@given(histories, weighings, groupings, st.integers(0, 20), st.integers(0, 19))
@settings(max_examples=40, deadline=None)
def test_totals_are_what_one_gets_by_adding_up_day_by_day(told, weighing, grouping, a, length):
    groups = Groups(codes=("x", "y"), of=np.array(grouping, dtype=np.int32))
    first, last = told.date(a), told.date(a + length)
    found = series(told, groups, first, last, np.array(weighing, dtype=np.int64))
    for day in range(a, a + length + 1):
        for category in Category:
            sums = np.zeros((3, 2), dtype=np.int64)
            for row, group in enumerate(grouping):
                if group >= 0:
                    sums[:, group] += (
                        np.array(in_category(told, row, category, day)) * weighing[row]
                    )
            cubes = (found.counts, found.low, found.high)
            for cube, expected in zip(cubes, sums, strict=True):
                assert cube[:, category, day - a].tolist() == expected.tolist()


@given(histories, groupings)
@settings(max_examples=30, deadline=None)
def test_settlements_weighed_by_one_are_the_series(told, grouping):
    groups = Groups(codes=("x", "y"), of=np.array(grouping, dtype=np.int32))
    ones = np.ones(N_PLACES, dtype=np.int64)
    found = series(told, groups, told.first, told.last, ones)
    counted = series(told, groups, told.first, told.last)
    assert np.array_equal(found.counts, counted.counts)
    assert np.array_equal(found.low, counted.low)
    assert np.array_equal(found.high, counted.high)


@given(histories, st.integers(0, 20), st.integers(1, 20))
@settings(max_examples=40, deadline=None)
def test_stays_are_days_counted_one_by_one(told, start, length):
    end = start + length
    for category in (Category.OCCUPIED, Category.CONTESTED):
        found = stay(told, category, start, end)
        for row in range(N_PLACES):
            days = np.array([in_category(told, row, category, day) for day in range(start, end)])
            counted = days.sum(axis=0).tolist()
            assert [found.best[row], found.low[row], found.high[row]] == counted


@given(histories, st.integers(0, 20), st.integers(1, 20))
@settings(max_examples=40, deadline=None)
def test_turns_are_changes_between_known_statuses(told, start, length):
    found = turns(told, start, start + length)
    for row in range(N_PLACES):
        spells = told.spells(row)
        days = [
            after.start
            for before, after in pairwise(spells)
            if ControlStatus.UNKNOWN not in (before.status, after.status)
            and start <= after.start < start + length
        ]
        expected = (days[0], days[-1], len(days)) if days else (NEVER, NEVER, 0)
        assert (found.first[row], found.last[row], found.count[row]) == expected


@given(histories)
@settings(max_examples=30, deadline=None)
def test_turning_days_lose_nothing(told):
    groups = Groups(codes=("x",), of=np.zeros(N_PLACES, dtype=np.int32))
    cube = series(told, groups, told.first, told.last).counts
    turned = turning_days(cube)
    stepped = np.searchsorted(turned, np.arange(N_DAYS), side="right") - 1
    assert np.array_equal(cube[:, :, turned][:, :, stepped], cube)
    assert {turned[0], turned[-1]} == {0, N_DAYS - 1}


def test_totals_refuse_days_in_the_wrong_order():
    told = made([[(0, 0, 0, 1)]])
    groups = Groups(codes=("x",), of=np.zeros(1, dtype=np.int32))
    with pytest.raises(OutOfRangeError):
        series(told, groups, told.last, told.first, np.ones(1, dtype=np.int64))


def test_weights_are_whole_numbers_and_zero_where_nothing_is_known():
    world = smallworld.gazetteer()
    km2 = np.array([1.5, 0.0, 0.0000004, 2.0, 0.0])
    assert weights(Measure.SETTLEMENTS, world, km2).tolist() == [1] * 5
    assert weights(Measure.AREA, world, km2).tolist() == [1_500_000, 0, 0, 2_000_000, 0]
    people = weights(Measure.POPULATION, world, km2)
    assert people.dtype == np.int64
    assert sorted(people.tolist()) == [0, 0, 10, 900, 25_000]
