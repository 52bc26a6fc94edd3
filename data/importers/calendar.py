"""Dates written as ``YYYYMMDD`` numbers, whole columns at a time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Years of which a dataset about this war may speak.
FIRST_YEAR, LAST_YEAR = 2014, 2049

_BASE = FIRST_YEAR * 10_000


def _table() -> NDArray[np.int32]:
    """Return year * 512 + day of the year (from 0) for each number, -1 where it is no date."""
    table = np.full((LAST_YEAR - FIRST_YEAR + 1) * 10_000, -1, dtype=np.int32)
    day = date(FIRST_YEAR, 1, 1)
    while day.year <= LAST_YEAR:
        number = (day.year * 100 + day.month) * 100 + day.day
        table[number - _BASE] = day.year * 512 + day.timetuple().tm_yday - 1
        day += timedelta(days=1)
    return table


_TABLE = _table()


def year_and_day(numbers: NDArray[np.int32]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return years, and days of the year from 0; both are -1 for what is no date. Pure."""
    index = numbers.astype(np.int64) - _BASE
    inside = (index >= 0) & (index < len(_TABLE))
    found = np.where(inside, _TABLE[np.where(inside, index, 0)], -1)
    return (found >> 9).astype(np.int32), np.where(found < 0, -1, found & 511).astype(np.int32)
