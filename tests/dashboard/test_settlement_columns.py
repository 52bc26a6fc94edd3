"""The columns of the table of settlements: those of the export, in words, and only when looked at."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboard import settlementcolumns
from dashboard.settlementcolumns import SettlementColumns, settlement_columns
from dashboard.tablerows import Choice, rows_shown
from dashboard.text import text
from data.export.csv import read_csv
from data.selection import Filters
from geo.place import Level

DAY = date(2022, 9, 5)
UKRAINE = "ukraine"


@pytest.fixture(scope="module")
def everywhere(store):
    return Filters(oblasts=tuple(unit.katottg for unit in store.gazetteer.units_at(Level.OBLAST)))


@pytest.mark.parametrize("of", ["focus", UKRAINE])
def test_they_say_what_the_export_says(store, everywhere, of):
    filters = everywhere if of == UKRAINE else Filters()
    columns = SettlementColumns(store, DAY, filters, "en")
    exported = list(read_csv(store.export_snapshot(DAY, filters, "csv")))
    assert columns["katottg"] == [row["katottg"] for row in exported]
    for name in ("since_best", "since_earliest", "since_latest", "n_sources", "n_independent"):
        assert [str(value) for value in columns[name]] == [row[name] for row in exported], name
    for name in ("name_uk", "name_en"):
        assert columns[name] == [row[name] for row in exported]
    for name in ("claims", "events"):
        assert [";".join(value) for value in columns[name]] == [row[name] for row in exported]
    for column, name, kind in (
        ("status", "category_display", "status"),
        ("control", "status", "status"),
        ("provenance", "provenance", "provenance"),
        ("certainty", "certainty", "certainty"),
        ("category", "category", "category"),
    ):
        said = [text(f"{kind}.{row[name]}", "en") for row in exported]
        assert columns[column] == said, column
    assert columns["disagreement"] == [row["disagreement"] == "true" for row in exported]
    assert columns["placed"] == [row["lng"] != "" for row in exported]
    assert [value is not None for value in columns["lat"]] == columns["placed"]
    assert [str(value or "") for value in columns["population"]] == [
        row["population"] for row in exported
    ]
    assert [bool(value) for value in columns["raion"]] == [bool(row["raion"]) for row in exported]


@pytest.mark.parametrize("language", ["en", "uk"])
def test_every_column_has_a_value_for_every_row(store, language):
    columns = SettlementColumns(store, DAY, Filters(), language)
    assert {len(columns[name]) for name in columns} == {1751}
    assert columns["raion"][0] == store.gazetteer.title(
        next(
            unit.katottg
            for unit in store.gazetteer.ancestors(columns["katottg"][0])
            if unit.level is Level.RAION
        ),
        language,
    )


def test_what_nobody_looks_at_is_not_made(store, monkeypatch):
    def fail(*_args):
        raise AssertionError("made")

    monkeypatch.setattr(type(store.regions), "fates", fail)
    columns = SettlementColumns(store, DAY, Filters(), "en")
    assert columns["name"]
    with pytest.raises(AssertionError, match="made"):
        columns["changes"]


def test_equal_questions_share_columns_and_what_was_searched(store):
    settlementcolumns.settlement_columns.cache_clear()
    first = settlement_columns(store, DAY, Filters(), "en")
    assert settlement_columns(store, DAY, Filters(), "en") is first
    assert (
        settlement_columns(store, DAY, replace(Filters(), statuses=("occupied",)), "en")
        is not first
    )
    found = rows_shown(first, Choice(words="kupyansk"), ("name",), memory=first.memory)
    assert "Kupiansk" in [first["name"][row] for row in found]
    assert set(first.memory) == {"name"}
