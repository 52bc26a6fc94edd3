"""The wide form of VIINA 1: a row per place, a column per run ``ctr_YYYYMMDDHHMMSS``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from data.importers.calendar import year_and_day
from data.importers.csvrows import BROKEN, csv_rows
from data.importers.errors import ImportFault
from data.importers.viina_form import (
    NO_PLACE,
    STATUSES,
    Block,
    Kind,
    unknown_status,
    whole_number,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.importers.files import Input
    from data.importers.viina_rows import Intake

_RUN = re.compile(r"ctr_(\d{8})\d{6}", re.ASCII)


def is_wide(head: bytes) -> bool:
    """Tell whether a header is that of the wide form."""
    return head.startswith(b"geonameid,") and b",ctr_20" in head


def read_wide(file: Input, intake: Intake) -> Kind:
    """Add all rows of a wide file; of several runs of a day the last counts.

    Raises
    ------
    ImportFault
        If the file is no CSV, or a status is none that VIINA has.
    """
    runs: _Runs | None = None
    for line, cells in csv_rows(file):
        if runs is None:
            runs = _Runs(cells, file.name)
            continue
        if not any(cells):
            continue
        intake.report.read += 1
        block = _block(cells, runs, line, intake)
        if block is not None:
            intake.add(block, file.name)
    intake.progress.advance(file.size)
    return Kind(key="geonameid", columns=("geonameid", "date", "status"), file=file.name)


class _Runs:
    """The columns of a header that hold a day's last run, and their days."""

    def __init__(self, header: Sequence[str], file: str) -> None:
        last: dict[int, tuple[str, int]] = {}
        for place, name in enumerate(header):
            found = _RUN.fullmatch(name.strip())
            if found is not None:
                day = int(found[1])
                last[day] = max(last.get(day, ("", 0)), (name.strip(), place))
        years, days = year_and_day(np.array(sorted(last), dtype=np.int32))
        if not last or (years < 0).any():
            raise ImportFault(file, "a column ctr_… names no date", "fetch it again", line=1)
        self.file = file
        self.width = len(header)
        self.names = [last[day][0] for day in sorted(last)]
        self.places = [last[day][1] for day in sorted(last)]
        self.years, self.days = years, days


def _block(cells: Sequence[str], runs: _Runs, line: int, intake: Intake) -> Block | None:
    """Return the days of one place of which something is said; None if it is left out."""
    if len(cells) != runs.width:
        intake.report.reject(runs.file, line, "another number of columns", ",".join(cells[:3]))
        return None
    try:
        number = whole_number(cells[0])
    except ValueError as error:
        intake.report.reject(runs.file, line, str(error), cells[0])
        return None
    row = int(intake.rows.by_number.rows(np.array([number]))[0])
    if row < 0:
        intake.report.unjoin(NO_PLACE, str(number))
        return None
    words = [cells[place].strip() for place in runs.places]
    if any(BROKEN in word for word in words):
        intake.report.reject(runs.file, line, "not UTF-8", cells[0])
        return None
    for name, word in zip(runs.names, words, strict=True):
        if word and word not in STATUSES:
            raise unknown_status(runs.file, name, word, line)
    code = np.array([int(STATUSES.get(word, 0)) for word in words], dtype=np.uint16)
    said = np.flatnonzero(code)
    return Block(
        row=np.full(len(said), row, dtype=np.int32),
        year=runs.years[said],
        day=runs.days[said],
        code=code[said],
        line=np.full(len(said), line, dtype=np.int64),
    )
