"""Which settlements the polygons of a snapshot cover, with a memory of features seen before.

A snapshot repeats nearly all features of the one before, to the byte. The file is split at the
starts of features without parsing it; only a piece of text that was never seen is parsed and tested
against the settlements, so that reading an archive costs less than parsing it. Where a file is
written in another way than usual, it is parsed whole.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import orjson
import shapely

from data.importers.deepstate_labels import Mark, mark_of
from data.importers.features import GeometryFault, feature_list, parsed, polygons
from data.importers.pictures import RANK, STATUS_OF_RANK
from data.status import ControlStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from data.importers.cellshares import CellShares, Pieces
    from data.importers.report import Report

_START = b'{"type":"Feature",'
_POINT = b'{"type":"Feature","geometry":{"type":"Point"'
_LIST = b'"features":['
_GEOMETRY = b'"geometry"'


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Seen:
    """What a feature came to: the rank of its status and the settlements under it, or a fault.

    ``pieces`` are those of cells under it, if it is occupied and cells are measured.
    """

    rank: int
    rows: NDArray[np.int64]
    problem: str = ""
    label: str = ""
    pieces: Pieces | None = None


class Cover:
    """Tests polygons against settlements that have a position.

    Parameters
    ----------
    positions
        Degrees by row of the gazetteer, shape (N, 2), NaN where there is none.
    cells
        Cells that are to be measured as well.
    """

    def __init__(self, positions: NDArray[np.float64], cells: CellShares | None = None) -> None:
        self.cells = cells
        self.pieces: list[Pieces] = []
        placed = np.flatnonzero(~np.isnan(positions[:, 0]))
        self._rows = placed[np.argsort(positions[placed, 0], kind="stable")]
        self._lng, self._lat = positions[self._rows].T
        self._n = len(positions)
        self._seen: dict[bytes, _Seen] = {}

    @property
    def rows(self) -> NDArray[np.int64]:
        """Rows of the settlements that have a position."""
        return self._rows

    @property
    def size(self) -> int:
        """Number of all settlements of the gazetteer."""
        return self._n

    def statuses(self, raw: bytes, name: str, report: Report) -> NDArray[np.uint8]:
        """Return the status of every settlement under a polygon of a snapshot; 0 under none.

        :attr:`pieces` is then what its polygons of occupied land cover of the cells.

        Raises
        ------
        ImportFault
            If the file is no GeoJSON.
        """
        found = list(self._features(raw, name))
        best = np.zeros(self._n, dtype=np.uint8)
        self.pieces = [seen.pieces for seen in found if seen.pieces is not None]
        for number, seen in enumerate(found, 1):
            report.read += 1
            if seen.problem:
                report.reject(name, 0, f"feature {number}: {seen.problem}", seen.label)
            elif seen.rank:
                best[seen.rows] = np.maximum(best[seen.rows], seen.rank)
        return STATUS_OF_RANK[best]

    def _features(self, raw: bytes, name: str) -> Iterator[_Seen]:
        chunks = _chunks(raw)
        if chunks is not None:
            try:
                found = [self._of_text(chunk) for chunk in chunks]
            except orjson.JSONDecodeError:
                # One odd piece, and none is trusted.
                found = None
            if found is not None:
                yield from found
                return
        for feature in feature_list(parsed(raw, name), name):
            geometry = feature.get("geometry")
            if not (isinstance(geometry, dict) and geometry.get("type") == "Point"):
                yield self._remembered(orjson.dumps(feature), feature)

    def _of_text(self, chunk: bytes) -> _Seen:
        """Return what a piece of text came to; raise JSONDecodeError if it is no feature."""
        seen = self._seen.get(_key(chunk))
        return self._remembered(chunk, orjson.loads(chunk)) if seen is None else seen

    def _remembered(self, text: bytes, feature: dict[str, Any]) -> _Seen:
        key = _key(text)
        if key not in self._seen:
            self._seen[key] = self._tested(feature)
        return self._seen[key]

    def _tested(self, feature: dict[str, Any]) -> _Seen:
        nothing = np.zeros(0, dtype=np.int64)
        properties = feature.get("properties")
        label = properties if isinstance(properties, dict) else {}
        name, fill = str(label.get("name", "")), str(label.get("fill", ""))
        mark = mark_of(name, fill)
        if mark is Mark.OUTSIDE:
            return _Seen(rank=0, rows=nothing)
        if mark is Mark.UNREAD:
            problem = "neither label nor colour is known"
            return _Seen(rank=0, rows=nothing, problem=problem, label=f"{name} {fill}".strip())
        try:
            areas = polygons(feature.get("geometry"))
        except GeometryFault as error:
            return _Seen(rank=0, rows=nothing, problem=str(error), label=name)
        measured = self.cells is not None and mark is Mark.OCCUPIED
        return _Seen(
            rank=RANK[ControlStatus(mark.value)],
            rows=self.beneath(areas),
            pieces=self.cells.pieces(areas) if measured and self.cells is not None else None,
        )

    def under(self, geometry: Any) -> NDArray[np.int64]:
        """Return the rows of the settlements that a GeoJSON geometry covers, its border included.

        What it covers of the cells is added to :attr:`pieces`.

        Raises
        ------
        GeometryFault
            If the geometry cannot be used.
        """
        areas = polygons(geometry)
        if self.cells is not None:
            self.pieces.append(self.cells.pieces(areas))
        return self.beneath(areas)

    def beneath(self, areas: Iterable[BaseGeometry]) -> NDArray[np.int64]:
        """Return the rows of the settlements that polygons in degrees cover, borders included."""
        found = [np.zeros(0, dtype=np.int64)]
        for polygon in areas:
            west, south, east, north = polygon.bounds
            low, high = np.searchsorted(self._lng, (west, np.nextafter(east, np.inf)))
            near = low + np.flatnonzero(
                (self._lat[low:high] >= south) & (self._lat[low:high] <= north)
            )
            if len(near):
                shapely.prepare(polygon)
                hit = shapely.intersects_xy(polygon, self._lng[near], self._lat[near])
                found.append(self._rows[near[hit]])
        return np.concatenate(found)


def _key(text: bytes) -> bytes:
    """Return 128 bits that stand for a piece of text."""
    return hashlib.blake2b(text, digest_size=16).digest()


def _chunks(raw: bytes) -> list[bytes] | None:
    """Return the texts of all features that are no points, or None if the file is unusual.

    What is around the features and the last of them must be whole JSON, so that a file which was
    cut short is unusual too.
    """
    head, *rest = raw.split(_START)
    if not head.rstrip().endswith(_LIST) or not rest:
        return None
    end = rest[-1].rfind(b"]")
    chunks = [_START + chunk[:-1] for chunk in rest[:-1] if chunk.endswith(b",")]
    chunks.append(_START + rest[-1][:end])
    if end < 0 or len(chunks) < len(rest):
        return None
    try:
        orjson.loads(head + rest[-1][end:])
        orjson.loads(chunks[-1])
    except orjson.JSONDecodeError:
        return None
    points = [chunk for chunk in chunks if chunk.startswith(_POINT)]
    if any(chunk.count(_GEOMETRY) != 1 for chunk in points):
        return None
    return [chunk for chunk in chunks if not chunk.startswith(_POINT)]
