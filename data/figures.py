"""Figures: what somebody reported beside what the ledger itself yields for the same unit and days.

A *stock* is what was so on a day: its range runs over all days that the figure may speak of. A
*flow* is what came about within the days of the figure: from the day before the first to the last.
Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from data.event import Indicator
from data.extent import Band, extent, held
from data.history import History
from data.series import Category
from data.source import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from data.dates import UncertainDate
    from data.ledger import Ledger
    from geo.gazetteer import Gazetteer

    Floats = NDArray[np.float64]

#: Decimals of what the ledger yields: thousandths of a percent or of a square kilometre.
DECIMALS = 3


class Basis(StrEnum):
    """What a comparable figure counts."""

    SETTLEMENTS = "settlements"
    HROMADAS = "hromadas"
    KM2 = "km2"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How a measure is read off a history.

    ``is_flow`` tells a flow from a stock. ``is_part`` marks what can only be a part of what the
    history counts: a lower figure than the ledger's is then no difference.
    """

    basis: Basis
    category: Category
    is_flow: bool = False
    is_part: bool = False


#: The measures that a history can yield. All others count people, plans or losses.
COMPARISONS: Mapping[str, Comparison] = {
    "settlements_held": Comparison(basis=Basis.SETTLEMENTS, category=Category.OCCUPIED),
    # Whom an administration reaches is no status, but it reaches no place that is not occupied.
    "settlements_administered": Comparison(
        basis=Basis.SETTLEMENTS, category=Category.OCCUPIED, is_part=True
    ),
    "settlements_grey_zone": Comparison(basis=Basis.SETTLEMENTS, category=Category.CONTESTED),
    "settlements_contested": Comparison(basis=Basis.SETTLEMENTS, category=Category.CONTESTED),
    "settlements_liberated": Comparison(
        basis=Basis.SETTLEMENTS, category=Category.LIBERATED, is_flow=True
    ),
    "hromadas_liberated": Comparison(basis=Basis.HROMADAS, category=Category.LIBERATED),
    "share_held_percent": Comparison(basis=Basis.PERCENT, category=Category.OCCUPIED),
    "share_liberated_percent": Comparison(basis=Basis.PERCENT, category=Category.LIBERATED),
    "area_held_km2": Comparison(basis=Basis.KM2, category=Category.OCCUPIED),
    "area_liberated_km2": Comparison(basis=Basis.KM2, category=Category.LIBERATED, is_flow=True),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Yield:
    """What a history gives: by best days, at least, and at most."""

    best: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One indicator, who gave it, and what the ledger yields; None where nothing compares."""

    indicator: Indicator
    source: Source
    comparison: Comparison | None
    ledger: Yield | None

    @property
    def low(self) -> float:
        """The least that was reported; 0 for "no more than"."""
        said = self.indicator
        if said.low is not None:
            return said.low
        return said.value if said.value is not None and said.high is None else 0.0

    @property
    def high(self) -> float:
        """The most that was reported; infinite for "more than"."""
        said = self.indicator
        if said.high is not None:
            return said.high
        return said.value if said.value is not None and said.low is None else float("inf")

    @property
    def difference(self) -> float | None:
        """What was reported less what the ledger yields: 0 where their ranges meet."""
        if self.ledger is None or self.comparison is None:
            return None
        if self.low > self.ledger.high:
            return round(self.low - self.ledger.high, DECIMALS)
        if self.comparison.is_part:
            return 0.0
        return round(min(self.high - self.ledger.low, 0.0), DECIMALS)


@dataclass(frozen=True, kw_only=True, eq=False)
class Yardstick:
    """A history with the places and areas that figures are measured by.

    ``km2`` is the area of the cell of each settlement, 0 where it has none.
    """

    history: History
    gazetteer: Gazetteer
    km2: Floats

    def weights(self, basis: Basis, unit: str) -> Floats:
        """Return what each settlement adds to a sum about a unit; 0 outside it."""
        inside = np.zeros(len(self.km2))
        rows = [self.gazetteer.index_of(code) for code in self.gazetteer.codes_in(unit)]
        if basis is Basis.SETTLEMENTS:
            inside[rows] = 1
            return inside
        inside[rows] = self.km2[rows]
        total = float(inside.sum())
        if basis is Basis.PERCENT and total > 0:
            inside *= 100 / total
        return inside

    def line(self, comparison: Comparison, unit: str) -> Band | None:
        """Return the stock of a unit, day by day; None for flows and for hromadas."""
        if comparison.is_flow or comparison.basis is Basis.HROMADAS:
            return None
        return extent(self.history, comparison.category, self.weights(comparison.basis, unit))

    def measured(self, comparison: Comparison, unit: str, when: UncertainDate) -> Yield | None:
        """Return what the history yields for a unit and a date; None if it does not cover it."""
        days = self._days(when)
        if days is None:
            return None
        first, best, last = days
        if comparison.is_flow:
            weights = self.weights(comparison.basis, unit)
            return _rounded(*self._flow(weights, max(first - 1, 0), last))
        if comparison.basis is Basis.HROMADAS:
            every = [self._freed_hromadas(unit, day) for day in range(first, last + 1)]
            lows, highs = [low for _, low, _ in every], [high for _, _, high in every]
            return _rounded(every[best - first][0], min(lows), max(highs))
        band = self.line(comparison, unit)
        assert band is not None, "stocks of settlements and areas have a line"
        inside = slice(first, last + 1)
        return _rounded(band.best[best], band.low[inside].min(), band.high[inside].max())

    def _days(self, when: UncertainDate) -> tuple[int, int, int] | None:
        """Return first, best and last day of a date as indices, cut to the days of the history."""
        history = self.history
        first, last = when.earliest or when.best, when.latest or when.best
        if last < history.first or first > history.last:
            return None
        inside = [min(max(day, history.first), history.last) for day in (first, when.best, last)]
        earliest, best, latest = (history.day(day) for day in inside)
        return earliest, best, latest

    def _flow(self, weights: Floats, before: int, after: int) -> tuple[float, float, float]:
        """Return the weight of what was occupied on one day and Ukrainian again on another."""
        lost = held(self.history, Category.OCCUPIED, before)
        back = held(self.history, Category.LIBERATED, after)
        return (
            float(weights[lost.best & back.best].sum()),
            float(weights[lost.sure & back.sure].sum()),
            float(weights[lost.possible & back.possible].sum()),
        )

    def _freed_hromadas(self, unit: str, day: int) -> tuple[float, float, float]:
        """Return how many hromadas have settlements that are free again, and none that is not."""
        history = self.history
        rows = [self.gazetteer.index_of(code) for code in self.gazetteer.codes_in(unit)]
        names = [self.gazetteer.settlement(history.codes[row]).hromada for row in rows]
        free = held(history, Category.LIBERATED, day)
        occupied = held(history, Category.OCCUPIED, day)
        contested = held(history, Category.CONTESTED, day)

        def whole(freed: NDArray[np.bool_], not_free: NDArray[np.bool_]) -> float:
            with_free = {name for name, flag in zip(names, freed[rows], strict=True) if flag}
            with_rest = {name for name, flag in zip(names, not_free[rows], strict=True) if flag}
            return float(len(with_free - with_rest))

        return (
            whole(free.best, occupied.best | contested.best),
            whole(free.sure, occupied.possible | contested.possible),
            whole(free.possible, occupied.sure | contested.sure),
        )


def figures(
    yardstick: Yardstick, ledger: Ledger, *, known_as_of: date | None = None
) -> tuple[Figure, ...]:
    """Return every reported figure with what the history yields, in order of time.

    Parameters
    ----------
    known_as_of
        Leave out figures whose source was published later; one that shows no day counts as
        published when the days that it speaks of were over.
    """
    sources = {source.id: source for source in ledger.sources}
    found = []
    for said in ledger.indicators:
        source = sources[said.source]
        published = source.published or said.when.latest or said.when.best
        if known_as_of is not None and published > known_as_of:
            continue
        comparison = COMPARISONS.get(said.measure)
        measured = None
        if comparison is not None:
            measured = yardstick.measured(comparison, said.unit, said.when)
        found.append(Figure(indicator=said, source=source, comparison=comparison, ledger=measured))
    return tuple(sorted(found, key=lambda f: (f.indicator.when.best, f.indicator.id)))


def _rounded(best: float, low: float, high: float) -> Yield:
    return Yield(
        best=round(float(best), DECIMALS),
        low=round(float(low), DECIMALS),
        high=round(float(high), DECIMALS),
    )
