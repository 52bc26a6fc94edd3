"""Regions: any settlements together, what became of them, and how they compare."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from data.division import Division, Scheme, crosswalk, divide
from data.frontdistance import front_column
from data.history import LEDGER_LAYER
from data.importers.polygon import inside as inside_area
from data.occupationdays import NEVER, Stay, Turns, stay, turns
from data.selection import Filters, selected_rows
from data.series import Category, Groups, Series, Weights, series
from data.totals import Measure, weights

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from numpy.typing import NDArray
    from shapely import MultiPolygon

    from data.division import Crossing
    from data.history import History
    from data.store import Store

    Rows = NDArray[np.int64]

#: Days after the last of the history: where "never" stands while the first of several days is looked for.
_BEYOND = np.iinfo(np.int32).max


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of some settlements: from which day to which, of which layer, known when."""

    first: date
    last: date
    layer: str = LEDGER_LAYER
    known_as_of: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Fates:
    """What became of each of some settlements; all arrays are in the order of ``rows``."""

    rows: Rows
    occupied: Stay
    contested: Stay
    turns: Turns


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GroupFates:
    """The same summed up by group, one entry per code of the division.

    ``ever_occupied`` counts settlements that were occupied for a day or more; ``mean_days`` is the
    mean of their days, 0 where none was.
    """

    division: Division
    settlements: NDArray[np.int64]
    ever_occupied: NDArray[np.int64]
    settlement_days: NDArray[np.int64]
    mean_days: NDArray[np.float64]
    contested_days: NDArray[np.int64]
    first: NDArray[np.int32]
    last: NDArray[np.int32]


class Regions:
    """Questions about any settlements of a store. Never changes; may be shared among threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._division = lru_cache(maxsize=len(Scheme))(self._divided)
        self._weights = lru_cache(maxsize=len(Measure))(self._weighed)

    def rows(self, units: Sequence[str] = (), area: MultiPolygon | None = None) -> Rows:
        """Return the settlements in any of some units or inside an area; all in focus if neither.

        Parameters
        ----------
        units
            Codes of units of any level, and of settlements; they add up.
        area
            In degrees; a settlement is inside if its point is in a part, or lies on its border.

        Raises
        ------
        UnknownPlaceError
            If a unit is not in the gazetteer.
        """
        gazetteer = self._store.gazetteer
        if not units and area is None:
            return selected_rows(gazetteer, self._store.scoped(Filters()))
        inside = np.zeros(len(gazetteer), dtype=np.bool_)
        for unit in units:
            inside[[gazetteer.index_of(code) for code in gazetteer.codes_in(unit)]] = True
        if area is not None:
            inside |= inside_area(area, gazetteer.positions)
        return np.flatnonzero(inside)

    def division(self, scheme: Scheme) -> Division:
        """Return the settlements of the country divided by a scheme."""
        return self._division(scheme)

    def crosswalk(self, rows: Rows) -> tuple[Crossing, ...]:
        """Return how raions of today, former ones and occupation districts fit together."""
        schemes = (Scheme.RAION, Scheme.FORMER_RAION, Scheme.OCCUPATION)
        return crosswalk([self.division(scheme) for scheme in schemes], rows)

    def totals(
        self, rows: Rows, measure: Measure, question: Question, division: Division | None = None
    ) -> Series:
        """Return totals by group, category and day; all settlements are one group without a division.

        Raises
        ------
        OutOfRangeError
            If a day lies outside the ledger, or the last before the first.
        """
        groups = _one_group(rows, len(self._store.gazetteer))
        if division is not None:
            groups = division.among(rows).groups
        return series(
            self._history(question),
            groups,
            question.first,
            question.last,
            self._weights(measure),
        )

    def known(self, rows: Rows, measure: Measure) -> int:
        """Return of how many of some settlements the measure is known."""
        return int(np.count_nonzero(self._weights(measure)[rows]))

    def front_km(self, day: date, filters: Filters) -> list[float | None]:
        """Return how far each settlement that is selected is from the nearest of other control.

        In kilometres, in the order of :meth:`data.store.Store.snapshot`; see
        :mod:`data.frontdistance`.

        Raises
        ------
        OutOfRangeError
            If the day lies outside the ledger.
        """
        shot, rows = self._store.snapshot(day, filters)
        return front_column(shot.status, self._store.gazetteer.positions, rows)

    def fates(self, rows: Rows, question: Question) -> Fates:
        """Return what became of some settlements, one by one.

        Raises
        ------
        OutOfRangeError
            If a day lies outside the ledger.
        """
        history = self._history(question)
        start, end = history.day(question.first), history.day(question.last) + 1
        occupied, contested = (
            stay(history, category, start, end)
            for category in (Category.OCCUPIED, Category.CONTESTED)
        )
        changed = turns(history, start, end)
        return Fates(
            rows=rows,
            occupied=_stay_of(occupied, rows),
            contested=_stay_of(contested, rows),
            turns=Turns(
                first=changed.first[rows], last=changed.last[rows], count=changed.count[rows]
            ),
        )

    def group_fates(self, fates: Fates, scheme: Scheme) -> GroupFates:
        """Return the fates of settlements summed up by group; settlements in none are left out."""
        division = self.division(scheme).among(fates.rows)
        group = division.groups.of[fates.rows]
        inside, n_groups = group >= 0, len(division.names)
        group = group[inside]
        days = fates.occupied.best[inside].astype(np.int64)
        first, last = fates.turns.first[inside], fates.turns.last[inside]
        earliest = np.full(n_groups, _BEYOND, dtype=np.int32)
        np.minimum.at(earliest, group, np.where(first == NEVER, _BEYOND, first))
        latest = np.full(n_groups, NEVER, dtype=np.int32)
        np.maximum.at(latest, group, last)
        ever = _sums(group, days > 0, n_groups)
        sums = _sums(group, days, n_groups)
        return GroupFates(
            division=division,
            settlements=_sums(group, np.ones(len(group)), n_groups),
            ever_occupied=ever,
            settlement_days=sums,
            mean_days=sums / np.maximum(ever, 1),
            contested_days=_sums(group, fates.contested.best[inside], n_groups),
            first=np.where(earliest == _BEYOND, NEVER, earliest),
            last=latest,
        )

    def _history(self, question: Question) -> History:
        return self._store.history(question.layer, question.known_as_of)

    def _divided(self, scheme: Scheme) -> Division:
        return divide(scheme, self._store.ledger, self._store.gazetteer)

    def _weighed(self, measure: Measure) -> Weights:
        gazetteer = self._store.gazetteer
        return weights(measure, gazetteer, self._store.cells.km2(len(gazetteer)))


def _one_group(rows: Rows, n_rows: int) -> Groups:
    of = np.full(n_rows, -1, dtype=np.int32)
    of[rows] = 0
    return Groups(codes=("",), of=of)


def _stay_of(whole: Stay, rows: Rows) -> Stay:
    return Stay(best=whole.best[rows], low=whole.low[rows], high=whole.high[rows])


def _sums(group: NDArray[np.int32], values: NDArray[np.generic], n: int) -> NDArray[np.int64]:
    sums: NDArray[np.int64] = np.bincount(group, weights=values, minlength=n).astype(np.int64)
    return sums
