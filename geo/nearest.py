"""The placed settlements nearest to a position, by geodesic distance."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from geopy.distance import geodesic

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.gazetteer import Gazetteer
    from geo.place import LngLat

# Distances on the sphere and on the WGS 84 ellipsoid differ by less than 0.6 %, either way; whatever
# is farther than the n-th nearest by more than this on the sphere cannot be nearer on the ellipsoid.
_SPHERE_MARGIN = 1.012


class Nearby(NamedTuple):
    """A settlement and its distance in metres on the WGS 84 ellipsoid."""

    katottg: str
    distance_m: float


def nearest(gazetteer: Gazetteer, point: LngLat, *, count: int = 1) -> tuple[Nearby, ...]:
    """Return the settlements with a position that are nearest to a point, nearest first.

    Fewer than ``count`` if fewer are placed; equal distances come in order of code.
    """
    placed = np.flatnonzero(~np.isnan(gazetteer.positions[:, 0]))
    if count < 1 or not len(placed):
        return ()
    chord = _chords(gazetteer.positions[placed], point)
    last = min(count, len(placed)) - 1
    bound = np.partition(chord, last)[last] * _SPHERE_MARGIN
    found = [
        Nearby(code, float(geodesic((point.lat, point.lng), (lat, lng)).m))
        for code, (lng, lat) in (
            (gazetteer.codes[index], gazetteer.positions[index])
            for index in placed[chord <= bound].tolist()
        )
    ]
    return tuple(sorted(found, key=lambda each: (each.distance_m, each.katottg))[:count])


def _chords(positions: NDArray[np.float64], point: LngLat) -> NDArray[np.float64]:
    """Return straight distances through a sphere of radius 1 from a point, shape (N,)."""
    there = _on_sphere(np.radians(positions))
    here = _on_sphere(np.radians(np.array([point], dtype=np.float64)))
    lengths: NDArray[np.float64] = np.linalg.norm(there - here, axis=1)
    return lengths


def _on_sphere(radians: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return unit vectors, shape (N, 3), of positions in radians, shape (N, 2), lng before lat."""
    lng, lat = radians[:, 0], radians[:, 1]
    return np.column_stack([np.cos(lat) * np.cos(lng), np.cos(lat) * np.sin(lng), np.sin(lat)])
