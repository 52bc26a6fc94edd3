"""Front distance against a slow reference."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from madehistory import N_DAYS, N_PLACES, histories

from data.cli.main import main
from data.frontdistance import DECIMALS, front_km, front_steps
from data.selection import Filters
from data.status import ControlStatus
from data.store import open_store
from geo.shapes import distances_m

positions = st.lists(
    st.one_of(st.none(), st.tuples(st.floats(35.0, 38.5), st.floats(48.5, 50.5))),
    min_size=N_PLACES,
    max_size=N_PLACES,
).map(lambda found: np.array([each or (np.nan, np.nan) for each in found]))

SIDES = {1: {1, 3}, 2: {2, 3}, 3: {1, 2, 3}, 0: set()}


def slow_front_km(status, where, row) -> float | None:
    """Return the geodesic distance to the nearest of other control, one pair after another."""
    own = int(status[row])
    if own == ControlStatus.UNKNOWN or np.isnan(where[row, 0]):
        return None
    if own == ControlStatus.CONTESTED:
        return 0.0
    other = SIDES[ControlStatus.OCCUPIED if own == ControlStatus.UKRAINIAN else 1]
    found = [
        float(distances_m(where[row], where[each])[0]) / 1000
        for each in range(len(status))
        if int(status[each]) in other and not np.isnan(where[each, 0])
    ]
    return min(found, default=None)


@given(st.lists(st.integers(0, 3), min_size=N_PLACES, max_size=N_PLACES), positions)
@settings(max_examples=80, deadline=None)
def test_front_distance_is_that_of_the_nearest_pair(status, where):
    found = front_km(np.array(status, dtype=np.uint8), where)
    for row in range(N_PLACES):
        expected = slow_front_km(status, where, row)
        if expected is None:
            assert np.isnan(found[row])
        else:
            # The plane is right to 0.4 % of a length.
            assert found[row] == pytest.approx(expected, rel=0.004, abs=0.001)


@given(histories, positions)
@settings(max_examples=40, deadline=None)
def test_steps_of_one_settlement_are_the_front_distances_of_all_days(told, where):
    for row in range(N_PLACES):
        steps = front_steps(told, where, row)
        assert steps[0].day == 0
        assert all(a.km != b.km for a, b in pairwise(steps))
        for day in range(N_DAYS):
            (*_, step) = [each for each in steps if each.day <= day]
            km = front_km(told.time.status_at(day), where)[row]
            expected = None if np.isnan(km) else round(float(km), DECIMALS)
            assert step.km == (None if expected is None else pytest.approx(expected, abs=0.1))


def test_files_and_the_command_line_have_it_only_if_asked(capsys):
    store = open_store()
    day, izium = date(2022, 9, 5), "UA63040090010029555"
    filters = Filters(settlements=(izium,))
    plain = json.loads(store.export_snapshot(day, filters))
    assert "front_km" not in plain["features"][0]["properties"]
    asked = json.loads(store.export_snapshot(day, filters, with_front_distance=True))
    (feature,) = asked["features"]
    assert feature["properties"].pop("front_km") == store.regions.front_km(day, filters)[0] > 0
    assert asked == plain
    csv = store.export_snapshot(day, filters, "csv", with_front_distance=True).decode()
    assert "front_km" in csv.splitlines()[0].split(",")

    assert main(["history", izium, "--json"]) == 0
    assert "front_km" not in json.loads(capsys.readouterr().out)
    assert main(["history", izium, "--json", "--with-front-distance"]) == 0
    steps = json.loads(capsys.readouterr().out)["front_km"]
    (*_, step) = [step for step in steps if step["from"] <= day.isoformat()]
    assert step["km"] == store.regions.front_km(day, filters)[0]
    assert main(["history", izium, "--with-front-distance"]) == 0
    assert "front from 2022-02-24: " in capsys.readouterr().out
