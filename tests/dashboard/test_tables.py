"""Tables: which rows are shown in which order, and what their files say."""

from __future__ import annotations

import io
import json
from datetime import date
from types import SimpleNamespace

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard.state import default_state
from dashboard.tablefiles import sheet_of
from dashboard.tablerows import Choice, facet_values, rows_shown, taken
from dashboard.tables import KEPT, PADDING, SIGN, TableTwin, _width
from data.export.csv import read_csv
from data.export.sheetfiles import SHEET_FORMATS, sheet_csv, sheet_parquet, sheet_xlsx

COLUMNS = {
    "name": ["Kupiansk", "Куп’янськ", "=cmd|'/c calc'!A1", "Izium"],
    "status": ["Occupied", "Occupied", "Ukrainian", None],
    "day": [date(2022, 9, 10), None, date(2022, 2, 24), date(2022, 4, 1)],
    "km": [1.5, float("nan"), 0.0, 20.0],
    "claims": [("b",), (), ("a", "c"), ("a",)],
}


def shown(**choice):
    return rows_shown(COLUMNS, Choice(**choice))


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("", [0, 1, 2, 3]),
        ("kupyansk OCCUPIED", [0]),
        ("Куп'янськ", [1]),
        ("=cmd", [2]),
        ("2022 a", [0, 2, 3]),
        ("(", []),
    ],
)
def test_rows_hold_all_words(words, rows):
    assert shown(words=words) == rows


def test_only_some_columns_are_searched():
    assert rows_shown(COLUMNS, Choice(words="occupied"), searched=("name",)) == []


def test_facets_narrow_each_other():
    assert shown(facets={"status": ("Occupied",)}) == [0, 1]
    assert shown(facets={"status": ("Occupied",), "name": ("Kupiansk", "Izium")}) == [0]
    assert shown(facets={"status": (), "gone": ("x",)}) == [0, 1, 2, 3]
    assert facet_values(COLUMNS["status"]) == ["Occupied", "Ukrainian"]


@pytest.mark.parametrize(
    ("by", "descending", "rows"),
    [
        ("day", False, [2, 3, 0, 1]),
        ("day", True, [0, 3, 2, 1]),
        ("km", True, [3, 0, 2, 1]),
        ("claims", False, [3, 2, 0, 1]),
        ("status", True, [2, 0, 1, 3]),
        ("gone", False, [0, 1, 2, 3]),
    ],
)
def test_rows_are_ordered_and_empty_ones_come_last(by, descending, rows):
    assert shown(by=by, descending=descending) == rows


@given(st.lists(st.none() | st.integers(-3, 3), max_size=12), st.booleans())
def test_ordering_loses_no_row(values, descending):
    rows = rows_shown({"n": values}, Choice(by="n", descending=descending))
    assert sorted(rows) == list(range(len(values)))
    known = [values[row] for row in rows if values[row] is not None]
    assert known == sorted(known, reverse=descending)
    assert [values[row] for row in rows][len(known) :] == [None] * (len(values) - len(known))


@pytest.fixture
def session(store):
    return SimpleNamespace(store=store, state=default_state(store), language="en")


def test_files_hold_what_is_seen_and_say_what_it_is(session, store):
    twin = TableTwin(
        name="t",
        keys=["a", "b", "c", "d"],
        columns=COLUMNS,
        heads={"name": "=Head", "day": "Day"},
        alt="Places",
    )
    choice = Choice(columns=("day", "name"), words="2022", by="day", descending=True)
    rows = rows_shown(COLUMNS, choice)
    sheet = sheet_of(session, twin, taken(COLUMNS, rows, choice.columns), choice)
    in_csv = list(read_csv(sheet_csv(sheet)))
    assert [row["day"] for row in in_csv] == ["2022-09-10", "2022-04-01", "2022-02-24"]
    assert list(in_csv[0]) == ["day", "name"]
    assert b"\n2022-02-24,'=cmd" in sheet_csv(sheet)
    book = openpyxl.load_workbook(io.BytesIO(sheet_xlsx(sheet)))
    cells = list(book["data"].iter_rows())
    assert [cell.value for cell in cells[0]] == ["Day", "'=Head"]
    assert all(cell.data_type != "f" for row in cells for cell in row)
    about = {row[0].value: row[1].value for row in book["about"].iter_rows()}
    assert about["as_of"] == store.last.isoformat()
    assert about["dataset"] == store.dataset
    assert about["layer"] == "ledger"
    assert about["known_as_of"] == "latest"
    assert about["licence"] == store.ledger.licence
    assert json.loads(about["attribution"]) == list(store.ledger.attribution)
    assert json.loads(about["table_filters"]) == {
        "find": "2022",
        "sorted_by": "day",
        "descending": True,
    }
    table = pq.read_table(pa.BufferReader(sheet_parquet(sheet)))
    assert table.column("day").to_pylist()[0] == date(2022, 9, 10)
    assert json.loads(table.schema.metadata[b"control_history"])["dataset"] == store.dataset
    assert set(SHEET_FORMATS) == {"csv", "xlsx", "parquet"}


def page(**params):
    app = AppTest.from_string(
        "from dashboard.views import table_page\ntable_page.draw()", default_timeout=60
    )
    for key, value in {"date": "2022-09-05", **params}.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def box(app, label):
    return next(each for each in app.multiselect if each.label == label)


def test_the_page_finds_filters_orders_and_chooses(store):
    app = page()
    app.text_input[0].set_value("kupyansk").run()
    found = app.dataframe[0].value
    assert 0 < len(found) < 1751
    assert "Kupiansk" in found["name"].tolist()
    box(app, "Status").set_value(["Liberated"]).run()
    assert not app.dataframe
    box(app, "Status").set_value(["Occupied"]).run()
    assert set(app.dataframe[0].value["status"]) == {"Occupied"}
    app.text_input[0].set_value("").run()
    box(app, "Columns, in this order").set_value(["katottg", "days_occupied", "changes"]).run()
    next(each for each in app.selectbox if each.label == "Sort by").set_value("days_occupied").run()
    rows = app.dataframe[0].value
    assert list(rows.columns) == ["katottg", "days_occupied", "changes"]
    assert rows["days_occupied"].is_monotonic_increasing
    assert rows["days_occupied"].max() <= (date(2022, 9, 5) - store.first).days + 1
    assert app.session_state[KEPT]["control"].by == "days_occupied"


def test_all_columns_of_the_contract_can_be_shown():
    app = page(raion="UA63080000000032022", lang="uk")
    next(each for each in app.button if each.label == "Усі стовпці").click().run()
    assert not app.exception
    rows = app.dataframe[0].value
    contract = {"since_earliest", "since_latest", "since_best", "n_sources", "sides", "claims"}
    more = {"events", "disagreement", "evidence_age", "front_km", "days_occupied", "changes"}
    assert contract | more <= set(rows.columns)


def test_a_word_that_the_grid_does_not_measure_is_not_cut():
    assert _width(["Battle"] * 30) is None
    assert _width(["Statement", *["Battle"] * 30]) is None
    assert _width(["Battle"] * 30 + ["Statement"]) == round(9 * SIGN) + PADDING
    assert _width(["Battle"] * 30 + ["a sentence that may well be cut"]) is None
    assert _width([1, 2, 3]) is None
    assert _width([]) is None
