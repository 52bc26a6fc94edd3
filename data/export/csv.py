"""CSV: UTF-8, one header row, formula characters neutralised so that no spreadsheet runs a cell."""

from __future__ import annotations

import csv
import io
import unicodedata
from typing import TYPE_CHECKING

from defusedcsv import csv as defused

from data.export.table import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from data.export.pieces import Batches
    from data.export.table import Table, Value

#: A cell starting with one of these is a formula to some spreadsheet; as in defusedcsv 3.
FORMULA = ("@", "+", "-", "=", "|", "%")
QUOTE = "'"
#: How the neutraliser writes a pipe in a formula.
PIPE = "\\|"


def write_csv(table: Table) -> bytes:
    """Return a table as CSV, with ``lng`` and ``lat`` as its last columns. Pure.

    Lines end in LF. Lists are joined by ``;``, None is an empty cell. Control characters are taken
    out first, because a tab in front of ``=`` hides it from the neutraliser but not from a
    spreadsheet.
    """
    return _header(table) + _rows(table)


def csv_pieces(batches: Batches) -> Iterator[bytes]:
    """Yield what :func:`write_csv` returns of the whole, a batch at a time."""
    before = _header(batches.table(slice(0, 0)))
    for table in batches:
        yield before + _rows(table)
        before = b""


def _header(table: Table) -> bytes:
    return _lines([[*table.columns, "lng", "lat"]])


def _rows(table: Table) -> bytes:
    return _lines(
        [_cell(value) for value in (*values, *(point or (None, None)))]
        for *values, point in zip(*table.columns.values(), table.points, strict=True)
    )


def _lines(rows: Iterable[Iterable[object]]) -> bytes:
    file = io.StringIO()
    writer = defused.writer(file, lineterminator="\n")
    writer.writerows(rows)
    return file.getvalue().encode()


def write_columns(columns: Mapping[str, Sequence[Value]]) -> bytes:
    """Return columns of equal length as CSV in the same form, without positions. Pure."""
    file = io.StringIO()
    writer = defused.writer(file, lineterminator="\n")
    writer.writerow(columns)
    for values in zip(*columns.values(), strict=True):
        writer.writerow([_cell(value) for value in values])
    return file.getvalue().encode()


def read_csv(raw: bytes) -> Iterator[dict[str, str]]:
    """Read back what :func:`write_csv` wrote: a row at a time, neutralised cells restored.

    Everything is text; an empty cell is an empty string.
    """
    reader = defused.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    for row in reader:
        yield {name: _restored(cell) for name, cell in row.items()}


def neutral(value: Value) -> str:
    """Return a value as the text that stands in CSV, for formats whose writers neutralise nothing."""
    words = as_text(value)
    if words.isprintable() and not words.startswith((*FORMULA, QUOTE)):
        return words
    line = next(csv.reader([_lines([[_cell(words)]]).decode()]), [""])
    return line[0] if line else ""


def _cell(value: Value) -> str | float | None:
    """Return a value as defusedcsv takes it: numbers as they are, text without control characters."""
    if isinstance(value, float | int) and not isinstance(value, bool):
        return value
    text = as_text(value)
    # No control character is printable, and hardly any cell has one.
    if not text.isprintable():
        text = "".join(each for each in text if unicodedata.category(each) != "Cc")
    # Text that looks neutralised already gets one more quote, so that reading is the exact reverse.
    return QUOTE + text if _is_quoted(text) else text


def _restored(cell: str) -> str:
    """Undo neutralisation."""
    if not _is_quoted(cell):
        return cell
    inner = cell[len(QUOTE) :]
    return inner if inner.startswith(QUOTE) else inner.replace(PIPE, "|")


def _is_quoted(text: str) -> bool:
    """Tell whether one or more quotes stand before a formula character."""
    return text.startswith(QUOTE) and text.lstrip(QUOTE).startswith((*FORMULA, PIPE))
