"""Tables from strangers, CSV or XLSX, as rows of text.

An XLSX is a ZIP of XML: what its parts inflate to is counted before a parser sees them, and a part
with a document type, which is where XML can be made to explode, is refused.
"""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from datetime import datetime
from typing import TYPE_CHECKING, Any

import openpyxl

from data.importers.errors import ImportFault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.importers.files import Input

#: Most bytes that the parts of an XLSX may inflate to, together, and most rows of any table.
MAX_INFLATED = 256 << 20
MAX_ROWS = 1_000_000
MAX_COLUMNS = 100

_FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY")
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
_PIECE = 1 << 20


def rows_of(file: Input) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a table that hold anything: line from 1, cells as stripped text.

    Days of XLSX become ISO text. Of a workbook the first sheet is read.

    Raises
    ------
    ImportFault
        If the file is damaged, too large, not UTF-8, or could be meant to do harm.
    """
    raw = file.read()
    rows = _sheet(raw, file.name) if raw.startswith(b"PK\x03\x04") else _lines(raw, file.name)
    for number, (line, cells) in enumerate(rows):
        if number >= MAX_ROWS:
            raise ImportFault(file.name, f"more than {MAX_ROWS:,} rows", "this is no register")
        if any(cells):
            yield line, cells


def _lines(raw: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ImportFault(name, "not UTF-8", "save it as UTF-8", line=line) from None
    if "\0" in text:
        raise ImportFault(name, "a NUL byte: this is not text", "save it as CSV or XLSX")
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            yield reader.line_num, [" ".join(cell.split()) for cell in cells[:MAX_COLUMNS]]
    except csv.Error as error:
        raise ImportFault(
            name, f"no CSV ({error})", "check the quotes", line=reader.line_num
        ) from None


def _sheet(raw: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    _require_harmless(raw, name)
    try:
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        for line, cells in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True), 1):
            yield line, [_text(cell) for cell in cells]
    except (
        KeyError,
        ValueError,
        TypeError,
        IndexError,
        AttributeError,
        SyntaxError,
        OSError,
    ) as error:
        # SyntaxError is what XML's ParseError is; the others are how openpyxl meets damage.
        raise ImportFault(name, f"no XLSX ({error!r})", "save it again as XLSX") from error


def _require_harmless(raw: bytes, name: str) -> None:
    """Raise ImportFault unless all parts of an XLSX are whole, small enough and plain XML."""
    inflated = 0
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for member in archive.infolist():
                with archive.open(member) as part:
                    before = b""
                    while piece := part.read(_PIECE):
                        inflated += len(piece)
                        if inflated > MAX_INFLATED:
                            raise ImportFault(
                                name, f"inflates to over {MAX_INFLATED:,} bytes", "do not trust it"
                            )
                        joined = before + piece
                        if any(word in joined for word in _FORBIDDEN) or (
                            not before and piece.startswith(_UTF16_BOMS)
                        ):
                            raise ImportFault(
                                name,
                                f"{member.filename!r} holds a document type",
                                "do not trust it",
                            )
                        before = piece[-16:]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise ImportFault(
            name, f"damaged or cut short ({error})", "fetch the file again"
        ) from error


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return " ".join(str(cell).split())
