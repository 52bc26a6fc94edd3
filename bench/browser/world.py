"""The made-up history that every contender shows, in the forms that they want it.

An *oblast* is the 1,751 settlements of the made-up country that are nearest to the middle of Kharkiv
Oblast; they are as dense as settlements of Ukraine are, which decides what a day costs to paint.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import shapely

from bench import payload
from data.built import current_build
from data.folders import build_folder
from data.payload.cells import cells_file
from data.payload.settlements import Scope, history_file, names_file
from data.view import ScopeName
from geo.place import Level, LngLat
from geo.shapes import cells

if TYPE_CHECKING:
    from numpy.typing import NDArray

OBLAST, UKRAINE = 1_751, payload.SETTLEMENTS
MIDDLE = LngLat(36.5, 49.6)
#: Settlements of a hromada, about as many as in Ukraine.
PER_HROMADA = 22
#: Around the outermost points, degrees.
MARGIN = 0.05


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class World:
    """Settlements with their spells, and the files of the browser.

    ``position`` (N, 2) is lng, lat in degrees. Spells: ``settlement`` (index into the positions),
    ``status`` (``ControlStatus``), ``start`` and ``end`` (day indices, end exclusive), each (S,).
    """

    position: NDArray[np.float64]
    settlement: NDArray[np.int64]
    status: NDArray[np.uint8]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    files: dict[str, bytes]

    @property
    def count(self) -> int:
        """How many settlements there are."""
        return len(self.position)


@cache
def world(count: int) -> World:
    """Return the ``count`` settlements nearest to :data:`MIDDLE`, with all that a page needs."""
    gazetteer, history = payload.gazetteer(), payload.history()
    rows = _nearest(gazetteer.positions, count)
    position = gazetteer.positions[rows]
    scope = _scope(rows, position)
    chosen = np.isin(history.settlement, rows)
    return World(
        position=position,
        settlement=np.searchsorted(rows, history.settlement[chosen]),
        status=history.status[chosen],
        start=history.start[chosen].astype(np.int64),
        end=history.end[chosen].astype(np.int64),
        files={
            "history.bin": history_file(history, gazetteer, scope, dataset="bench"),
            "cells.bin": _cells_file(position),
            "names.json": names_file(gazetteer, scope),
            "base.json": _base_file(),
        },
    )


def _nearest(positions: NDArray[np.float64], count: int) -> NDArray[np.int64]:
    """Return the rows of the nearest settlements, ascending."""
    # A degree of longitude is shorter up here; the answer is round on the ground, about.
    away = (positions - MIDDLE) * (np.cos(np.radians(MIDDLE.lat)), 1)
    return np.sort(np.argsort(np.hypot(*away.T), kind="stable")[:count])


def _scope(rows: NDArray[np.int64], position: NDArray[np.float64]) -> Scope:
    """Put settlements into as many units as they would have, by columns of the map."""
    gazetteer = payload.gazetteer()
    hromadas = gazetteer.units_at(Level.HROMADA)[: max(len(rows) // PER_HROMADA, 1)]
    order = np.argsort(np.argsort(position[:, 0], kind="stable"), kind="stable")
    raions = sorted({unit.parent for unit in hromadas if unit.parent})
    oblasts = sorted({code for raion in raions if (code := gazetteer.unit(raion).parent)})
    return Scope(
        name=ScopeName.FOCUS,
        rows=rows,
        hromada=(order * len(hromadas) // len(rows)).astype(np.uint16),
        hromadas=tuple(hromadas),
        raions=tuple(gazetteer.unit(code) for code in raions),
        oblasts=tuple(gazetteer.unit(code) for code in oblasts),
    )


def _cells_file(position: NDArray[np.float64]) -> bytes:
    points = {str(n): LngLat(*map(float, point)) for n, point in enumerate(position)}
    outline = shapely.multipoints(position).convex_hull.buffer(MARGIN)
    return cells_file(list(cells(points, outline).values()))


def _base_file() -> bytes:
    """Return the real outlines: the page that users see draws them too."""
    return current_build(build_folder()).read("base.json")
