"""CSV: what goes in comes out, and no spreadsheet finds a formula in it."""

from __future__ import annotations

import csv
import io
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.export.csv import FORMULA, read_csv, write_csv
from data.export.table import Table, as_text

TEXTS = st.text(st.characters(codec="utf-8"), max_size=20) | st.sampled_from(
    ["=1+1|x", "'=1", "''=1", "\t=cmd", "\r=x", "@a", "+1", "-1", "%x", "'", "|a|", '"', "a,b\n"]
)


def table(**columns):
    length = len(next(iter(columns.values())))
    return Table(key="id", columns=columns, points=[(36.25, 50.0)] * length, members={})


def without_controls(text):
    return "".join(each for each in text if unicodedata.category(each) != "Cc")


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_text_comes_back_but_for_control_characters(texts):
    rows = list(read_csv(write_csv(table(id=texts))))
    assert [row["id"] for row in rows] == [without_controls(text) for text in texts]


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_no_cell_starts_a_formula(texts):
    raw = write_csv(table(id=texts)).decode()
    for row in csv.reader(io.StringIO(raw, newline="")):
        for cell in row:
            is_number = cell.lstrip("-").replace(".", "").replace(",", "").isdigit()
            assert not cell.startswith((*FORMULA, "\t", "\r")) or is_number or cell in "-.,"


def test_values_become_flat_text():
    values = {
        "id": ["a"],
        "day": [date(2022, 9, 10)],
        "number": [7],
        "missing": [None],
        "yes": [True],
        "list": [("c1", "c2")],
    }
    (row,) = read_csv(write_csv(table(**values)))
    assert row == {
        "id": "a",
        "day": "2022-09-10",
        "number": "7",
        "missing": "",
        "yes": "true",
        "list": "c1;c2",
        "lng": "36.25",
        "lat": "50.0",
    }


def test_unplaced_rows_have_empty_coordinates():
    raw = write_csv(Table(key="id", columns={"id": ["a"]}, points=[None], members={}))
    assert raw == b"id,lng,lat\na,,\n"


def test_no_rows_give_a_header():
    raw = write_csv(Table(key="id", columns={"id": []}, points=[], members={}))
    assert raw == b"id,lng,lat\n"


@pytest.mark.parametrize(("value", "text"), [(False, "false"), ((), ""), (None, ""), (1.5, "1.5")])
def test_text_of_values(value, text):
    assert as_text(value) == text
