"""Shares of cells under polygons: exact intersections, only where a border crosses a cell. Pure.

Cells and polygons are cut in degrees, in which the straight lines of both are drawn, and measured on
the equal-area plane of :mod:`geo.shapes`. A cell wholly inside a polygon is not cut at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely.geometry import shape

from data.layershares import PER_CENT, Shares
from data.layerspells import HELD_DAYS
from geo.shapes import to_plane

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from data.payload.cells import CellColumns

    Geometries = NDArray[np.object_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pieces:
    """What polygons cover: cells wholly inside, and parts of others; indices into the cells.

    ``shares`` are those of the parts in their cells, shape (n, 2): on the plane and in degrees.
    ``numbers`` name the parts.
    """

    whole: NDArray[np.int64]
    partial: NDArray[np.int64]
    parts: Geometries
    shares: NDArray[np.float64]
    numbers: NDArray[np.int64]


class CellShares:
    """Measures which share of each cell polygons cover.

    Parameters
    ----------
    cells
        Cells in degrees, EPSG:4326, by row of the gazetteer.
    """

    def __init__(self, cells: Mapping[int, BaseGeometry]) -> None:
        self.rows = np.array(sorted(cells), dtype=np.int32)
        self._cells = np.array([cells[row] for row in self.rows.tolist()], dtype=object)
        self._areas = _areas(self._cells)
        self._in_degrees = shapely.area(self._cells)
        self._tree = shapely.STRtree(self._cells)
        self._parts = 0
        self._united: dict[tuple[int, ...], NDArray[np.float64]] = {}

    def __len__(self) -> int:
        """Count the cells."""
        return len(self.rows)

    def pieces(self, polygons: Sequence[BaseGeometry]) -> Pieces:
        """Return what polygons in degrees cover; a ring that crosses itself is mended first."""
        inside: list[NDArray[np.int64]] = [np.zeros(0, dtype=np.int64)]
        crossed, parts = inside.copy(), [np.zeros(0, dtype=object)]
        for polygon in polygons:
            if not len(self._tree.query(shapely.box(*polygon.bounds))):
                continue
            area = polygon if polygon.is_valid else shapely.make_valid(polygon)
            shapely.prepare(area)
            near = np.sort(self._tree.query(area, predicate="intersects"))
            whole = shapely.contains_properly(area, self._cells[near])
            inside.append(near[whole])
            crossed.append(near[~whole])
            parts.append(shapely.intersection(self._cells[near[~whole]], area))
        partial, cut = np.concatenate(crossed), np.concatenate(parts)
        self._parts += len(cut)
        return Pieces(
            whole=np.concatenate(inside),
            partial=partial,
            parts=cut,
            shares=self._shares(cut, partial),
            numbers=np.arange(self._parts - len(cut), self._parts),
        )

    def restored(self, arrays: Mapping[str, NDArray[Any]]) -> list[Pieces]:
        """Return the pieces that :func:`packed_pieces` packed, under numbers of their own."""
        parts = shapely.from_wkb(_split(arrays["wkb"].tobytes(), arrays["wkb_lengths"]))
        whole, partial = np.cumsum(arrays["whole_counts"]), np.cumsum(arrays["partial_counts"])
        numbers = np.arange(self._parts, self._parts + len(parts))
        self._parts += len(parts)
        found = []
        for at in range(len(whole)):
            inside = slice(partial[at] - arrays["partial_counts"][at], partial[at])
            found.append(
                Pieces(
                    whole=arrays["whole"][whole[at] - arrays["whole_counts"][at] : whole[at]],
                    partial=arrays["partial"][inside],
                    parts=parts[inside],
                    shares=arrays["shares"][inside],
                    numbers=numbers[inside],
                )
            )
        return found

    def _shares(self, parts: Geometries, cells: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the shares of parts in their cells, on the plane and in degrees, shape (n, 2)."""
        return np.column_stack(
            (_areas(parts) / self._areas[cells], shapely.area(parts) / self._in_degrees[cells])
        )

    def per_cent(self, found: Sequence[Pieces]) -> NDArray[np.uint8]:
        """Return the share of each cell that pieces cover together, in whole per cent.

        Parts of several polygons in one cell are united first, so that land under two counts once.
        What is covered at all is at least 1, and what is not whole at most 99.
        """
        shares = self._covered(found)
        # Whether all or nothing is covered is told in degrees: where a border has one corner more
        # on one side, the plane bends the two sides apart.
        result = np.clip(np.rint(shares[:, 0] * PER_CENT), 1, PER_CENT - 1)
        result[shares[:, 1] < _NEARLY_NONE] = 0
        result[shares[:, 1] > 1 - _NEARLY_NONE] = PER_CENT
        for each in found:
            result[each.whole] = PER_CENT
        return result.astype(np.uint8)

    def _covered(self, found: Sequence[Pieces]) -> NDArray[np.float64]:
        """Return the share of each cell under the parts in it, as :meth:`_shares` does.

        Unions are remembered from one picture to the next: most of a map stays as it was.
        """
        result = np.zeros((len(self), 2))
        if not found:
            return result
        cell = np.concatenate([each.partial for each in found])
        order = np.argsort(cell, kind="stable")
        parts = np.concatenate([each.parts for each in found])[order]
        numbers = np.concatenate([each.numbers for each in found])[order]
        shares = np.concatenate([each.shares for each in found])[order]
        cells, first, count = np.unique(cell[order], return_index=True, return_counts=True)
        result[cells] = shares[first]
        united: dict[tuple[int, ...], NDArray[np.float64]] = {}
        for at in np.flatnonzero(count > 1).tolist():
            several = slice(first[at], first[at] + count[at])
            key = tuple(numbers[several].tolist())
            known = self._united.get(key)
            if known is None:
                union = np.array([shapely.union_all(parts[several])], dtype=object)
                known = self._shares(union, cells[at : at + 1])[0]
            united[key] = result[cells[at]] = known
        self._united = united
        return result


