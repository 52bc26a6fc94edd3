"""Polygons of GeoJSON from strangers: parsed within bounds, checked, and never given to GDAL."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import numpy as np
import orjson
import shapely

from data.importers.errors import ImportFault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shapely.geometry.base import BaseGeometry

#: Most vertices of one feature.
MAX_VERTICES = 2_000_000

#: Deepest nesting of geometry collections.
MAX_DEPTH = 4

_RING = 4


class GeometryFault(ValueError):  # noqa: N818  like ImportFault: the fault of one feature
    """A geometry cannot be used. The message says why."""


def parsed(raw: bytes, name: str) -> Any:
    """Return JSON as values.

    NaN, infinities, text that is not UTF-8 and nesting that is too deep are no JSON to orjson.

    Raises
    ------
    ImportFault
        If it is no JSON.
    """
    try:
        return orjson.loads(raw.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise ImportFault(
            name, f"no JSON, or cut short ({error.msg})", "fetch the file again", line=error.lineno
        ) from error


def feature_list(document: Any, name: str) -> list[dict[str, Any]]:
    """Return the features of a collection, also of one wrapped in ``map`` as DeepState's API does.

    Raises
    ------
    ImportFault
        If there is no list of features.
    """
    if isinstance(document, dict) and isinstance(document.get("map"), dict):
        document = document["map"]
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list) or not all(isinstance(each, dict) for each in features):
        raise ImportFault(name, "no GeoJSON FeatureCollection", "check what the file is")
    return features


def polygons(geometry: Any, *, on_earth: bool = True) -> list[BaseGeometry]:
    """Return the polygons of a geometry: Polygon, MultiPolygon or a collection of these.

    Points and lines inside a collection are left out. Coordinates are lng, lat in degrees, or with
    ``on_earth`` false any x, y; further ones are dropped.

    Raises
    ------
    GeometryFault
        If a position is not finite or not on Earth, a ring is too short, or there is too much.
    """
    # One more than can be allowed, since none may be left out without a word.
    rings = list(itertools.islice(_rings(geometry, 0), MAX_VERTICES // _RING + 1))
    if sum(len(ring) for polygon in rings for ring in polygon) > MAX_VERTICES:
        raise GeometryFault(f"more than {MAX_VERTICES:,} positions")
    if on_earth and not all(within_earth(ring) for polygon in rings for ring in polygon):
        raise GeometryFault("a position is not on Earth")
    return [shapely.Polygon(polygon[0], polygon[1:]) for polygon in rings]


def within_earth(positions: np.ndarray[Any, np.dtype[np.float64]]) -> bool:
    """Tell whether positions, shape (n, 2), are degrees of longitude and latitude."""
    return bool(np.isfinite(positions).all() and (np.abs(positions) <= (180.0, 90.0)).all())


def _rings(geometry: Any, depth: int) -> Iterator[list[np.ndarray[Any, np.dtype[np.float64]]]]:
    """Yield each polygon as its rings, arrays of shape (n, 2)."""
    if not isinstance(geometry, dict):
        raise GeometryFault("no geometry")
    if depth > MAX_DEPTH:
        raise GeometryFault("collections nested too deep")
    kind = geometry.get("type")
    members = geometry.get("geometries" if kind == "GeometryCollection" else "coordinates")
    if not isinstance(members, list):
        raise GeometryFault("no coordinates")
    if kind == "GeometryCollection":
        for member in members:
            yield from _rings(member, depth + 1)
    elif kind in ("Polygon", "MultiPolygon"):
        for polygon in [members] if kind == "Polygon" else members:
            if isinstance(polygon, list) and polygon:
                yield [_ring(ring) for ring in polygon]


def _ring(positions: Any) -> np.ndarray[Any, np.dtype[np.float64]]:
    try:
        ring = np.array([(each[0], each[1]) for each in positions], dtype=np.float64)
    except (TypeError, ValueError, IndexError, KeyError):
        raise GeometryFault("positions are no pairs of numbers") from None
    if len(ring) < _RING:
        raise GeometryFault("a ring of fewer than four positions")
    if not np.isfinite(ring).all():
        raise GeometryFault("a position is not on Earth")
    return ring
