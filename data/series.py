"""Series: settlements, or what they weigh, by group, status and day, with ranges. Pure, vectorised.

A spell adds one from its start and takes one away from its end, so all days together cost one
pass over the spells and one running sum.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from data.errors import OutOfRangeError
from data.history import History
from data.spans import Spans, best_spans, possible_spans, sure_spans
from geo.place import AdminUnit, Level

#: What each settlement counts, by row: whole numbers, so that sums are exact.
Weights = NDArray[np.int64]

Cube = NDArray[np.int32] | NDArray[np.int64]

#: What one settlement counts where nothing weighs it.
_ONE = np.int32(1)

if TYPE_CHECKING:
    from datetime import date

    from geo.gazetteer import Gazetteer


class Category(IntEnum):
    """What is counted: the control statuses, with what was liberated apart from ``ukrainian``."""

    UNKNOWN = 0
    UKRAINIAN = 1
    OCCUPIED = 2
    CONTESTED = 3
    LIBERATED = 4

    @property
    def word(self) -> str:
        """The word used in files and on screen, e.g. ``liberated``."""
        return self.name.lower()


def categories(history: History) -> NDArray[np.int32]:
    """Return the category of each spell, as the codes of :class:`Category`."""
    return np.where(history.liberated, Category.LIBERATED, history.status).astype(np.int32)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Groups:
    """A division of settlements: ``of`` has one entry per row, an index into ``codes``, or -1."""

    codes: tuple[str, ...]
    of: NDArray[np.int32]


def groups_by(gazetteer: Gazetteer, level: Level) -> Groups:
    """Return the settlements grouped by the unit of a level that they lie in. Pure.

    Kyiv and Sevastopol lie in no raion and no hromada. A settlement is a group of its own.
    """
    if level is Level.SETTLEMENT:
        of_itself = np.arange(len(gazetteer), dtype=np.int32)
        return Groups(codes=gazetteer.codes, of=of_itself)
    group_of_hromada: dict[str, int] = {}
    numbers: dict[str, int] = {}
    of = np.empty(len(gazetteer), dtype=np.int32)
    for row, settlement in enumerate(gazetteer.settlements):
        hromada = settlement.hromada
        if hromada not in group_of_hromada:
            chain = _chain(gazetteer, hromada)
            code = next((unit.katottg for unit in chain if unit.level is level), None)
            number = -1 if code is None else numbers.setdefault(code, len(numbers))
            group_of_hromada[hromada] = number
        of[row] = group_of_hromada[hromada]
    return Groups(codes=tuple(numbers), of=of)


def _chain(gazetteer: Gazetteer, code: str) -> list[AdminUnit]:
    """Return a unit and those around it, narrowest first."""
    chain = [gazetteer.unit(code)]
    while (parent := chain[-1].parent) is not None:
        chain.append(gazetteer.unit(parent))
    return chain


@dataclass(frozen=True, kw_only=True, eq=False)
class Series:
    """Numbers of settlements over days ``start`` to ``end`` - 1 (indices), or sums of weights.

    Arrays have the shape (groups, categories, days): the codes of ``groups``, the members of
    :class:`Category`, one entry per day; int32, with ``weights`` int64. ``counts`` takes changes on
    their best day; ``low`` counts what surely was so, ``high`` what may have been so, given the
    bounds of all changes: ``low <= counts <= high``.
    """

    history: History
    groups: Groups
    start: int
    end: int
    weights: Weights | None = None

    @cached_property
    def counts(self) -> Cube:
        """What is in each category, by the best day of each change."""
        return self._sum(best_spans(self.history))

    @cached_property
    def low(self) -> Cube:
        """What surely was in each category."""
        return self._sum(sure_spans(self.history))

    @cached_property
    def high(self) -> Cube:
        """What may have been in each category."""
        return self._sum(possible_spans(self.history, self._category))

    @cached_property
    def _category(self) -> NDArray[np.int32]:
        """The category of each spell."""
        return categories(self.history)

    def _sum(self, spans: Spans) -> Cube:
        """Return how many of the spells are open on each day, or their weight, by group, category."""
        shape = (len(self.groups.codes), len(Category), self.end - self.start + 1)
        spell, opened, closed = spans.spell, spans.opened, spans.closed
        group = self.groups.of[self.history.settlement[spell]]
        if self.groups.of.min(initial=0) < 0:
            inside = np.flatnonzero(group >= 0)
            spell, group = spell[inside], group[inside]
            opened, closed = opened[inside], closed[inside]
        low = np.clip(opened, self.start, self.end)
        # What closes before it opens counts on no day, as what opens and closes on one does.
        high = np.maximum(np.clip(closed, self.start, self.end), low)
        base = (group.astype(np.int64) * len(Category) + self._category[spell]) * shape[2]
        base -= self.start
        size = shape[0] * shape[1] * shape[2]
        weight = _ONE if self.weights is None else self.weights[self.history.settlement[spell]]
        # In one array and in place: new memory of this size costs more than the sums.
        cube = np.zeros(size, dtype=weight.dtype)
        np.add.at(cube, base + low, weight)
        np.subtract.at(cube, base + high, weight)
        # Every group and category ends at nought, so that one running sum serves them all.
        np.cumsum(cube, out=cube)
        return cube.reshape(shape)[:, :, :-1]


def series(
    history: History, groups: Groups, a: date, b: date, weights: Weights | None = None
) -> Series:
    """Return the numbers of settlements by group and category from day ``a`` to ``b``. Pure.

    Parameters
    ----------
    weights
        What each settlement counts, by row, e.g. its people; None counts each as one.

    Raises
    ------
    OutOfRangeError
        If a day lies outside the days of the history, or ``b`` lies before ``a``.
    """
    start, last = history.day(a), history.day(b)
    if last < start:
        raise OutOfRangeError(b, a, history.last)
    return Series(history=history, groups=groups, start=start, end=last + 1, weights=weights)
