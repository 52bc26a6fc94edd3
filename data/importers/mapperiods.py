"""Pictures of somebody's map by period: the heaviest polygon over each settlement, and what it covers.

Most maps are of single days, and some state from when to when a polygon holds. Polygons of one period
share a picture; what holds on a day is the heaviest of all pictures whose period it lies in.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from data.importers.cellshares import packed_pieces, shares_of_pictures
from data.importers.packing import packed_arrays, unpacked_arrays
from data.importers.pictures import IMPLIED, STATUS_OF_RANK, stretches_of_pictures
from data.importers.report import Report
from data.layerspells import HELD_DAYS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from data.importers.cellshares import CellShares, Pieces
    from data.layershares import Shares
    from data.layerspells import Stretches

    Period = tuple[int, int]

#: End of a period that goes on as far as the map does.
OPEN = int(np.iinfo(np.int32).max)

#: Most different periods of one import, and most days between which its picture changes: their
#: pictures are held in memory, 30 kB each.
MAX_PERIODS = 5_000


class TooManyPeriodsError(ValueError):
    """A map has more periods than memory should hold."""


class MapPeriods:
    """Gathers polygons by period ``[start, end)``, as :class:`data.importers.staging.Work`.

    Parameters
    ----------
    settlements
        Number of settlements; rows are below it.
    cells
        Cells of which shares are measured, if any.
    """

    def __init__(self, settlements: int, cells: CellShares | None) -> None:
        self.report = Report()
        #: Whether any polygon has the attribute that states its end.
        self.ends_stated = False
        self._n, self._cells = settlements, cells
        self._ranks: dict[Period, NDArray[np.uint8]] = {}
        self._pieces: dict[Period, list[Pieces]] = defaultdict(list)
        self._new: set[Period] = set()
        self._new_pieces: list[tuple[Period, Pieces]] = []
        self._before = Report()

    def __bool__(self) -> bool:
        """Tell whether there is any picture."""
        return bool(self._ranks)

    def add(
        self, period: Period, rank: int, rows: NDArray[np.int64], pieces: Pieces | None
    ) -> None:
        """Add a polygon: the rank of its status, the settlements under it, what it covers.

        Raises
        ------
        TooManyPeriodsError
            If it is of one period too many.
        """
        picture = self._picture(period)
        picture[rows] = np.maximum(picture[rows], rank)
        self._new.add(period)
        if pieces is not None:
            self._pieces[period].append(pieces)
            self._new_pieces.append((period, pieces))

    def _picture(self, period: Period) -> NDArray[np.uint8]:
        if period not in self._ranks:
            if len(self._ranks) == MAX_PERIODS:
                raise TooManyPeriodsError(f"more than {MAX_PERIODS:,} days or periods")
            self._ranks[period] = np.zeros(self._n, dtype=np.uint8)
        return self._ranks[period]

    def packed(self) -> bytes:
        """Return the pictures that were drawn on since the last call, and what is new besides.

        A picture is whole: the heavier of it and an earlier one counts.
        """
        periods = sorted(self._new)
        of_pieces = [period for period, _ in self._new_pieces]
        raw = packed_arrays(
            report=np.frombuffer(self.report.packed(), np.uint8),
            ends_stated=np.array(self.ends_stated),
            periods=np.array(periods, dtype=np.int32).reshape(-1, 2),
            ranks=np.array([self._ranks[each] for each in periods], np.uint8).reshape(-1, self._n),
            piece_periods=np.array(of_pieces, dtype=np.int32).reshape(-1, 2),
            **packed_pieces([pieces for _, pieces in self._new_pieces]),
        )
        self._settle()
        return raw

    def restore(self, kept: bytes) -> None:
        """Take up what :meth:`packed` returned, after what is here."""
        arrays: dict[str, NDArray[Any]] = unpacked_arrays(kept)
        self.report = Report.unpacked(arrays["report"].tobytes())
        self.ends_stated = bool(arrays["ends_stated"])
        for period, ranks in zip(
            map(tuple, arrays["periods"].tolist()), arrays["ranks"], strict=True
        ):
            np.maximum(self._picture(period), ranks, out=self._picture(period))
        if self._cells is not None:
            of_pieces = map(tuple, arrays["piece_periods"].tolist())
            for period, pieces in zip(of_pieces, self._cells.restored(arrays), strict=True):
                self._pieces[period].append(pieces)
        self._settle()

    def whole_report(self) -> Report:
        """Return all that was left out."""
        self._settle()
        return self._before

    def _settle(self) -> None:
        self._before.extend(self.report)
        self.report = Report()
        self._new.clear()
        self._new_pieces.clear()

    def pictures(self) -> Pictures:
        """Return what holds when; an open period goes on to the last day that the map names.

        Raises
        ------
        TooManyPeriodsError
            If the picture changes too often.
        """
        named = [day for period in self._ranks for day in (period[0] + 1, period[1]) if day != OPEN]
        last = max(named)
        closed = {
            period: (period[0], last if period[1] == OPEN else period[1]) for period in self._ranks
        }
        breaks = np.unique(np.array(list(closed.values()), dtype=np.int32))
        first = {period: np.searchsorted(breaks, each) for period, each in closed.items()}
        turns = np.zeros(len(breaks) + 1, dtype=np.int64)
        for low, high in first.values():
            turns[low] += 1
            turns[high] -= 1
        spoken = np.cumsum(turns)[: len(breaks) - 1] > 0
        place = np.concatenate(([0], np.cumsum(spoken)))
        if place[-1] > MAX_PERIODS:
            raise TooManyPeriodsError(f"the picture changes on more than {MAX_PERIODS:,} days")
        ranks = np.zeros((int(place[-1]), self._n), dtype=np.uint8)
        pieces: list[list[Pieces]] = [[] for _ in range(len(ranks))]
        for period, (low, high) in first.items():
            inside = slice(int(place[low]), int(place[high]))
            np.maximum(ranks[inside], self._ranks[period], out=ranks[inside])
            for each in pieces[inside]:
                each.extend(self._pieces.get(period, ()))
        return Pictures(
            ranks=ranks,
            starts=breaks[:-1][spoken],
            ends=breaks[1:][spoken],
            pieces=pieces,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pictures:
    """Pictures in order, each of the days ``[start, end)``, from 1970-01-01; none overlap.

    ``ranks`` has the shape (pictures, settlements); ``pieces`` are what occupied land covers.
    """

    ranks: NDArray[np.uint8]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    pieces: list[list[Pieces]]

    def said(self, placed: NDArray[np.int64], elsewhere: int) -> Stretches:
        """Return what the pictures say; of ``placed`` settlements under no polygon, ``elsewhere``."""
        codes = STATUS_OF_RANK[self.ranks]
        if elsewhere:
            under = codes[:, placed]
            codes[:, placed] = np.where(under == 0, np.uint8(elsewhere) | IMPLIED, under)
        return stretches_of_pictures(codes, self.starts, self.ends)

    def shares(self, cells: CellShares, held_days: int = HELD_DAYS) -> Shares:
        """Return how much of each cell is occupied when."""
        per_cent = np.array([cells.per_cent(each) for each in self.pieces])
        return shares_of_pictures(per_cent, self.starts, cells.rows, held_days, ends=self.ends)
