"""Totals: settlements, people or square metres by group, category and day, with ranges. Pure.

Like :mod:`data.series`, with a whole number to weigh each settlement by: so sums are exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from data.errors import OutOfRangeError
from data.history import History
from data.series import Category, Groups, categories
from data.spans import Spans, best_spans, possible_spans, sure_spans

if TYPE_CHECKING:
    from datetime import date

    from geo.gazetteer import Gazetteer

Weights = NDArray[np.int64]

SQUARE_METRES = 1_000_000  # in a square kilometre


class Measure(StrEnum):
    """What is added up."""

    SETTLEMENTS = "settlements"
    POPULATION = "population"
    AREA = "area"


def weights(measure: Measure, gazetteer: Gazetteer, km2: NDArray[np.float64]) -> Weights:
    """Return what each settlement adds to a total, by row.

    Population is that of the gazetteer, 0 where none is known. Area is that of the settlement's
    cell in square metres: whole numbers add up without rounding.
    """
    if measure is Measure.SETTLEMENTS:
        return np.ones(len(gazetteer), dtype=np.int64)
    if measure is Measure.POPULATION:
        people = (place.population or 0 for place in gazetteer.settlements)
        return np.fromiter(people, dtype=np.int64, count=len(gazetteer))
    return np.rint(km2 * SQUARE_METRES).astype(np.int64)


@dataclass(frozen=True, kw_only=True, eq=False)
class Totals:
    """Sums of weights over days ``start`` to ``end`` - 1 (indices).

    Arrays have the shape (groups, categories, days), int64. ``best`` takes changes on their best
    day; ``low`` adds what surely was so, ``high`` what may have been so, given the bounds of all
    changes: ``low <= best <= high``.
    """

    history: History
    groups: Groups
    weights: Weights
    start: int
    end: int

    @cached_property
    def best(self) -> NDArray[np.int64]:
        """Totals by the best day of each change."""
        return self._sum(best_spans(self.history))

    @cached_property
    def low(self) -> NDArray[np.int64]:
        """What surely was in each category."""
        return self._sum(sure_spans(self.history))

    @cached_property
    def high(self) -> NDArray[np.int64]:
        """What may have been in each category."""
        return self._sum(possible_spans(self.history, self._category))

    @cached_property
    def _category(self) -> NDArray[np.int32]:
        return categories(self.history)

    def _sum(self, spans: Spans) -> NDArray[np.int64]:
        """Return the weight of the spans that are open on each day, by group and category."""
        shape = (len(self.groups.codes), len(Category), self.end - self.start + 1)
        settlement = self.history.settlement[spans.spell]
        group = self.groups.of[settlement]
        low = np.clip(spans.opened, self.start, self.end) - self.start
        high = np.clip(spans.closed, self.start, self.end) - self.start
        kept = np.flatnonzero((group >= 0) & (low < high))
        base = group[kept].astype(np.int64) * len(Category) + self._category[spans.spell[kept]]
        base *= shape[2]
        # Whole numbers below 2**53 are exact in the floats that bincount adds up.
        weight = self.weights[settlement[kept]]
        size = shape[0] * shape[1] * shape[2]
        deltas = np.bincount(base + low[kept], weights=weight, minlength=size)
        deltas -= np.bincount(base + high[kept], weights=weight, minlength=size)
        cube = deltas.astype(np.int64).reshape(shape)
        np.cumsum(cube, axis=2, out=cube)
        return cube[:, :, :-1]


def totals(history: History, groups: Groups, weights: Weights, a: date, b: date) -> Totals:
    """Return the totals by group and category from day ``a`` to ``b``. Pure.

    Parameters
    ----------
    weights
        What each settlement adds, by row: whole numbers, together below 2**53.

    Raises
    ------
    OutOfRangeError
        If a day lies outside the days of the history, or ``b`` lies before ``a``.
    """
    start, last = history.day(a), history.day(b)
    if last < start:
        raise OutOfRangeError(b, a, history.last)
    return Totals(history=history, groups=groups, weights=weights, start=start, end=last + 1)


def turning_days(cube: NDArray[np.int64]) -> NDArray[np.intp]:
    """Return the days on which anything in a cube (…, days) differs from the day before.

    The first and the last day are always among them, so that steps drawn through them are whole.
    """
    n_days = cube.shape[-1]
    flat = cube.reshape(-1, n_days)
    turned = np.ones(n_days, dtype=np.bool_)
    turned[1:-1] = (flat[:, 1:-1] != flat[:, :-2]).any(axis=0)
    return np.flatnonzero(turned)
