"""Panels: tables of settlement, day and statuses, in any order of rows, as runs along days.

The statuses of a row are packed into one small number and scattered into a matrix of settlements
and the days of a year (uint16: 22 MB a year of the whole country); runs of equal numbers along days
are then read off. No sort, duplicates are met where they fall, and between two files only runs are
kept, so that memory does not grow with the years.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from data.layerspells import Stretches, day_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Codes = NDArray[np.uint16]
    Ints = NDArray[np.int32]

#: Bits of one status in a packed number; its values are those of ControlStatus, 0 says nothing.
STATUS_BITS = 2
_STATUS_MASK = (1 << STATUS_BITS) - 1

#: Columns of statuses that fit beside the bit that says "there is a row".
MAX_COLUMNS = 7
PRESENT = np.uint16(1 << (STATUS_BITS * MAX_COLUMNS))

_LEAP_YEAR = 366

_RUN_COLUMNS = ("row", "start", "end", "code")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Runs:
    """Runs of equal numbers: settlement, first day and day after the last (from 1970), number."""

    row: Ints
    start: Ints
    end: Ints
    code: Codes


class Panel:
    """Rows of (settlement, day, packed statuses), added in any order.

    Parameters
    ----------
    settlements
        Number of settlements; rows are below it.
    """

    def __init__(self, settlements: int) -> None:
        self._n = settlements
        self._years: dict[int, Codes] = {}
        self._packed: dict[int, Runs] = {}

    def add(self, row: Ints, year: Ints, day: Ints, code: Codes) -> NDArray[np.bool_]:
        """Add rows; return which of them contradict one that is there: these are not added.

        ``day`` counts from the first of January. Of two rows for one settlement and day the first
        is kept; an equal one is no contradiction.
        """
        contradicts = np.zeros(len(row), dtype=np.bool_)
        one = len(year) > 0 and year.min() == year.max()
        for each in [int(year[0])] if one else np.unique(year).tolist():
            chosen = slice(None) if one else year == each
            matrix = self._matrix(each).reshape(-1)
            at = row[chosen].astype(np.int64) * _LEAP_YEAR + day[chosen]
            new = code[chosen] | PRESENT
            free = matrix.take(at) == 0
            # Backwards, so that the first of equal places is written last.
            matrix[at[free][::-1]] = new[free][::-1]
            contradicts[chosen] = matrix.take(at) != new
        return contradicts

    def settle(self) -> None:
        """Keep only runs of what was added so far: to be called between two files."""
        for year, matrix in self._years.items():
            self._packed[year] = _runs(matrix, day_number(date(year, 1, 1)))
        self._years.clear()

    def runs(self) -> Runs:
        """Return all runs in order of settlement, then day; runs end where a year ends."""
        self.settle()
        parts = [self._packed[year] for year in sorted(self._packed)]
        columns = {
            name: np.concatenate([getattr(part, name) for part in parts] or [np.zeros(0, dtype)])
            for name, dtype in (
                ("row", np.int32),
                ("start", np.int32),
                ("end", np.int32),
                ("code", np.uint16),
            )
        }
        order = np.lexsort((columns["start"], columns["row"]))
        return Runs(**{name: values[order] for name, values in columns.items()})

    def packed(self) -> dict[str, NDArray[Any]]:
        """Return all that was added, as arrays by name."""
        self.settle()
        return {
            f"{name}.{year}": getattr(runs, name)
            for year, runs in self._packed.items()
            for name in _RUN_COLUMNS
        }

    def restore(self, packed: Mapping[str, NDArray[Any]]) -> None:
        """Take up what :meth:`packed` returned, in place of what is here."""
        years = {int(name.rpartition(".")[2]) for name in packed}
        self._years.clear()
        self._packed = {
            year: Runs(**{name: packed[f"{name}.{year}"] for name in _RUN_COLUMNS})
            for year in sorted(years)
        }

    def _matrix(self, year: int) -> Codes:
        if year not in self._years:
            matrix = np.zeros((self._n, _LEAP_YEAR), dtype=np.uint16)
            if year in self._packed:
                _restore(matrix, self._packed.pop(year), day_number(date(year, 1, 1)))
            self._years[year] = matrix
        return self._years[year]


def _runs(matrix: Codes, first: int) -> Runs:
    """Return the runs of a matrix that are not 0; ``first`` is the day of its first column."""
    starts = np.empty(matrix.shape, dtype=np.bool_)
    starts[:, 0] = True
    np.not_equal(matrix[:, 1:], matrix[:, :-1], out=starts[:, 1:])
    begin = np.flatnonzero(starts.reshape(-1))
    end = np.append(begin[1:], matrix.size)
    code = matrix.reshape(-1)[begin]
    said = code != 0
    row, start = np.divmod(begin[said], _LEAP_YEAR)
    return Runs(
        row=row.astype(np.int32),
        start=(start + first).astype(np.int32),
        end=(end[said] - row * _LEAP_YEAR + first).astype(np.int32),
        code=code[said],
    )


def _restore(matrix: Codes, runs: Runs, first: int) -> None:
    """Write runs back into the matrix that they came from."""
    lengths = runs.end - runs.start
    begin = runs.row.astype(np.int64) * _LEAP_YEAR + runs.start - first
    shift = np.repeat(begin - np.cumsum(lengths) + lengths, lengths)
    matrix.reshape(-1)[shift + np.arange(len(shift))] = np.repeat(runs.code, lengths)


def stretches_of(runs: Runs, column: int) -> Stretches:
    """Return what one column of statuses says."""
    status = ((runs.code >> (STATUS_BITS * column)) & _STATUS_MASK).astype(np.uint8)
    said = status != 0
    row, start, end = runs.row[said], runs.start[said], runs.end[said]
    status = status[said]
    first = np.concatenate(
        (
            [True],
            (row[1:] != row[:-1]) | (start[1:] != end[:-1]) | (status[1:] != status[:-1]),
        )
    )[: len(row)]
    begin = np.flatnonzero(first)
    final = np.append(begin[1:], len(row))[: len(begin)] - 1
    return Stretches(
        row=row[begin],
        start=start[begin],
        end=end[final],
        status=status[begin],
        implied=np.zeros(len(begin), dtype=np.bool_),
    )
