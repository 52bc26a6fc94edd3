"""Natural Earth 1:10m (public domain): lines and land, and the areas that the lines enclose.

The layers come without attributes and the lines do not meet exactly: an inner border may end a few
hundred metres short of the one it should join. Each loose end is therefore tied to the nearest other
line, after which the net encloses areas whose common edges are the same vertices on both sides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyogrio
import shapely
from shapely.geometry.base import BaseGeometry

from geo.shapes import Geometries

if TYPE_CHECKING:
    from pathlib import Path

FRAME = shapely.box(20.5, 43.5, 42.0, 53.5)
"""Ukraine with a wide margin, degrees: what lies outside plays no part."""

TIE = 0.05
"""How far a loose end may be from the line that it should join, degrees (about 4 km)."""
_OVERSHOOT = 1e-6
"""How far a tie runs across its target, degrees, so that rounding cannot leave it short."""


def read(folder: Path, layer: str) -> Geometries:
    """Return the simple parts of a layer's geometries that touch the frame, degrees."""
    path = folder / f"ne_10m_{layer}.shp"
    _meta, _ids, wkb, _fields = pyogrio.raw.read(path, bbox=FRAME.bounds)
    parts = shapely.get_parts(shapely.from_wkb(wkb))
    return np.asarray(parts[shapely.intersects(parts, FRAME)])


def areas(land: Geometries, borders: Geometries) -> Geometries:
    """Return the pieces of land that borders and coasts enclose within the frame, degrees."""
    ground = shapely.union_all(shapely.intersection(land, FRAME))
    lines = shapely.get_parts(shapely.line_merge(shapely.union_all(borders)))
    shore = shapely.boundary(ground)
    net = shapely.union_all([*lines, shore, *_ties(lines, shore)])
    pieces = shapely.get_parts(shapely.polygonize(shapely.get_parts(net)))
    return np.asarray(pieces[shapely.contains(ground, shapely.point_on_surface(pieces))])


def _ties(lines: Geometries, shore: BaseGeometry) -> list[BaseGeometry]:
    """Connect loose ends of lines to the nearest other line or shore within :data:`TIE`."""
    targets = np.append(lines, shore)
    tree = shapely.STRtree(targets)
    ties = []
    for number, line in enumerate(lines):
        if line.is_ring:
            continue
        for end in (shapely.get_point(line, 0), shapely.get_point(line, -1)):
            near = tree.query(end, predicate="dwithin", distance=TIE)
            near = near[near != number]
            gaps = shapely.distance(end, targets[near])
            if len(near) and gaps.min() > 0:
                ties.append(_tie(end, targets[near[gaps.argmin()]]))
    return ties


def _tie(end: BaseGeometry, target: BaseGeometry) -> BaseGeometry:
    start, stop = shapely.get_coordinates(shapely.shortest_line(end, target))
    beyond = stop + (stop - start) / np.hypot(*(stop - start)) * _OVERSHOOT
    return shapely.linestrings([start, beyond])
