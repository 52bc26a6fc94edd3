"""A polygon that a reader drew elsewhere: a small GeoJSON text, parsed within bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shapely

from data.importers.errors import ImportFault
from data.importers.features import GeometryFault, parsed, polygons

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

#: Longest text, and most vertices together: what one draws by hand has a hundred.
MAX_BYTES = 1 << 20
MAX_VERTICES = 20_000

#: What the message calls the text.
NAME = "polygon"

_REMEDY = "give a GeoJSON Polygon, MultiPolygon, Feature or FeatureCollection, lng before lat"


def read_polygon(raw: bytes) -> BaseGeometry:
    """Return the area of a GeoJSON text in degrees, EPSG:4326, overlapping parts united.

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
    if int(shapely.get_num_coordinates(parts).sum()) > MAX_VERTICES:
        raise ImportFault(NAME, f"more than {MAX_VERTICES:,} vertices", "simplify the polygon")
    # A ring that crosses itself means what lies between its strokes.
    area = shapely.union_all(shapely.make_valid(parts))
    assert isinstance(area, shapely.geometry.base.BaseGeometry)
    return area


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
