"""Series: numbers of settlements by group, status and day, with ranges. Pure and vectorised.

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
from geo.place import AdminUnit, Level

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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Groups:
    """A division of settlements: ``of`` has one entry per row, an index into ``codes``, or -1."""

    codes: tuple[str, ...]
    of: NDArray[np.int32]


def groups_by(gazetteer: Gazetteer, level: Level) -> Groups:
    """Return the settlements grouped by the unit of a level that they lie in. Pure.

    Kyiv and Sevastopol lie in no raion and no hromada.
    """
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
    """Numbers of settlements over days ``start`` to ``end`` - 1 (indices).

    Arrays have the shape (groups, categories, days): the codes of ``groups``, the members of
    :class:`Category`, one entry per day. ``counts`` takes changes on their best day; ``low`` counts
    what surely was so, ``high`` what may have been so, given the bounds of all changes.
    """

    history: History
    groups: Groups
    start: int
    end: int

    @cached_property
    def counts(self) -> NDArray[np.int32]:
        """Settlements in each category, by the best day of each change."""
        history = self.history
        return self._sum(np.arange(len(history.start)), history.start, history.end)

    @cached_property
    def low(self) -> NDArray[np.int32]:
        """Settlements that surely were in each category."""
        opened = self.history.start_latest
        return self._sum(
            np.arange(len(opened)), opened, self._following(self.history.start_earliest)
        )

    @cached_property
    def high(self) -> NDArray[np.int32]:
        """Settlements that may have been in each category."""
        closed = self._following(self.history.start_latest)
        order, opened = self._without_overlap(self.history.start_earliest, closed)
        return self._sum(order, opened, closed[order])

    def _following(self, days: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return for each spell the day that belongs to the next one of its settlement.

        After the last spell of a settlement that is the day after the last.
        """
        following = np.append(days[1:], np.int32(0))
        following[self.history.offsets[1:] - 1] = self.history.n_days
        return following

    def _without_overlap(
        self, opened: NDArray[np.int32], closed: NDArray[np.int32]
    ) -> tuple[NDArray[np.intp], NDArray[np.int32]]:
        """Return an order of spells and their opening days, so that no day counts twice.

        The bounds of two spells of one settlement and category may overlap; the later one then
        opens where the earlier closes.
        """
        history = self.history
        stride = history.n_days + 1
        key = history.settlement.astype(np.int64) * len(Category) + self._category
        order = np.argsort(key, kind="stable")
        base = key[order] * stride
        reached = np.maximum.accumulate(base + closed[order])
        before = np.concatenate(([-1], reached[:-1]))
        return order, (np.maximum(base + opened[order], before) - base).astype(np.int32)

    @cached_property
    def _category(self) -> NDArray[np.int32]:
        """The category of each spell."""
        history = self.history
        return np.where(history.liberated, Category.LIBERATED, history.status).astype(np.int32)

    def _sum(
        self, spells: NDArray[np.intp], opened: NDArray[np.int32], closed: NDArray[np.int32]
    ) -> NDArray[np.int32]:
        """Return how many of the spells are open on each day, by group and category."""
        shape = (len(self.groups.codes), len(Category), self.end - self.start + 1)
        group = self.groups.of[self.history.settlement[spells]]
        low = np.clip(opened, self.start, self.end) - self.start
        high = np.clip(closed, self.start, self.end) - self.start
        counted = np.flatnonzero((group >= 0) & (low < high))
        base = (group[counted] * len(Category) + self._category[spells[counted]]) * shape[2]
        size = shape[0] * shape[1] * shape[2]
        deltas = np.bincount(base + low[counted], minlength=size)
        deltas -= np.bincount(base + high[counted], minlength=size)
        cube = deltas.astype(np.int32).reshape(shape)
        np.cumsum(cube, axis=2, out=cube)
        return cube[:, :, :-1]


def series(history: History, groups: Groups, a: date, b: date) -> Series:
    """Return the numbers of settlements by group and category from day ``a`` to ``b``. Pure.

    Raises
    ------
    OutOfRangeError
        If a day lies outside the days of the history, or ``b`` lies before ``a``.
    """
    start, last = history.day(a), history.day(b)
    if last < start:
        raise OutOfRangeError(b, a, history.last)
    return Series(history=history, groups=groups, start=start, end=last + 1)
