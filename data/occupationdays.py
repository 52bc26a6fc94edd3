"""How long each settlement was occupied or contested, and when it changed hands. Pure, vectorised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from data.series import Category, categories
from data.spans import Spans, best_spans, possible_spans, sure_spans
from data.status import ControlStatus

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from data.history import History

    Days = NDArray[np.int32]

#: Stands for "never" in columns of days.
NEVER = -1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stay:
    """Days that each settlement spent in a category, by row of the history.

    ``best`` takes changes on their best day; ``low`` are the days on which it surely was so,
    ``high`` those on which it may have been so.
    """

    best: Days
    low: Days
    high: Days


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Turns:
    """When each settlement changed hands, by row: best days as indices, :data:`NEVER` if it did not."""

    first: Days
    last: Days
    count: Days


def stay(history: History, category: Category, start: int, end: int) -> Stay:
    """Return the days in a category within the days ``[start, end)`` (indices)."""
    of_spell = categories(history)
    every = (best_spans(history), sure_spans(history), possible_spans(history, of_spell))
    best, low, high = (
        _days(history, spans, of_spell[spans.spell] == category, start, end) for spans in every
    )
    return Stay(best=best, low=low, high=high)


def _days(history: History, spans: Spans, chosen: NDArray[np.bool_], start: int, end: int) -> Days:
    opened, closed = np.clip(spans.opened, start, end), np.clip(spans.closed, start, end)
    lengths = np.where(chosen, np.maximum(closed - opened, 0), 0)
    rows = history.settlement[spans.spell]
    return np.bincount(rows, weights=lengths, minlength=len(history.codes)).astype(np.int32)


def turns(history: History, start: int, end: int) -> Turns:
    """Return the changes of control within the days ``[start, end)`` (indices).

    A change out of or into ``unknown`` is one of our knowledge and not counted.
    """
    before = np.concatenate([history.status[:1], history.status[:-1]])
    before[history.offsets[:-1]] = ControlStatus.UNKNOWN
    known = (before != ControlStatus.UNKNOWN) & (history.status != ControlStatus.UNKNOWN)
    counted = np.flatnonzero(known & (start <= history.start) & (history.start < end))
    rows, days = history.settlement[counted], history.start[counted]
    n_rows = len(history.codes)
    first = np.full(n_rows, NEVER, dtype=np.int32)
    last = np.full(n_rows, NEVER, dtype=np.int32)
    # Spells of a settlement are in order of time, and the last assignment to a row stays.
    first[rows[::-1]] = days[::-1]
    last[rows] = days
    count = np.bincount(rows, minlength=n_rows).astype(np.int32)
    return Turns(first=first, last=last, count=count)
