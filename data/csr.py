"""Lists of different lengths in two columns: offsets and items (compressed sparse rows)."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray


def pack(rows: Sequence[Iterable[int]]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return ``offsets`` (one more than rows) and all items of all rows in order."""
    lists = [list(row) for row in rows]
    offsets = np.zeros(len(lists) + 1, dtype=np.int32)
    np.cumsum([len(row) for row in lists], out=offsets[1:])
    items = np.fromiter(chain.from_iterable(lists), dtype=np.int32, count=int(offsets[-1]))
    return offsets, items


def take(
    offsets: NDArray[np.int32], rows: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return the offsets of the chosen rows, and for each of their items its old position.

    Rows may be chosen more than once; their items are repeated.
    """
    lengths = np.diff(offsets)[rows]
    chosen = np.zeros(len(rows) + 1, dtype=np.int32)
    np.cumsum(lengths, out=chosen[1:])
    shift = np.repeat(offsets[rows] - chosen[:-1], lengths)
    return chosen, (shift + np.arange(chosen[-1], dtype=np.int32)).astype(np.int32)


def owners(offsets: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return the row that each item belongs to."""
    rows = np.arange(len(offsets) - 1, dtype=np.int32)
    return np.repeat(rows, np.diff(offsets))
