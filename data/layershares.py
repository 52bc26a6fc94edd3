"""Shares: how much of each settlement's cell a layer's polygons of occupied land cover. Pure.

Beside the status, which the settlement's point decides: a village may be held while half of its land
is not. Days are counted from 1970-01-01, as in :mod:`data.layerspells`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

#: Shares are kept in whole per cent: outlines are no better than that.
PER_CENT = 100


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shares:
    """Runs ``[start, end)`` of days with one share, in order of ``row``, then ``start``.

    Only settlements with a cell have runs; on days outside them nothing is known.
    """

    row: NDArray[np.int32]
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    per_cent: NDArray[np.uint8]

    def on(self, day: int, settlements: int) -> Floats:
        """Return the share of each settlement on a day, from 0 to 1; NaN where none is known."""
        found = np.full(settlements, np.nan)
        inside = (self.start <= day) & (day < self.end)
        found[self.row[inside]] = self.per_cent[inside] / PER_CENT
        return found

    def within(
        self, row: NDArray[np.int32], start: NDArray[np.int32], end: NDArray[np.int32]
    ) -> tuple[Floats, Floats]:
        """Return the least and the greatest share of settlements over days ``[start, end)``.

        Columns of equal length; NaN where no share is known on any of the days.
        """
        low, high = (np.full(len(row), np.nan) for _ in range(2))
        first = np.searchsorted(self.row, row, "left")
        last = np.searchsorted(self.row, row, "right")
        for at in np.flatnonzero(first < last).tolist():
            runs = slice(first[at], last[at])
            met = (self.start[runs] < end[at]) & (self.end[runs] > start[at])
            if met.any():
                values = self.per_cent[runs][met]
                low[at], high[at] = values.min() / PER_CENT, values.max() / PER_CENT
        return low, high
