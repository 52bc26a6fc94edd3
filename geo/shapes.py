"""Cells, outlines, distances and point-in-unit for settlements. Pure; no files.

Positions are ``lng, lat`` in degrees, EPSG:4326, in and out. Straight lines, areas and Voronoi cells
are computed on one plane for the whole country, :data:`UKRAINE_PLANE`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from pyproj import CRS, Geod, Transformer
from shapely.geometry.base import BaseGeometry

from geo.errors import ShapeError
from geo.place import LngLat

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Geometries = NDArray[np.object_]

UKRAINE_PLANE = CRS.from_proj4("+proj=laea +lat_0=49 +lon_0=32 +ellps=WGS84 +units=m +no_defs")
"""Lambert's azimuthal equal-area plane about the middle of Ukraine, metres.

Areas are exact; lengths are right to 0.4 % at the country's ends, so that a bisector drawn on the
plane is off by less than the positions themselves.
"""

DECIMALS = 6
"""Decimals of degrees in exports (RFC 7946, section 11.2): about 0.1 m."""

EDGE_M = 20_000.0
"""Longest edge of a cell: a straight line on the plane bends in degrees, by 10 m over this length."""

_AREAL = 2
"""Topological dimension of a polygon."""

_WGS84 = Geod(ellps="WGS84")
_TO_PLANE = Transformer.from_crs("EPSG:4326", UKRAINE_PLANE, always_xy=True)


def to_plane(positions: ArrayLike) -> Floats:
    """Project degrees to metres on :data:`UKRAINE_PLANE`, shape (n, 2) to (n, 2)."""
    return _projected(positions, inverse=False)


def to_degrees(positions: ArrayLike) -> Floats:
    """Take metres on :data:`UKRAINE_PLANE` back to degrees, shape (n, 2) to (n, 2)."""
    return _projected(positions, inverse=True)


def _projected(positions: ArrayLike, *, inverse: bool) -> Floats:
    array = np.asarray(positions, dtype=np.float64).reshape(-1, 2)
    direction = "INVERSE" if inverse else "FORWARD"
    return np.column_stack(_TO_PLANE.transform(array[:, 0], array[:, 1], direction=direction))


def on_plane(geometry: BaseGeometry) -> BaseGeometry:
    """Return a geometry in degrees as one in metres on :data:`UKRAINE_PLANE`."""
    (projected,) = _mended(np.array([shapely.transform(geometry, to_plane)]))
    assert isinstance(projected, BaseGeometry)
    return projected


def distances_m(origins: ArrayLike, targets: ArrayLike) -> Floats:
    """Return geodesic distances in metres on the ellipsoid WGS 84, row by row.

    Parameters
    ----------
    origins, targets
        Degrees, shape (n, 2) each, or (2,) for one position against many.
    """
    starts, ends = np.broadcast_arrays(
        np.atleast_2d(np.asarray(origins, dtype=np.float64)),
        np.atleast_2d(np.asarray(targets, dtype=np.float64)),
    )
    _, _, metres = _WGS84.inv(starts[:, 0], starts[:, 1], ends[:, 0], ends[:, 1])
    return np.asarray(metres, dtype=np.float64)


def area_km2(geometry: BaseGeometry) -> float:
    """Return the area of a geometry in degrees, in square kilometres."""
    return float(on_plane(geometry).area) / 1e6


def cells(points: Mapping[str, LngLat], outline: BaseGeometry) -> dict[str, BaseGeometry]:
    """Divide an outline among points: to each the part that is nearer to it than to any other.

    Pure. Voronoi cells on :data:`UKRAINE_PLANE`, clipped to the outline; in degrees. Points that
    share a position share a cell. A cell has several parts where the outline has bays.

    Parameters
    ----------
    points
        Positions by code, inside the outline.
    outline
        Polygon or multipolygon in degrees.

    Raises
    ------
    ShapeError
        If the outline is empty or invalid, or a point's cell lies wholly outside it.
    """
    if outline.is_empty or not outline.is_valid:
        raise ShapeError("the outline to divide must be a valid, non-empty polygon")
    if not points:
        return {}
    xy = to_plane([points[code] for code in points])
    spots, spot = np.unique(xy, axis=0, return_inverse=True)
    clipped = _clipped(_voronoi(spots, outline), on_plane(outline))
    empty = shapely.is_empty(clipped)
    if empty.any():
        lost = [code for code, index in zip(points, spot, strict=True) if empty[index]]
        raise ShapeError(f"outside the outline: {', '.join(lost)}")
    in_degrees = _mended(shapely.transform(shapely.segmentize(clipped, EDGE_M), _unprojected))
    return {code: in_degrees[index] for code, index in zip(points, spot, strict=True)}


def _unprojected(positions: Floats) -> Floats:
    """Take metres back to degrees; whole millimetres make equal what two neighbours computed."""
    return to_degrees(positions.round(3))


def _voronoi(spots: Floats, outline: BaseGeometry) -> Geometries:
    """Unclipped cells on the plane, in the order of the spots; they cover the outline."""
    frame = shapely.box(*on_plane(outline).bounds).buffer(1000)
    if len(spots) == 1:
        return np.array([frame])
    diagram = shapely.voronoi_polygons(shapely.multipoints(spots), extend_to=frame, ordered=True)
    return np.asarray(shapely.get_parts(diagram))


def _clipped(whole: Geometries, outline: BaseGeometry) -> Geometries:
    """Clip cells to an outline, touching only those that its border crosses."""
    shapely.prepare(outline)
    across = ~shapely.contains_properly(outline, whole)
    clipped = whole.copy()
    clipped[across] = _areal(shapely.intersection(whole[across], outline))
    return clipped


def _mended(geometries: Geometries) -> Geometries:
    """Make projected areas valid: projecting can fold a spike thinner than a millimetre."""
    folded = ~shapely.is_valid(geometries)
    geometries[folded] = _areal(shapely.make_valid(geometries[folded]))
    return geometries


def _areal(geometries: Geometries) -> Geometries:
    """Drop the lines and points that an intersection leaves where borders only touch."""
    mixed = np.flatnonzero(
        shapely.get_type_id(geometries) == shapely.GeometryType.GEOMETRYCOLLECTION
    )
    for index in mixed:
        parts = shapely.get_parts(geometries[index])
        geometries[index] = shapely.union_all(parts[shapely.get_dimensions(parts) == _AREAL])
    return geometries


def dissolve(
    pieces: Mapping[str, BaseGeometry], groups: Mapping[str, str]
) -> dict[str, BaseGeometry]:
    """Unite the pieces of each group: cells of settlements into hromadas, hromadas into raions.

    Pure. Groups come in ascending order; pieces without a group are left out.
    """
    members: dict[str, list[BaseGeometry]] = defaultdict(list)
    for code, piece in pieces.items():
        if code in groups:
            members[groups[code]].append(piece)
    return {group: shapely.union_all(members[group]) for group in sorted(members)}


def containing(
    positions: Sequence[LngLat], units: Mapping[str, BaseGeometry]
) -> tuple[str | None, ...]:
    """Return for each position the unit that covers it, or None.

    Pure. On a shared border the first unit in order of code has it.
    """
    codes = sorted(units)
    tree = shapely.STRtree([units[code] for code in codes])
    found = tree.query(shapely.points(np.reshape(positions, (-1, 2))), predicate="intersects")
    result: list[str | None] = [None] * len(positions)
    order = np.lexsort((found[1], found[0]))[::-1]
    for position, unit in found[:, order].T:
        result[position] = codes[unit]
    return tuple(result)


def for_geojson(geometry: BaseGeometry, *, decimals: int = DECIMALS) -> BaseGeometry:
    """Orient and round a geometry in degrees for GeoJSON.

    Pure. RFC 7946: exterior rings counterclockwise, holes clockwise. Rounding snaps to a grid and
    keeps polygons valid; neighbours that share vertices still share them afterwards.
    """
    snapped = shapely.set_precision(geometry, 10.0**-decimals)
    rounded = shapely.transform(snapped, _rounder(decimals))
    return shapely.orient_polygons(rounded, exterior_cw=False)


def _rounder(decimals: int) -> Callable[[Floats], Floats]:
    def to_decimals(positions: Floats) -> Floats:
        # Snapping leaves 36.230000000000004; adding zero turns -0.0 into 0.0.
        return np.round(positions, decimals) + 0.0

    return to_decimals
