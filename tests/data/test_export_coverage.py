"""Coverage as files: the same numbers in a table, CSV and JSON, and what each says about itself."""

from __future__ import annotations

import json
from datetime import date

import pytest

from data.cli.main import main
from data.coverage import PARTITION
from data.export.coverage import coverage_columns
from data.export.csv import read_csv
from data.export.formats import FormatError
from data.selection import Filters
from data.store import open_store
from geo.place import Level

KUPIANSK_RAION = "UA63080000000032022"
WORDS = [measure.word for measure in PARTITION]


@pytest.fixture(scope="module")
def store():
    return open_store()


def test_every_unit_in_focus_has_a_row_whose_parts_add_up(store):
    found = store.coverage(Level.HROMADA, (store.first, store.last))
    columns = coverage_columns(found, store.gazetteer)
    assert columns["katottg"] == sorted(store.focus_units(Level.HROMADA))
    for row in zip(*(columns[word] for word in WORDS), strict=True):
        assert sum(row) == pytest.approx(1, abs=2e-4)
    n_days = (store.last - store.first).days + 1
    assert columns["settlement_days"] == [n * n_days for n in columns["settlements"]]


def test_csv_and_json_say_the_same(store):
    filters = Filters(raions=(KUPIANSK_RAION,))
    a, b = date(2022, 9, 1), date(2022, 9, 30)
    rows = list(read_csv(store.exports.coverage(Level.HROMADA, a, b, filters, "csv")))
    said = json.loads(store.exports.coverage(Level.HROMADA, a, b, filters, "json"))
    assert (said["from"], said["to"], said["by"]) == ("2022-09-01", "2022-09-30", "hromada")
    assert said["filters"] == {"raion": [KUPIANSK_RAION]}
    assert said["licence"]
    assert len(rows) == len(said["units"]) > 1
    for row, unit in zip(rows, said["units"], strict=True):
        assert {name: "" if value is None else str(value) for name, value in unit.items()} == row


def test_a_status_filter_leaves_out_units_that_never_had_it(store):
    filters = Filters(statuses=("occupied",))
    found = store.coverage(Level.HROMADA, (date(2022, 9, 5), date(2022, 9, 5)), filters)
    columns = coverage_columns(found, store.gazetteer)
    _, rows = store.snapshot(date(2022, 9, 5), filters)
    assert sum(columns["settlement_days"]) == len(rows)
    assert min(columns["settlements"]) > 0


def test_the_command_prints_a_table_in_percent(capsys):
    assert main(["coverage", "--by", "oblast"]) == 0
    head, row = capsys.readouterr().out.splitlines()
    assert head.split()[:2] == ["places", "reported"]
    assert row.startswith("Kharkiv Oblast")
    assert row.count("%") == 6


def test_another_format_is_refused(store):
    with pytest.raises(FormatError, match="table, csv, json"):
        store.exports.coverage(Level.RAION, store.first, store.last, Filters(), "geojson")


def test_days_in_disorder_are_refused_by_name(capsys):
    assert main(["coverage", "--from", "2022-09-10", "--to", "2022-09-09"]) == 1
    assert "--from 2022-09-10 is later than --to 2022-09-09" in capsys.readouterr().err
