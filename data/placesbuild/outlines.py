"""Outlines of raions and hromadas: dissolved Voronoi cells of settlements inside each oblast."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.place import LngLat
from geo.shapes import cells, dissolve

GRID_DEG = 1e-4
"""Grid of the committed outlines, degrees: about 10 m, far finer than Voronoi borders are true."""


def hromadas(
    oblast_outlines: Mapping[str, BaseGeometry],
    points: Mapping[str, LngLat],
    oblasts: Mapping[str, str],
    hromada_of: Mapping[str, str],
) -> dict[str, BaseGeometry]:
    """Return a coverage of the country: one outline per hromada with a placed settlement.

    Voronoi cells of all placed settlements of an oblast, clipped to its outline and dissolved. All
    borders are then drawn together on one grid, so that neighbours share every vertex, also across
    the borders of oblasts, and the wider units are unions of these outlines without slivers.
    """
    members: dict[str, dict[str, LngLat]] = defaultdict(dict)
    for code, point in points.items():
        members[oblasts[code]][code] = point
    rough: dict[str, BaseGeometry] = {}
    for oblast, outline in oblast_outlines.items():
        rough |= dissolve(cells(members[oblast], outline), hromada_of)
    return _on_grid(rough)


def _on_grid(rough: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Node all borders on the grid, and put the faces between them together again."""
    codes = sorted(rough)
    areas = np.array([rough[code] for code in codes])
    net = shapely.union_all(shapely.boundary(areas), grid_size=GRID_DEG)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(net)))
    face, area = shapely.STRtree(areas).query(shapely.point_on_surface(faces), predicate="within")
    owners: dict[str, list[BaseGeometry]] = defaultdict(list)
    for index, number in sorted({int(f): int(a) for f, a in zip(face, area, strict=True)}.items()):
        owners[codes[number]].append(faces[index])
    return {code: shapely.coverage_union_all(owners[code]) for code in codes}


def unite(
    outlines: Mapping[str, BaseGeometry], parents: Mapping[str, str]
) -> dict[str, BaseGeometry]:
    """Unite outlines of one coverage into those of the next wider units, in order of code."""
    members: dict[str, list[BaseGeometry]] = defaultdict(list)
    for code in outlines:
        members[parents[code]].append(outlines[code])
    return {code: shapely.coverage_union_all(members[code]) for code in sorted(members)}
