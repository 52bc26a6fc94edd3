"""Layer agreement: where two histories say the same, day by day and place by place. Pure, vectorised.

Only settlement-days of which both know something are compared: silence is no opinion. (How far owners
of the ledger's claims agree is another question: :mod:`data.agreement`.)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from data.status import ControlStatus

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from data.history import History
    from data.series import Groups

    Ints = NDArray[np.int32]
    Counts = NDArray[np.int64]
    Flags = NDArray[np.bool_]

_STATUSES = len(ControlStatus)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Days:
    """Settlements by day from ``start`` (an index): of which both know the status, and the same."""

    start: int
    known: Counts
    equal: Counts

    @property
    def share(self) -> NDArray[np.float64]:
        """The share of the known ones that are equal; NaN on days on which none is known."""
        return shares(self.equal, self.known)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pair:
    """Two histories side by side: stretches of days on which neither changes.

    Columns of equal length in order of ``row`` (a settlement), then ``start``: days ``[start, end)``
    with the status that each has.
    """

    row: Ints
    start: Ints
    end: Ints
    one: NDArray[np.uint8]
    other: NDArray[np.uint8]

    @property
    def known(self) -> Flags:
        """Whether both know a status."""
        found: Flags = (self.one != ControlStatus.UNKNOWN) & (self.other != ControlStatus.UNKNOWN)
        return found

    @property
    def equal(self) -> Flags:
        """Whether both know the same status."""
        same: Flags = self.known & (self.one == self.other)
        return same

    def within(self, rows: NDArray[np.integer], start: int, end: int) -> Pair:
        """Return what concerns some settlements on days ``[start, end)``."""
        chosen = np.zeros(int(max(self.row.max(initial=-1), rows.max(initial=-1))) + 1, dtype=bool)
        chosen[rows] = True
        low, high = np.maximum(self.start, start), np.minimum(self.end, end)
        kept = chosen[self.row] & (low < high)
        return Pair(
            row=self.row[kept],
            start=low[kept],
            end=high[kept],
            one=self.one[kept],
            other=self.other[kept],
        )

    def on_days(self, start: int, end: int) -> Days:
        """Return how many settlements both know, and know the same, on each day ``[start, end)``."""
        known, equal = (_per_day(self, flags, start, end) for flags in (self.known, self.equal))
        return Days(start=start, known=known, equal=equal)

    def confusion(self) -> Counts:
        """Return settlement-days by the status that each has, shape (statuses, statuses).

        Rows are the statuses of the first, columns those of the second; unknown is among them.
        """
        cell = self.one.astype(np.int64) * _STATUSES + self.other
        days = np.bincount(cell, weights=self.end - self.start, minlength=_STATUSES**2)
        return days.astype(np.int64).reshape(_STATUSES, _STATUSES)

    def by_group(self, groups: Groups) -> tuple[Counts, Counts]:
        """Return the settlement-days that both know, and know the same, of each group."""
        group, length = groups.of[self.row], self.end - self.start
        found = []
        for flags in (self.known, self.equal):
            kept = flags & (group >= 0)
            sums = np.bincount(group[kept], weights=length[kept], minlength=len(groups.codes))
            found.append(sums.astype(np.int64))
        return found[0], found[1]


def pair(one: History, other: History) -> Pair:
    """Return two histories side by side.

    Raises
    ------
    ValueError
        If they are not about the same settlements and days.
    """
    if (one.first, one.last, one.codes) != (other.first, other.last, other.codes):
        raise ValueError(f"{one.layer} and {other.layer} differ in settlements or days")
    stride = one.n_days
    starts = [past.settlement.astype(np.int64) * stride + past.start for past in (one, other)]
    key = np.union1d(*starts)
    status = [
        past.status[np.searchsorted(opened, key, side="right") - 1]
        for past, opened in zip((one, other), starts, strict=True)
    ]
    # The last stretch of a settlement ends where the first of the next begins.
    following = np.append(key[1:], len(one.codes) * stride)
    row, start = np.divmod(key, stride)
    return Pair(
        row=row.astype(np.int32),
        start=start.astype(np.int32),
        end=(start + following - key).astype(np.int32),
        one=status[0],
        other=status[1],
    )


def shares(equal: Counts, known: Counts) -> NDArray[np.float64]:
    """Return what part of the known ones is equal; NaN where none is known."""
    found = np.full(known.shape, np.nan)
    np.divide(equal, known, out=found, where=known > 0)
    return found


def _per_day(found: Pair, kept: Flags, start: int, end: int) -> Counts:
    """Count the stretches that are open on each day."""
    low = np.clip(found.start[kept], start, end) - start
    high = np.clip(found.end[kept], start, end) - start
    days = end - start + 1
    opened = np.bincount(low, minlength=days) - np.bincount(high, minlength=days)
    return np.cumsum(opened)[:-1].astype(np.int64)
