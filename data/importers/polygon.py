"""A polygon that a reader drew elsewhere: a small GeoJSON text, parsed within bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from data.importers.errors import ImportFault
from data.importers.features import GeometryFault, parsed, polygons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

#: Longest text, and most vertices together: what one draws by hand has a hundred.
MAX_BYTES = 1 << 20
MAX_VERTICES = 20_000

#: What the message calls the text.
NAME = "polygon"

_REMEDY = "give a GeoJSON Polygon, MultiPolygon, Feature or FeatureCollection, lng before lat"


def read_polygon(raw: bytes) -> shapely.MultiPolygon:
    """Return the polygons of a GeoJSON text in degrees, EPSG:4326, as they were given.

    Nothing is repaired: parts may overlap, rings may cross themselves. Repairing a ring of a few hundred
    corners that all cross takes minutes, and :func:`inside` needs none of it.

    Raises
    ------
    ImportFault
        If the text is too long, no JSON, or holds no usable polygon.
    """
    if len(raw) > MAX_BYTES:
        raise ImportFault(NAME, f"longer than {MAX_BYTES:,} bytes", "simplify the polygon")
    parts = [part for geometry in _geometries(parsed(raw, NAME)) for part in _parts(geometry)]
    if not parts:
        raise ImportFault(NAME, "no polygon in it", _REMEDY)
    return checked_vertices(parts)


def checked_vertices(parts: Sequence[BaseGeometry]) -> shapely.MultiPolygon:
    """Return polygons as one area.

    Raises
    ------
    ImportFault
        If they have more than :data:`MAX_VERTICES` vertices together.
    """
    if int(shapely.get_num_coordinates(list(parts)).sum()) > MAX_VERTICES:
        raise ImportFault(NAME, f"more than {MAX_VERTICES:,} vertices", "simplify the polygon")
    return shapely.MultiPolygon(parts)


def inside(area: shapely.MultiPolygon, positions: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell which positions, shape (n, 2) in degrees, lie in one of some parts or on its border.

    Inside a part is told by the even-odd rule over its rings, in time that grows with corners and
    positions only, whatever crosses what. A position that is not a number lies nowhere.
    """
    found = np.zeros(len(positions), dtype=np.bool_)
    for part in area.geoms:
        west, south, east, north = part.bounds
        near = (positions >= (west, south)).all(axis=1) & (positions <= (east, north)).all(axis=1)
        rows = np.flatnonzero(near & ~found)
        if rows.size:
            shapely.prepare(part)
            found[rows] = shapely.intersects_xy(part, *positions[rows].T)
    return found


def _geometries(document: Any) -> list[Any]:
    if not isinstance(document, dict):
        raise ImportFault(NAME, "no GeoJSON", _REMEDY)
    if document.get("type") == "FeatureCollection":
        features = document.get("features")
        if not isinstance(features, list):
            raise ImportFault(NAME, "a FeatureCollection without features", _REMEDY)
        return [each.get("geometry") for each in features if isinstance(each, dict)]
    return [document.get("geometry") if document.get("type") == "Feature" else document]


def _parts(geometry: Any) -> list[BaseGeometry]:
    try:
        return polygons(geometry)
    except GeometryFault as fault:
        raise ImportFault(NAME, str(fault), _REMEDY) from fault
