"""Spans: from which day to which day each spell holds: by its best days, surely, or possibly. Pure.

A spell holds *surely* from the latest day of the change into it to the earliest day of the change
out of it, and *possibly* from the earliest to the latest. Sums over spans give counts with ranges.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from data.history import History


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Spans:
    """Days ``[opened, closed)`` of the spells of the same places; ``closed <= opened`` is empty.

    ``spell`` indexes the columns of the history; each spell is there once, in any order.
    """

    spell: NDArray[np.int32]
    opened: NDArray[np.int32]
    closed: NDArray[np.int32]


def best_spans(history: History) -> Spans:
    """Return the days of each spell by the best day of each change."""
    spells = np.arange(len(history.start), dtype=np.int32)
    return Spans(spell=spells, opened=history.start, closed=history.end)


def sure_spans(history: History) -> Spans:
    """Return the days on which each spell surely held."""
    spells = np.arange(len(history.start), dtype=np.int32)
    closed = _following(history, history.start_earliest)
    return Spans(spell=spells, opened=history.start_latest, closed=closed)


def possible_spans(history: History, category: NDArray[np.integer]) -> Spans:
    """Return the days on which each spell may have held, without counting any day twice.

    The bounds of two spells of one settlement and category may overlap; the later one then opens
    where the earlier closes.

    Parameters
    ----------
    category
        What is counted apart: a number from 0 for each spell.
    """
    closed = _following(history, history.start_latest)
    key = history.settlement.astype(np.int64) * (int(category.max(initial=0)) + 1) + category
    order = np.argsort(key, kind="stable").astype(np.int32)
    opened = without_overlap(key[order], history.start_earliest[order], closed[order])
    return Spans(spell=order, opened=opened, closed=closed[order])


def without_overlap(
    key: NDArray[np.integer], opened: NDArray[np.int32], closed: NDArray[np.int32]
) -> NDArray[np.int32]:
    """Return the days on which spans open, put off until all earlier ones of their key are closed.

    Parameters
    ----------
    key
        What each span belongs to: ascending, and within a key in order of ``opened``.
    """
    stride = np.int64(max(closed.max(initial=0), opened.max(initial=0))) + 1
    base = key.astype(np.int64) * stride
    reached = np.maximum.accumulate(base + closed)
    before = np.concatenate(([-1], reached[:-1]))
    put_off: NDArray[np.int32] = (np.maximum(base + opened, before) - base).astype(np.int32)
    return put_off


def _following(history: History, days: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return for each spell the day that belongs to the next one of its settlement.

    After the last spell of a settlement that is the day after the last.
    """
    following = np.append(days[1:], np.int32(0))
    following[history.offsets[1:] - 1] = history.n_days
    return following
