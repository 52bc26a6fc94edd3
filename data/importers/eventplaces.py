"""Where reported events happened -> settlements: by GeoNames number, else the nearest one. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geo.shapes import distances_m, to_plane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from data.importers.places import GeonameTable

#: How far the nearest settlement may be from an event's position to be meant by it.
NEAREST_M = 5_000.0

#: What a dataset calls positions that stand for a raion or an oblast: no settlement is meant.
WIDE = frozenset({"ADM1", "ADM2"})

BY_NUMBER, BY_NEAREST = "geonameid", "nearest"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Placed:
    """For each event the row of its settlement (-1: none), how it was found, and how far it is.

    ``distance_m`` is NaN where either has no position.
    """

    row: NDArray[np.int32]
    joined: list[str]
    distance_m: NDArray[np.float64]


def placed_events(
    numbers: NDArray[np.int64],
    positions: NDArray[np.float64],
    precision: Sequence[str],
    *,
    table: GeonameTable,
    settlements: NDArray[np.float64],
) -> Placed:
    """Find the settlement of each event.

    Parameters
    ----------
    numbers
        GeoNames numbers, 0 where there is none.
    positions
        lng, lat in degrees of the events, shape (n, 2), NaN where there is none.
    settlements
        The same of the settlements, shape (N, 2).
    """
    narrow = np.array([each not in WIDE for each in precision], dtype=np.bool_)
    row = np.where(narrow, table.rows(numbers), -1).astype(np.int32)
    joined = np.where(row >= 0, BY_NUMBER, "").astype(object)
    open_ = np.flatnonzero((row < 0) & narrow & ~np.isnan(positions[:, 0]))
    found = _nearest(positions[open_], settlements)
    near = open_[found >= 0]
    row[near], joined[near] = found[found >= 0], BY_NEAREST
    distance = np.full(len(row), np.nan)
    known = np.flatnonzero(row >= 0)
    known = known[~np.isnan(positions[known, 0]) & ~np.isnan(settlements[row[known], 0])]
    if len(known):
        distance[known] = distances_m(positions[known], settlements[row[known]])
    too_far = (joined == BY_NEAREST) & (distance > NEAREST_M)
    row[too_far], joined[too_far], distance[too_far] = -1, "", np.nan
    return Placed(row=row, joined=joined.tolist(), distance_m=distance)


def _nearest(positions: NDArray[np.float64], settlements: NDArray[np.float64]) -> NDArray[np.int32]:
    """Return the row of the settlement nearest to each position on the plane, -1 for none."""
    placed = np.flatnonzero(~np.isnan(settlements[:, 0]))
    result = np.full(len(positions), -1, dtype=np.int32)
    if len(placed) and len(positions):
        on_plane = to_plane(positions)
        # What lies far outside Ukraine cannot be projected and is near nothing.
        usable = np.flatnonzero(np.isfinite(on_plane).all(axis=1))
        tree = shapely.STRtree(shapely.points(to_plane(settlements[placed])))
        (events, spots), _ = tree.query_nearest(
            shapely.points(on_plane[usable]),
            max_distance=NEAREST_M * 1.01,
            return_distance=True,
            all_matches=False,
        )
        result[usable[events]] = placed[spots]
    return result
