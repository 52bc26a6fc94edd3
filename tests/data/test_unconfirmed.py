"""The filter by the age of the evidence: the same settlements by every door."""

from __future__ import annotations

import json
from datetime import date, timedelta

import builtworld
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.cli.main import main
from data.export.csv import read_csv
from data.selection import Filters, SelectionError
from data.store import open_store
from geo.place import Level

LATE = date(2022, 12, 1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return builtworld.built(tmp_path_factory.mktemp("unconfirmed"))


@pytest.fixture(scope="module")
def store(folder):
    return open_store(folder / "build")


def codes(raw):
    return [row["katottg"] for row in read_csv(raw)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.integers(0, 400), st.integers(1, 400))
def test_it_leaves_what_nobody_has_confirmed_for_so_long(store, after, days):
    day = store.first + timedelta(days=after)
    _, rows = store.snapshot(day)
    known = dict(zip(rows.tolist(), store.confirmed(day), strict=True))
    old = [row for row, last in known.items() if last and (day - last).days >= days]
    filters = Filters(unconfirmed_days=days)
    assert store.snapshot(day, filters)[1].tolist() == old
    # A history of one day is its snapshot.
    spells = store.exports.spells(filters, "csv", start=day, end=day)
    assert codes(spells) == codes(store.export_snapshot(day, filters, "csv"))


def test_a_longer_age_leaves_fewer(store):
    left = [len(store.snapshot(LATE, Filters(unconfirmed_days=n))[1]) for n in (0, 1, 60, 4_000)]
    assert left == sorted(left, reverse=True)
    assert left[0] > left[2] > left[3] == 0


def test_units_count_only_what_is_as_old(store):
    filters = Filters(unconfirmed_days=60)
    rows = list(read_csv(store.exports.units(Level.OBLAST, LATE, filters, "csv")))
    assert sum(int(row["settlements"]) for row in rows) == len(store.snapshot(LATE, filters)[1])


def test_a_diff_lets_through_what_was_as_old_on_either_day(store):
    filters = Filters(unconfirmed_days=10)
    _, rows = store.diff(store.first, LATE, filters)
    either = {int(r) for day in (store.first, LATE) for r in store.snapshot(day, filters)[1]}
    assert set(rows.tolist()) == either


def test_what_it_cannot_limit_says_so(store):
    with pytest.raises(SelectionError, match="no filter by the age"):
        store.series(Level.RAION, store.first, LATE, Filters(unconfirmed_days=5))
    with pytest.raises(SelectionError, match="fewer than 0"):
        Filters(unconfirmed_days=-1)
    with pytest.raises(SelectionError, match="has no claims"):
        store.last_confirmed(Filters(layer="viina", unconfirmed_days=5))


def test_the_command_line_has_it(folder, capsysbinary, store):
    place = ["--seeds", str(folder / "seeds"), "--build", str(folder / "build")]
    words = ["snapshot", "--date", str(LATE), "--unconfirmed-days", "60", *place]
    assert main(words) == 0
    found = json.loads(capsysbinary.readouterr().out)
    assert found["filters"]["unconfirmed_days"] == 60
    assert found == json.loads(store.export_snapshot(LATE, Filters(unconfirmed_days=60)))
    with pytest.raises(SystemExit) as stopped:
        main([*words, "--unconfirmed-days", "soon"])
    assert stopped.value.code == 2
    assert b"no whole number of days" in capsysbinary.readouterr().err
    output = str(folder / "x.zip")
    words = ["package", "timemap", "--unconfirmed-days", "5", "-o", output, *place]
    assert main(words) == 2
