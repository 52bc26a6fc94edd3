"""Cells around settlements as rings of shared vertices: what the browser paints. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from data import csr
from data.payload.container import encode
from geo.shapes import to_plane

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

MICRODEGREES = 1_000_000
#: A ring with fewer different corners encloses nothing.
FEWEST_CORNERS = 3


def pack_cells(cells: Sequence[BaseGeometry | None]) -> dict[str, NDArray[Any]]:
    """Turn cells into the arrays of ``cells.bin``.

    Parameters
    ----------
    cells
        One polygon or multipolygon a settlement, in degrees, EPSG:4326; None where there is none.

    Returns
    -------
    ``vertex`` i4, lng and lat in turn; ``ring_offset`` u4[P+1] into ``ring_vertex`` u4, whose
    rings do not repeat their first vertex; ``cell_offset`` u4[N+1] into the rings. Exterior rings
    run counter-clockwise, each followed by its holes, clockwise.
    """
    parts, owner = shapely.get_parts(np.array(list(cells), dtype=object), return_index=True)
    rings, part = shapely.get_rings(shapely.orient_polygons(parts), return_index=True)
    coordinates, ring = shapely.get_coordinates(rings, return_index=True)
    micro = np.rint(coordinates * MICRODEGREES).astype(np.int32)
    # Drop the closing vertex and those that rounding has moved onto the one before.
    kept = np.ones(len(micro), dtype=np.bool_)
    kept[:-1] = (ring[:-1] == ring[1:]) & (micro[:-1] != micro[1:]).any(axis=1)
    kept[-1:] = False
    corners = np.bincount(ring[kept], minlength=len(rings))
    whole = corners >= FEWEST_CORNERS
    kept &= whole[ring]
    vertex, index = np.unique(micro[kept], axis=0, return_inverse=True)
    of_cell = np.bincount(owner[part[whole]], minlength=len(cells))
    return {
        "vertex": vertex.ravel().astype(np.int32),
        "ring_offset": _offsets(corners[whole]),
        "ring_vertex": index.ravel().astype(np.uint32),
        "cell_offset": _offsets(of_cell),
    }


def cells_file(cells: Sequence[BaseGeometry | None]) -> bytes:
    """Return ``cells.bin``."""
    return encode({"count": len(cells)}, pack_cells(cells))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CellColumns:
    """The arrays of ``cells.bin``, with the settlement of each cell by its row in the gazetteer."""

    arrays: Mapping[str, NDArray[Any]]
    cell_of_row: Mapping[int, int]

    def geometry(self, row: int) -> dict[str, Any] | None:
        """Return a settlement's cell as a GeoJSON geometry, or None if it has none."""
        cell = self.cell_of_row.get(row)
        return None if cell is None else cell_geometry(self.arrays, cell)

    def bounds(self, rows: Sequence[int]) -> list[float] | None:
        """Return west, south, east, north around the cells of some settlements, in degrees."""
        found = [self.cell_of_row[row] for row in rows if row in self.cell_of_row]
        return cell_bounds(self.arrays, found)

    def km2(self, n_rows: int) -> NDArray[np.float64]:
        """Return the area of the cell of each settlement by row, 0 where it has none."""
        areas = np.zeros(n_rows)
        areas[list(self.cell_of_row)] = cell_areas(self.arrays)[list(self.cell_of_row.values())]
        return areas


def cell_areas(arrays: Mapping[str, NDArray[Any]]) -> NDArray[np.float64]:
    """Return the area of each cell in square kilometres, on the plane of :mod:`geo.shapes`.

    The shoelace formula over all rings at once: holes run clockwise and count negative.
    """
    n_cells = len(arrays["cell_offset"]) - 1
    cell_of_ring = csr.owners(arrays["cell_offset"].astype(np.int32))
    cell_of_corner = cell_of_ring[csr.owners(arrays["ring_offset"].astype(np.int32))]
    corners = to_plane(arrays["vertex"].reshape(-1, 2) / MICRODEGREES)[arrays["ring_vertex"]]
    following = np.arange(1, len(corners) + 1)
    following[arrays["ring_offset"][1:].astype(np.int64) - 1] = arrays["ring_offset"][:-1]
    x, y = corners.T
    twice = x * y[following] - x[following] * y
    areas: NDArray[np.float64] = np.bincount(cell_of_corner, weights=twice, minlength=n_cells) / 2e6
    return areas


def cell_geometry(arrays: Mapping[str, NDArray[Any]], index: int) -> dict[str, Any] | None:
    """Return the cell of one settlement as a GeoJSON geometry, or None if it has none.

    Parameters
    ----------
    arrays
        The arrays of ``cells.bin``.
    index
        The settlement, by its place in the order of KATOTTG codes.
    """
    polygons: list[list[list[list[float]]]] = []
    for ring in range(*arrays["cell_offset"][index : index + 2]):
        corners = arrays["ring_vertex"][slice(*arrays["ring_offset"][ring : ring + 2])]
        micro = arrays["vertex"].reshape(-1, 2)[corners]
        line = (micro[[*range(len(micro)), 0]] / MICRODEGREES).tolist()
        if _is_exterior(micro):
            polygons.append([line])
        else:
            polygons[-1].append(line)
    if not polygons:
        return None
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def _is_exterior(corners: NDArray[np.int32]) -> bool:
    """Tell whether a ring runs counter-clockwise, by the sign of its area."""
    x, y = (corners - corners[0]).astype(np.int64).T
    return bool(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y) > 0)


def _offsets(counts: NDArray[np.intp]) -> NDArray[np.uint32]:
    """Return where each of some consecutive groups starts, and where the last ends."""
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.uint32)


def cell_bounds(arrays: Mapping[str, NDArray[Any]], cells: Sequence[int]) -> list[float] | None:
    """Return west, south, east, north of some cells in degrees, or None if none has an area."""
    corner_offset = arrays["ring_offset"][arrays["cell_offset"]]
    corners = [
        arrays["ring_vertex"][corner_offset[cell] : corner_offset[cell + 1]] for cell in cells
    ]
    used = np.concatenate([*corners, np.empty(0, dtype=np.uint32)])
    if not used.size:
        return None
    micro = arrays["vertex"].reshape(-1, 2)[used]
    degrees: list[float] = (
        np.concatenate([micro.min(axis=0), micro.max(axis=0)]) / MICRODEGREES
    ).tolist()
    return degrees
