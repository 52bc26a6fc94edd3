"""Disputes of two layers, beside a walk through every settlement and day."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
from hypothesis import given

from data.layeragreement import pair
from data.layerdisputes import Outcome, layer_disputes
from data.snapshot import snapshot
from data.status import ControlStatus
from tests.fixtures.madehistory import FIRST, N_DAYS, N_PLACES, histories, made

UNKNOWN, OTHER = ControlStatus.UNKNOWN, (ControlStatus.UKRAINIAN, ControlStatus.OCCUPIED)


def statuses(past):
    days = [FIRST + timedelta(days=day) for day in range(N_DAYS)]
    return np.array([snapshot(past, day).status for day in days]).T


def walked(one, other):
    """Return the disputes day by day: row, first day, day after the last, outcome."""
    found = []
    for row, (mine, theirs) in enumerate(zip(statuses(one), statuses(other), strict=True)):
        differs = [a != b and UNKNOWN not in (a, b) for a, b in zip(mine, theirs, strict=True)]
        day = 0
        while day < N_DAYS:
            if not differs[day]:
                day += 1
                continue
            start = day
            while day < N_DAYS and differs[day]:
                day += 1
            found.append((row, start, day, ended(mine, theirs, day)))
    return found


def ended(mine, theirs, day):
    if day == N_DAYS:
        return Outcome.OPEN
    if UNKNOWN in (mine[day], theirs[day]):
        return Outcome.SILENT
    if mine[day] != mine[day - 1] and theirs[day] != theirs[day - 1]:
        return Outcome.TOGETHER
    return Outcome.FIRST_FOLLOWED if mine[day] != mine[day - 1] else Outcome.SECOND_FOLLOWED


@given(histories, histories)
def test_disputes_are_those_of_a_walk_through_the_days(one, other):
    found = layer_disputes(pair(one, other))
    columns = (found.row, found.start, found.end, found.outcome)
    assert list(zip(*(each.tolist() for each in columns), strict=True)) == walked(one, other)
    counted = pair(one, other).on_days(0, N_DAYS)
    assert found.days.sum() == (counted.known - counted.equal).sum()


@given(histories, histories)
def test_changing_places_changes_who_followed_and_nothing_else(one, other):
    here, there = layer_disputes(pair(one, other)), layer_disputes(pair(other, one))
    swapped = {Outcome.FIRST_FOLLOWED: 1, Outcome.SECOND_FOLLOWED: 0}
    assert [swapped.get(each, each) for each in here.outcome.tolist()] == there.outcome.tolist()
    assert here.days.tolist() == there.days.tolist()
    assert here.one.tolist() == there.other.tolist()


@given(histories)
def test_a_history_has_no_dispute_with_itself(past):
    found = layer_disputes(pair(past, past))
    assert not len(found.days)
    assert found.median_days() is None


def test_who_came_late_is_who_followed():
    ukrainian, occupied = OTHER
    early = made([[(0, 0, 0, ukrainian), (10, 10, 10, occupied)]])
    late = made([[(0, 0, 0, ukrainian), (17, 17, 17, occupied)]])
    found = layer_disputes(pair(early, late))
    assert found.outcome.tolist() == [Outcome.SECOND_FOLLOWED]
    assert (found.days.tolist(), found.median_days()) == ([7], 7.0)
    window = pair(early, late).within(np.arange(N_PLACES), 0, 15)
    assert layer_disputes(window).outcome.tolist() == [Outcome.OPEN]
