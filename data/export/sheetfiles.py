"""Sheets: tables without places as CSV, workbook (XLSX) and Parquet. Types are kept; pure.

A workbook has a second sheet that says what the first is about, Parquet says so in its metadata; CSV
has no room for it. Equal input gives equal bytes.
"""

from __future__ import annotations

import io
import json
import math
import re
import zipfile
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.styles import Font

from data.export.csv import neutral, write_columns
from data.export.table import as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from data.export.table import Value

#: What XML 1.0 cannot hold beside the control characters, which the neutraliser takes out.
_NO_CHARACTERS = re.compile("[\ud800-\udfff\ufffe\uffff]")

#: Characters that a cell of a workbook holds at most.
CELL_LENGTH = 32_767

#: The time of writing would make equal tables different files.
_STAMP = (1980, 1, 1, 0, 0, 0)
_STAMP_WORDS = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")

DATA_SHEET, ABOUT_SHEET = "data", "about"
_WIDTH, _WIDEST = 12, 48  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table to write.

    Parameters
    ----------
    columns
        Column name to values, all of one length, in the order written. A list is a tuple of words.
    heads
        What stands over the columns in a workbook; a column without one keeps its name.
    members
        What the file says about itself: JSON-able.
    """

    columns: Mapping[str, Sequence[Value]]
    heads: Mapping[str, str]
    members: Mapping[str, Any]


def sheet_csv(sheet: Sheet) -> bytes:
    """Return a sheet as CSV in UTF-8, without what it is about."""
    return write_columns(sheet.columns)


def sheet_xlsx(sheet: Sheet) -> bytes:
    """Return a sheet as a workbook: the rows, and beside them what they are about.

    Numbers, days and truth values keep their types. Text is written as text, neutralised as in CSV:
    whoever edits a cell or saves the workbook as CSV must not get a formula either.
    """
    book = openpyxl.Workbook(write_only=True)
    data = book.create_sheet(DATA_SHEET)
    data.freeze_panes = "A2"
    names = list(sheet.columns)
    for number, name in enumerate(names, start=1):
        widest = max((len(as_text(each)) for each in sheet.columns[name]), default=0)
        letter = openpyxl.utils.get_column_letter(number)
        data.column_dimensions[letter].width = min(max(widest + 2, _WIDTH), _WIDEST)
    _append(data, [sheet.heads.get(name, name) for name in names], bold=True)
    for row in zip(*sheet.columns.values(), strict=True):
        _append(data, row)
    about = book.create_sheet(ABOUT_SHEET)
    about.column_dimensions["A"].width = about.column_dimensions["B"].width = _WIDEST
    for name, value in _about(sheet).items():
        _append(about, (name, value))
    file = io.BytesIO()
    book.save(file)
    return _without_time(file.getvalue())


def sheet_parquet(sheet: Sheet) -> bytes:
    """Return a sheet as Parquet; what it is about is in the metadata, under ``control_history``."""
    return write_parquet(
        {name: column_array(values) for name, values in sheet.columns.items()}, _about(sheet)
    )


def write_parquet(columns: Mapping[str, pa.Array], members: Mapping[str, Any]) -> bytes:
    """Return columns as Parquet; what they are about is in the metadata, as JSON."""
    about = json.dumps(members, ensure_ascii=False).encode()
    table = pa.table(dict(columns)).replace_schema_metadata({b"control_history": about})
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink)
    result: bytes = sink.getvalue().to_pybytes()
    return result


#: Writers of sheets by the ending of the file, with the media type.
SHEET_FORMATS: Mapping[str, tuple[str, Callable[[Sheet], bytes]]] = {
    "csv": ("text/csv", sheet_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheet_xlsx),
    "parquet": ("application/vnd.apache.parquet", sheet_parquet),
}


def _about(sheet: Sheet) -> dict[str, str]:
    """Return the members as texts, and what stands over each column."""
    heads = {f"column {name}": head for name, head in sheet.heads.items() if name in sheet.columns}
    texts = {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in sheet.members.items()
        if value is not None
    }
    return texts | heads


def _append(sheet: WriteOnlyWorksheet, values: Sequence[Value], *, bold: bool = False) -> None:
    cells = [_cell(sheet, value) for value in values]
    if bold:
        for place, value in enumerate(cells):
            cell = value if isinstance(value, Cell) else WriteOnlyCell(sheet, value)
            cell.font = Font(bold=True)
            cells[place] = cell
    sheet.append(cells)


def _cell(sheet: WriteOnlyWorksheet, value: Value) -> Any:
    """Return what openpyxl writes for a value: never a formula, nor one of a workbook's errors."""
    if value is None or isinstance(value, bool | int | date):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    # First what the file cannot hold goes: it may hide a formula from the neutraliser.
    words = neutral(_NO_CHARACTERS.sub("", as_text(value)))
    if len(words) > CELL_LENGTH:
        words = words[: CELL_LENGTH - 1] + "…"
    if words not in ERROR_CODES:
        return words or None
    cell = WriteOnlyCell(sheet, words)
    cell.data_type = "s"
    return cell


def _without_time(raw: bytes) -> bytes:
    """Return a workbook packed anew, without the time at which it was made."""
    stamp = datetime(*_STAMP, tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as before, zipfile.ZipFile(file, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "docProps/core.xml":
                content = _STAMP_WORDS.sub(stamp, content)
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, content)
    return file.getvalue()


def column_array(values: Sequence[Value]) -> pa.Array:
    """Return values as a column of the one type that they have; text if they have several."""
    kinds = {type(value) for value in values if value is not None}
    if kinds == {tuple}:
        return pa.array([value or () for value in values], pa.list_(pa.string()))
    for types, arrow in _ARROW:
        if kinds and kinds <= types:
            return pa.array(values, arrow)
    return pa.array([None if value is None else as_text(value) for value in values], pa.string())


_ARROW: tuple[tuple[frozenset[type], pa.DataType], ...] = (
    (frozenset({bool}), pa.bool_()),
    (frozenset({int}), pa.int64()),
    (frozenset({int, float}), pa.float64()),
    (frozenset({date}), pa.date32()),
)