def packed_pieces(found: Sequence[Pieces]) -> dict[str, NDArray[Any]]:
    """Return pieces as arrays by name, none of objects; :meth:`CellShares.restored` reads them."""
    wkb = [bytes(shapely.to_wkb(part)) for each in found for part in each.parts]
    nothing = np.zeros(0, dtype=np.int64)
    return {
        "whole": np.concatenate([nothing, *(each.whole for each in found)]),
        "whole_counts": np.array([len(each.whole) for each in found], dtype=np.int64),
        "partial": np.concatenate([nothing, *(each.partial for each in found)]),
        "partial_counts": np.array([len(each.partial) for each in found], dtype=np.int64),
        "shares": np.concatenate([np.zeros((0, 2)), *(each.shares for each in found)]),
        "wkb": np.frombuffer(b"".join(wkb), np.uint8),
        "wkb_lengths": np.array([len(part) for part in wkb], dtype=np.int64),
    }


def _split(raw: bytes, lengths: NDArray[np.int64]) -> Geometries:
    """Return pieces of bytes of given lengths."""
    ends = np.cumsum(lengths)
    parts = [raw[end - size : end] for end, size in zip(ends, lengths, strict=True)]
    return np.array(parts, dtype=object)


def measured_cells(columns: CellColumns) -> CellShares:
    """Return the cells of a build, ready to be measured."""
    found = {row: columns.geometry(row) for row in columns.cell_of_row}
    return CellShares({row: shape(cell) for row, cell in found.items() if cell is not None})


#: Share of a cell that is nothing but the rounding of coordinates.
_NEARLY_NONE = 1e-6


def _areas(geometries: Geometries) -> NDArray[np.float64]:
    """Return areas on the plane, in square metres; lines and points have none."""
    return np.asarray(shapely.area(shapely.transform(geometries, to_plane)), dtype=np.float64)


def shares_of_pictures(
    per_cent: NDArray[np.uint8],
    days: NDArray[np.int32],
    rows: NDArray[np.int32],
    held_days: int = HELD_DAYS,
    *,
    ends: NDArray[np.int32] | None = None,
) -> Shares:
    """Return shares of single days as runs of equal ones.

    A picture holds until the next, but no longer than ``held_days`` days of silence, as its
    statuses do.

    Parameters
    ----------
    per_cent
        Shape (days, cells).
    days
        Days from 1970-01-01, ascending.
    rows
        Settlement of each cell, ascending.
    ends
        The day after the last of each picture; left out, pictures are of single days.
    """
    closed = days + 1 if ends is None else ends
    until = np.append(days[1:], closed[-1])
    ends = np.minimum(until, closed + held_days).astype(np.int32)
    starts = np.ones(per_cent.shape, dtype=np.bool_)
    starts[1:] = (per_cent[1:] != per_cent[:-1]) | (ends[:-1] < days[1:])[:, None]
    cell, at = np.nonzero(starts.T)
    closes = np.append(cell[1:] != cell[:-1], [True])[: len(cell)]
    final = np.where(closes, len(days), np.append(at[1:], [0])[: len(cell)]) - 1
    return Shares(
        row=rows[cell].astype(np.int32),
        start=days[at].astype(np.int32),
        end=ends[final],
        per_cent=per_cent[at, cell],
    )
