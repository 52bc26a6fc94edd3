"""Extent: how many settlements, or how much area, had a status on each day, with ranges. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from data.series import Category, categories
from data.spans import Spans, best_spans, possible_spans, sure_spans

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from data.history import History

    Floats = NDArray[np.float64]

#: Decimals kept: running sums of areas leave crumbs far below.
DECIMALS = 6


@dataclass(frozen=True, kw_only=True, eq=False)
class Band:
    """A sum of weights for each day of a history: by best days, surely, and at most."""

    best: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Held:
    """Which settlements had a category on one day: by best days, surely, and possibly; by row."""

    best: NDArray[np.bool_]
    sure: NDArray[np.bool_]
    possible: NDArray[np.bool_]


def extent(history: History, category: Category, weights: Floats) -> Band:
    """Return the weight of the settlements of a category, day by day.

    Parameters
    ----------
    weights
        One for each settlement, e.g. the area of its cell; 0 leaves it out.
    """
    best, sure, possible = _spans(history, category)
    return Band(
        best=_sums(history, best, weights),
        low=_sums(history, sure, weights),
        high=_sums(history, possible, weights),
    )


def held(history: History, category: Category, day: int) -> Held:
    """Return which settlements had a category on a day."""
    best, sure, possible = _spans(history, category)
    return Held(
        best=_open(history, best, day),
        sure=_open(history, sure, day),
        possible=_open(history, possible, day),
    )


def _spans(history: History, category: Category) -> tuple[Spans, Spans, Spans]:
    """Return the spans of a category: by best days, sure and possible."""
    of_spell = categories(history)
    every = (best_spans(history), sure_spans(history), possible_spans(history, of_spell))
    best, sure, possible = (_of(spans, of_spell[spans.spell] == category) for spans in every)
    return best, sure, possible


def _of(spans: Spans, chosen: NDArray[np.bool_]) -> Spans:
    """Return those of the spans that are chosen and not empty."""
    kept = np.flatnonzero(chosen & (spans.opened < spans.closed))
    return Spans(spell=spans.spell[kept], opened=spans.opened[kept], closed=spans.closed[kept])


def _sums(history: History, spans: Spans, weights: Floats) -> Floats:
    """Return the weight of the spans that are open on each day."""
    weight = weights[history.settlement[spans.spell]]
    size = history.n_days + 1
    deltas = np.bincount(spans.opened, weights=weight, minlength=size)
    deltas -= np.bincount(spans.closed, weights=weight, minlength=size)
    sums: Floats = np.round(np.cumsum(deltas)[:-1], DECIMALS)
    return sums


def _open(history: History, spans: Spans, day: int) -> NDArray[np.bool_]:
    """Return whether a settlement has a span that is open on a day."""
    flags = np.zeros(len(history.codes), dtype=np.bool_)
    opened = (spans.opened <= day) & (day < spans.closed)
    flags[history.settlement[spans.spell[opened]]] = True
    return flags
