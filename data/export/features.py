"""Features of settlements in pieces that are made once and joined for every day that is asked for.

A settlement's prefix depends on nothing but the settlement; its tail on nothing but the spell in
force, and whether a claim disputes it on the day. All days of 29,700 settlements share some 31,000
tails, so that a snapshot is mostly a join.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from data.export import geojson
from data.export.columns import place_columns, spell_columns

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from data.history import History
    from data.payload.cells import CellColumns
    from data.snapshot import Snapshot
    from geo.gazetteer import Gazetteer


class Places:
    """Prefixes of one gazetteer's settlements, with points or with cells.

    Parameters
    ----------
    gazetteer
        The settlements; a row is a settlement's index there.
    cells
        Cells to be used in place of points.
    """

    def __init__(self, gazetteer: Gazetteer, *, cells: CellColumns | None = None) -> None:
        self._gazetteer = gazetteer
        self._cells = cells
        self._prefixes: dict[int, bytes] = {}

    def geometry(self, row: int) -> dict[str, Any] | None:
        """Return a settlement's geometry, or None where it has none."""
        if self._cells is not None:
            return self._cells.geometry(row)
        return geojson.point(self._gazetteer.settlements[row].point)

    def prefix(self, row: int) -> bytes:
        """Return the first part of a settlement's feature."""
        made = self._prefixes.get(row)
        if made is None:
            code = self._gazetteer.codes[row]
            columns = place_columns(self._gazetteer, code)
            made = geojson.prefix(code, self.geometry(row), columns)
            self._prefixes[row] = made
        return made

    def bounds(self, rows: NDArray[np.integer]) -> list[float] | None:
        """Return west, south, east, north around the geometries of some rows; None if none has."""
        if self._cells is not None:
            return self._cells.bounds(rows.tolist())
        positions = self._gazetteer.positions[rows]
        positions = positions[~np.isnan(positions[:, 0])]
        if not len(positions):
            return None
        return [*positions.min(axis=0).tolist(), *positions.max(axis=0).tolist()]


class Tails:
    """Second parts of features of one history, by spell and disagreement."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._tails: dict[int, bytes] = {}

    def of(self, snapshot: Snapshot, rows: NDArray[np.integer]) -> list[bytes]:
        """Return the tails of some rows on the day of a snapshot."""
        # Spell and flag in one number, so that one dictionary look-up finds the tail.
        keys = snapshot.spell[rows].astype(np.int64) * 2 + snapshot.disagreement[rows]
        tails = self._tails
        return [tails.get(key) or self._make(key) for key in keys.tolist()]

    def _make(self, key: int) -> bytes:
        columns = spell_columns(self._history, key // 2, disagreement=bool(key % 2))
        made = self._tails[key] = geojson.tail(columns)
        return made
