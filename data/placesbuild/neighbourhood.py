"""How well a position fits among the settlements that are already placed.

Two measures per pair of settlement and position, both in kilometres on the plane of
:data:`geo.shapes.UKRAINE_PLANE`: how near the settlement's own hromada is, and how near the nearest
other hromada. "Near" is the distance to the *second* nearest placed settlement of a hromada, so that
one misplaced settlement misleads nobody; to the nearest where fewer than :data:`CROWD` are in reach,
since the second may then be at the other end of the hromada.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from shapely import STRtree, points

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

REACH_KM = 20.0
"""Placed settlements farther away than this count as absent."""
CROWD = 4
"""From so many placed settlements of a hromada in reach on, the second nearest counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Placed settlements: number, position on the plane in km, hromada and raion as numbers."""

    settlement: Ints
    xy_km: Floats
    hromada: Ints
    raion: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Per pair: kilometres to its own hromada, to the nearest other one, and to its own raion.

    ``inf`` where nothing is placed within :data:`REACH_KM`.
    """

    own_km: Floats
    other_km: Floats
    raion_km: Floats


def fit(xy_km: Floats, settlement: Ints, hromada: Ints, raion: Ints, *, placed: Placed) -> Fit:
    """Measure pairs against the placed settlements, each pair without its own settlement.

    Pure.

    Parameters
    ----------
    xy_km
        Position of each pair, shape (n, 2), km on the plane.
    settlement, hromada, raion
        Numbers of each pair's settlement, its hromada and its raion, shape (n,).
    placed
        What is placed so far.
    """
    pair, near, km = _neighbours(xy_km, settlement, placed)
    own_h = placed.hromada[near] == hromada[pair]
    own_r = placed.raion[near] == raion[pair]
    return Fit(
        own_km=_second_nearest(pair[own_h], km[own_h], len(xy_km)),
        other_km=_nearest_other(pair[~own_h], placed.hromada[near][~own_h], km[~own_h], len(xy_km)),
        raion_km=_second_nearest(pair[own_r], km[own_r], len(xy_km)),
    )


def _neighbours(xy_km: Floats, settlement: Ints, placed: Placed) -> tuple[Ints, Ints, Floats]:
    """Pairs with placed settlements in reach: number of pair, of placed row, and distance."""
    tree = STRtree(points(placed.xy_km))
    pair, near = tree.query(points(xy_km), predicate="dwithin", distance=REACH_KM)
    others = settlement[pair] != placed.settlement[near]
    pair, near = pair[others], near[others]
    return pair, near, np.hypot(*(xy_km[pair] - placed.xy_km[near]).T)


def _second_nearest(group: Ints, km: Floats, size: int) -> Floats:
    """Second smallest distance per group, the smallest of a small one, inf of an empty one."""
    result = np.full(size, np.inf)
    order = np.lexsort((km, group))
    group, km = group[order], km[order]
    starts = np.flatnonzero(np.diff(group, prepend=-1))
    counts = np.diff(starts, append=len(group))
    result[group[starts]] = km[starts + (counts >= CROWD)]
    return result


def _nearest_other(pair: Ints, hromada: Ints, km: Floats, size: int) -> Floats:
    """Second nearest per pair and hromada, then the least over the hromadas of a pair."""
    width = int(hromada.max(initial=0)) + 1
    joint, group = np.unique(pair * width + hromada, return_inverse=True)
    per_hromada = _second_nearest(group, km, len(joint))
    result = np.full(size, np.inf)
    np.minimum.at(result, joint // width, per_hromada)
    return result
