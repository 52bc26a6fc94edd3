"""Rows of VIINA's long form: blocks of lines -> settlement, day and packed statuses.

A block is read at once (:mod:`data.importers.viina_blocks`), in a thread, while the one before it
goes into the panel. If anything in it is unusual, it is read again row by row, which finds the rows
at fault and says why; both ways give the same for good rows.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from data.importers.ahead import ahead
from data.importers.calendar import year_and_day
from data.importers.errors import ImportFault
from data.importers.panel import STATUS_BITS
from data.importers.places import clean_code
from data.importers.viina_blocks import UNUSUAL, Found, Rows, read_at_once
from data.importers.viina_form import (
    NO_CODE,
    NO_PLACE,
    STATUS_COLUMNS,
    STATUSES,
    Block,
    Kind,
    unknown_status,
    whole_number,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from data.importers.panel import Panel
    from data.importers.progress import Progress
    from data.importers.report import Report


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


def read_blocks(blocks: Iterable[tuple[bytes, int]], kind: Kind, intake: Intake) -> None:
    """Add all rows of blocks of lines, each with the number of its first line, to the panel.

    Raises
    ------
    ImportFault
        If a status is none that VIINA has.
    """

    def at_once(block: tuple[bytes, int]) -> Found | None:
        try:
            return read_at_once(*block, kind, intake.rows)
        except UNUSUAL:
            return None

    for (block, line), found in ahead(at_once, blocks):
        if found is None:
            rows = read_row_by_row(block, line, kind, intake.rows, intake.report)
        else:
            rows = found.block
            intake.report.read += found.read
            for reason, key, count in found.lost:
                intake.report.unjoin(reason, key, count)
        intake.add(rows, kind.file)
        intake.progress.advance(len(block))


def read_row_by_row(block: bytes, line: int, kind: Kind, rows: Rows, report: Report) -> Block:
    """Return the rows of a block that join; all others are in the report, those at fault named."""
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
            report.unjoin(NO_CODE, code)
        return row
    number = whole_number(text)
    row = int(rows.by_number.rows(np.array([number]))[0])
    if row < 0:
        report.unjoin(NO_PLACE, str(number))
    return row
