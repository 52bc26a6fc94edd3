"""Two layers side by side, beside the plain count of every settlement and day."""

from __future__ import annotations

import csv
import io
import json
import shutil
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.cli.main import main
from data.folders import build_folder
from data.layeragreement import pair
from data.selection import Filters
from data.series import Groups
from data.snapshot import snapshot
from data.store import open_store
from geo.place import Level
from tests.fixtures.layeredbuild import copy_with_layer
from tests.fixtures.madehistory import FIRST, N_DAYS, N_PLACES, histories

rows_chosen = st.sets(st.integers(0, N_PLACES - 1)).map(lambda found: np.array(sorted(found), int))
periods = st.tuples(st.integers(0, N_DAYS - 1), st.integers(1, N_DAYS)).map(
    lambda found: (min(found[0], found[1] - 1), max(found))
)


def statuses(past):
    days = [FIRST + timedelta(days=day) for day in range(N_DAYS)]
    return np.array([snapshot(past, day).status for day in days])


@given(histories, histories, rows_chosen, periods)
def test_agreement_is_the_plain_count(one, other, rows, period):
    start, end = period
    a, b = (statuses(past)[start:end][:, rows] for past in (one, other))
    known = (a > 0) & (b > 0)
    found = pair(one, other).within(rows, start, end)
    days = found.on_days(start, end)
    np.testing.assert_array_equal(days.known, known.sum(axis=1))
    np.testing.assert_array_equal(days.equal, (known & (a == b)).sum(axis=1))
    plain = np.zeros((4, 4), int)
    np.add.at(plain, (a.ravel(), b.ravel()), 1)
    np.testing.assert_array_equal(found.confusion(), plain)
    groups = Groups(codes=("x", "y"), of=np.array([0, 1, 0, -1, 1, 1][:N_PLACES], np.int32))
    by_group = found.by_group(groups)
    for group in range(2):
        inside = groups.of[rows] == group
        assert by_group[0][group] == known[:, inside].sum()
        assert by_group[1][group] == (known & (a == b))[:, inside].sum()


@given(histories, histories)
def test_who_is_asked_first_does_not_matter(one, other):
    there, back = pair(one, other), pair(other, one)
    np.testing.assert_array_equal(there.confusion(), back.confusion().T)
    np.testing.assert_array_equal(there.equal, back.equal)


@given(histories)
def test_a_layer_agrees_with_itself(past):
    days = pair(past, past).on_days(0, N_DAYS)
    np.testing.assert_array_equal(days.known, days.equal)
    np.testing.assert_array_equal(np.isnan(days.share), days.known == 0)


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    source = Path(build_folder(None))
    target = tmp_path_factory.mktemp("layers") / "build"
    yield copy_with_layer(open_store(source), source, target)
    shutil.rmtree(target)


@pytest.fixture
def run(build, capfdbinary):
    def call(*words):
        code = main([*words, "--build", str(build)])
        captured = capfdbinary.readouterr()
        return code, captured.out.decode(), captured.err.decode()

    return call


def test_the_command_line_tells_by_unit_and_by_day(run):
    asked = ("agreement", "ledger", "viina", "--from", "2022-09-01", "--to", "2022-10-01")
    code, out, _ = run(*asked)
    assert code == 0
    assert "ledger and viina, 2022-09-01 to 2022-10-01" in out
    assert "Kupiansk" in out
    _, out, _ = run(*asked, "--format", "csv")
    days = list(csv.DictReader(io.StringIO(out)))
    assert [days[0]["day"], len(days)] == ["2022-09-01", 31]
    assert all(int(each["equal"]) <= int(each["known"]) for each in days)
    _, out, _ = run(*asked, "--format", "json", "--raion", "Kupiansk")
    document = json.loads(out)
    assert [each["name_en"] for each in document["units"]] == ["Kupianskyi"]
    assert [each["layer"] for each in document["layers"]] == ["ledger", "viina"]
    counted = sum(
        each["settlement_days"]
        for each in document["confusion"]
        if "unknown" not in (each["ledger"], each["viina"])
    )
    assert counted == sum(document["known"])


def test_the_command_line_lists_differences_in_every_format(run, build):
    asked = ("agreement", "ledger", "viina", "--differences", "2022-09-05")
    _, out, _ = run(*asked)
    listed = list(csv.DictReader(io.StringIO(out)))
    assert listed
    assert all(each["status_1"] != each["status_2"] for each in listed)
    _, out, _ = run(*asked, "--format", "geojson")
    document = json.loads(out)
    assert [each["id"] for each in document["features"]] == [each["katottg"] for each in listed]
    store = open_store(build)
    filters = Filters()
    found = store.layer_comparison.compare(
        "ledger", "viina", filters, date(2022, 9, 5), date(2022, 9, 5)
    )
    days = found.days()
    assert len(listed) == int((days.known - days.equal).sum())
    _, out, _ = run(*asked, "--status", "occupied")
    assert {"occupied"} <= {
        word
        for each in csv.DictReader(io.StringIO(out))
        for word in (each["status_1"], each["status_2"])
    }


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ledger", "nothing"), "no layer 'nothing'"),
        (("ledger", "viina", "--layer", "viina"), "--layer does not apply"),
        (("ledger", "viina", "--format", "kml"), "--format kml is for --differences"),
        (("ledger", "viina", "--differences", "2022-09-05", "--from", "2022-09-01"), "one day"),
        (("ledger", "viina", "--from", "2022-09-05", "--to", "2022-09-01"), "2022-09-01"),
    ],
)
def test_what_cannot_be_asked_says_so(run, words, said):
    code, _, err = run("agreement", *words)
    assert code in {1, 2}
    assert said in err


def test_a_day_of_knowledge_holds_for_the_layer_that_has_such_days(build):
    store = open_store(build)
    day = date(2022, 9, 8)
    filters = Filters(known_as_of=day)
    found = store.layer_comparison.compare("ledger", "viina", filters, day, day)
    assert (found.one.known_as_of, found.other.known_as_of) == (day, None)


def test_consensus_and_its_layers_by_unit(build):
    store = open_store(build)
    found = store.layer_comparison.compare(
        "consensus", "ledger", Filters(), date(2022, 9, 1), date(2022, 10, 1)
    )
    raw = store.layer_comparison.agreement_file(found, Level.OBLAST, Filters(), "json")
    unit = json.loads(raw)["units"][0]
    assert unit["known"] >= unit["equal"] > 0
