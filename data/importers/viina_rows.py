"""Rows of VIINA's long form: blocks of lines -> settlement, day and packed statuses.

A block is read by polars at once. If anything in it is unusual, the same block is read again row by
row, which finds the rows at fault and says why; both ways give the same for good rows.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from data.importers.calendar import year_and_day
from data.importers.errors import ImportFault
from data.importers.files import count_of
from data.importers.panel import STATUS_BITS
from data.importers.places import MAX_GEONAMEID, GeonameTable, clean_code
from data.importers.viina_form import (
    NO_NUMBER,
    NO_PLACE,
    STATUS_COLUMNS,
    STATUSES,
    Block,
    Kind,
    unknown_status,
    whole_number,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from data.importers.panel import Panel
    from data.importers.progress import Progress
    from data.importers.report import Report
    from geo.gazetteer import Gazetteer

_ENUM = pl.Enum(list(STATUSES))

_NO_CODE = "no settlement has this KATOTTG code"


class UnusualError(Exception):
    """Something in a block must be looked at row by row."""


class Rows:
    """Finds settlements by the keys of VIINA."""

    def __init__(self, gazetteer: Gazetteer, geonames: Mapping[str, int]) -> None:
        self.by_number = GeonameTable(gazetteer, geonames)
        self.by_code = {code: row for row, code in enumerate(gazetteer.codes)}
        self._codes = pl.Enum(list(gazetteer.codes))

    def find(self, keys: pl.Series, kind: Kind, report: Report) -> NDArray[np.int32]:
        """Return the row of each key, -1 where none joins; these are counted in the report.

        Raises
        ------
        UnusualError
            If a key is no whole number, or is missing.
        """
        if kind.key == "kod":
            codes = keys.cast(self._codes, strict=False)
            row = codes.to_physical().cast(pl.Int32).fill_null(-1).to_numpy()
            reason = _NO_CODE
        else:
            numbers = keys.to_numpy()
            if not ((numbers > 0) & (numbers < MAX_GEONAMEID)).all():
                raise UnusualError(NO_NUMBER)
            whole = numbers.astype(np.int64)
            if (whole != numbers).any():
                raise UnusualError(NO_NUMBER)
            row = self.by_number.rows(whole)
            keys, reason = pl.Series("key", whole), NO_PLACE
        lost = row < 0
        if lost.any():
            counts = keys.filter(pl.Series(lost)).value_counts().rows()
            if kind.key == "kod" and any(clean_code(key) in self.by_code for key, _ in counts):
                raise UnusualError("a code is written in another way")
            for key, count in counts:
                report.unjoin(reason, str(key), count)
        return np.asarray(row, dtype=np.int32)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Intake:
    """Where the rows of files go: joined to settlements, into one panel, and what is left out."""

    rows: Rows
    panel: Panel
    report: Report
    progress: Progress

    def add(self, block: Block, file: str) -> None:
        """Add rows to the panel, except those that contradict earlier ones."""
        contradicts = self.panel.add(block.row, block.year, block.day, block.code)
        for index in np.flatnonzero(contradicts).tolist():
            self.report.reject(
                file,
                int(block.line[index]),
                "contradicts another row of the same place and day, which was kept",
            )


def read_block(block: bytes, line: int, kind: Kind, intake: Intake) -> Block:
    """Return the rows of a block of lines that join; all others are in the report.

    Raises
    ------
    ImportFault
        If a status is none that VIINA has.
    """
    try:
        found = _read_at_once(block, line, kind, intake.rows, intake.report)
    except (pl.exceptions.PolarsError, UnusualError):
        found = _read_row_by_row(block, line, kind, intake.rows, intake.report)
    return found


def _read_at_once(block: bytes, line: int, kind: Kind, rows: Rows, report: Report) -> Block:
    """Read a block in which nothing is unusual; raise UnusualError or PolarsError otherwise."""
    if b'"' in block or b"\r" in block:
        raise UnusualError("quotes or other ends of lines")
    frame = pl.scan_csv(block, has_header=False, schema=_schema(kind)).select(_read(kind)).collect()
    if count_of(b"\n", block) + (not block.endswith(b"\n")) != len(frame):
        raise UnusualError("empty lines")
    if count_of(b",", block) != len(frame) * (len(kind.columns) - 1):
        raise UnusualError("rows of different lengths")
    if frame[kind.key].null_count() or frame["date"].null_count():
        raise UnusualError("a key or a date is missing")
    year, day = year_and_day(frame["date"].to_numpy())
    if (year < 0).any():
        raise UnusualError("no date")
    code = _packed(frame, kind)
    row = rows.find(frame[kind.key], kind, report)
    report.read += len(frame)
    joined = np.flatnonzero(row >= 0)
    return Block(
        row=row[joined],
        year=year[joined],
        day=day[joined],
        code=code[joined],
        line=joined + line,
    )


def _schema(kind: Kind) -> dict[str, pl.DataType | type[pl.DataType]]:
    key = pl.Float64 if kind.key == "geonameid" else pl.String
    known = {kind.key: key, "date": pl.Int32} | dict.fromkeys(STATUS_COLUMNS, _ENUM)
    return {column: known.get(column, pl.String) for column in kind.columns}


def _read(kind: Kind) -> list[str]:
    """Return the columns that matter, in the order of the file."""
    wanted = {kind.key, "date", *kind.statuses}
    return [column for column in kind.columns if column in wanted]


def _packed(frame: pl.DataFrame, kind: Kind) -> NDArray[np.uint16]:
    """Return the statuses of each row in one number; the enumeration is in the order of codes."""
    code = np.zeros(len(frame), dtype=np.uint16)
    for place, column in enumerate(STATUS_COLUMNS):
        if column in kind.columns:
            status = frame[column].to_physical().cast(pl.Int16).fill_null(-1).to_numpy() + 1
            code |= status.astype(np.uint16) << np.uint16(STATUS_BITS * place)
    return code


def _read_row_by_row(block: bytes, line: int, kind: Kind, rows: Rows, report: Report) -> Block:
    """Read a block with the rows at fault named."""
    kept: list[tuple[int, int, int, int]] = []
    for number, cells in _cells(block, line, kind, report):
        report.read += 1
        try:
            values = dict(zip(kind.columns, cells, strict=True))
            date = _date(values["date"])
            code = _statuses(values, kind, number)
            row = _row(values[kind.key], kind, rows, report)
        except ValueError as error:
            if isinstance(error, ImportFault):
                raise
            reason = "another number of columns" if len(cells) != len(kind.columns) else str(error)
            report.reject(kind.file, number, reason, ",".join(cells))
            continue
        if row >= 0:
            kept.append((row, date, code, number))
    table = np.array(kept, dtype=np.int64).reshape(-1, 4)
    year, day = year_and_day(table[:, 1].astype(np.int32))
    return Block(
        row=table[:, 0].astype(np.int32),
        year=year,
        day=day,
        code=table[:, 2].astype(np.uint16),
        line=table[:, 3],
    )


def _cells(block: bytes, line: int, kind: Kind, report: Report) -> Iterator[tuple[int, list[str]]]:
    """Yield line numbers and cells; a line that is not UTF-8 or not CSV is rejected here."""
    for number, raw in enumerate(io.BytesIO(block), line):
        if not raw.strip():
            continue
        try:
            yield number, next(csv.reader([raw.decode("utf-8")], strict=True))
        except (UnicodeDecodeError, csv.Error, StopIteration) as error:
            report.read += 1
            reason = "not UTF-8" if isinstance(error, UnicodeDecodeError) else f"not CSV: {error}"
            report.reject(kind.file, number, reason, raw.decode("utf-8", "replace").strip())


def _date(text: str) -> int:
    number = int(text) if text.strip().isdecimal() and text.isascii() else 0
    if year_and_day(np.array([number], dtype=np.int64).clip(0, 2**31 - 1).astype(np.int32))[0] < 0:
        raise ValueError("the date is none of the form YYYYMMDD")
    return number


def _statuses(values: Mapping[str, str], kind: Kind, line: int) -> int:
    code = 0
    for place, column in enumerate(STATUS_COLUMNS):
        word = values.get(column, "").strip()
        if word and word not in STATUSES:
            raise unknown_status(kind.file, column, word, line)
        code |= int(STATUSES.get(word, 0)) << (STATUS_BITS * place)
    return code


def _row(text: str, kind: Kind, rows: Rows, report: Report) -> int:
    if kind.key == "kod":
        code = clean_code(text)
        row = rows.by_code.get(code, -1)
        if not code:
            raise ValueError("the KATOTTG code is missing")
        if row < 0:
            report.unjoin(_NO_CODE, code)
        return row
    number = whole_number(text)
    row = int(rows.by_number.rows(np.array([number]))[0])
    if row < 0:
        report.unjoin(NO_PLACE, str(number))
    return row
