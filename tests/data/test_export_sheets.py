"""Sheets: types are kept, no cell is a formula, and equal tables are equal files."""

from __future__ import annotations

import io
import json
import unicodedata
from datetime import date

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.export.csv import FORMULA, neutral, read_csv
from data.export.sheetfiles import CELL_LENGTH, SHEET_FORMATS, Sheet, sheet_csv, sheet_parquet
from data.export.sheetfiles import sheet_xlsx as workbook

HOSTILE = st.text(st.characters(codec="utf-8"), max_size=20) | st.sampled_from(
    [
        "=1+1|x",
        '=HYPERLINK("http://a.example")',
        "'=1",
        "\t=cmd",
        "\r=x",
        "@a",
        "+1+2",
        "-1+2",
        "%x",
        "|a|",
        "#REF!",
        "#N/A",
        "\x00=1",
        "\ufffe=1",
        "\v",
        "<b>&amp;",
        "_x000D_",
        " =1",
    ]
)
MEMBERS = {"as_of": "2022-09-10", "known_as_of": None, "licence": "CC BY 4.0", "attribution": ["A"]}


def sheet(members=MEMBERS, heads=None, **columns):
    return Sheet(columns=columns, heads=heads or {}, members=members)


def read(raw):
    book = openpyxl.load_workbook(io.BytesIO(raw))
    return list(book["data"].iter_rows()), {
        row[0].value: row[1].value if len(row) > 1 else None for row in book["about"].iter_rows()
    }


def without_controls(text):
    kept = (each for each in text if unicodedata.category(each) != "Cc")
    return "".join(each for each in kept if each not in "\ufffe\uffff")


@given(st.lists(HOSTILE, min_size=1, max_size=5))
def test_no_cell_of_a_workbook_is_a_formula_or_an_error(texts):
    hostile = sheet({"filters": texts[0]}, {"id": texts[0]}, id=texts, n=list(range(len(texts))))
    rows, about = read(workbook(hostile))
    for (cell, _), text in zip(rows[1:], texts, strict=True):
        assert cell.data_type in ("s", "n")  # empty cells are of type n
        assert not str(cell.value or "").startswith(FORMULA) or _is_number(str(cell.value))
        if without_controls(text) == text and "_x" not in text:
            assert (cell.value or "") == neutral(text)
    assert rows[0][0].data_type in ("s", "n")
    assert not any(str(value or "").startswith("=") for value in about.values())


def _is_number(text):
    return not text.lstrip("-").strip("0123456789.,")


def test_types_are_kept_in_workbook_and_parquet():
    given = sheet(
        day=[date(2022, 9, 10), None],
        number=[7, None],
        share=[0.5, 2],
        yes=[True, False],
        claims=[("c1", "c2"), ()],
        word=["a", None],
        nothing=[None, None],
        mixed=[1, "b"],
    )
    rows, _ = read(workbook(given))
    values = [cell.value for cell in rows[1]]
    assert values[0].date() == date(2022, 9, 10)
    assert rows[1][0].is_date
    assert values[1:5] == [7, 0.5, True, "c1;c2"]
    table = pq.read_table(pa.BufferReader(sheet_parquet(given)))
    assert [str(field.type) for field in table.schema] == [
        "date32[day]",
        "int64",
        "double",
        "bool",
        "list<element: string>",
        "string",
        "string",
        "string",
    ]
    assert table.column("claims").to_pylist() == [["c1", "c2"], []]
    assert table.column("mixed").to_pylist() == ["1", "b"]


def test_files_say_what_they_are_about():
    given = sheet(heads={"id": "Код"}, id=["a"])
    rows, about = read(workbook(given))
    assert rows[0][0].value == "Код"
    assert about == {
        "as_of": "2022-09-10",
        "licence": "CC BY 4.0",
        "attribution": '["A"]',
        "column id": "Код",
    }
    table = pq.read_table(pa.BufferReader(sheet_parquet(given)))
    assert json.loads(table.schema.metadata[b"control_history"]) == about
    assert list(read_csv(sheet_csv(given))) == [{"id": "a"}]


def test_a_text_longer_than_a_cell_is_cut_where_one_sees_it():
    rows, _ = read(workbook(sheet(id=["a" * (CELL_LENGTH + 1)])))
    assert len(rows[1][0].value) == CELL_LENGTH
    assert rows[1][0].value.endswith("…")


@pytest.mark.parametrize("form", sorted(SHEET_FORMATS))
def test_equal_sheets_are_equal_files(form):
    _, write = SHEET_FORMATS[form]
    given = sheet(id=["a", "=b"], day=[date(2022, 9, 10), None])
    assert write(given) == write(given)


@pytest.mark.parametrize("form", sorted(SHEET_FORMATS))
def test_a_sheet_without_rows_is_a_file(form):
    _, write = SHEET_FORMATS[form]
    assert write(sheet(id=[], day=[]))
