"""Features of settlements in pieces that are made once and joined for every day that is asked for.

A settlement's *prefix* (id, geometry, what it always is) depends on nothing but the settlement; its
*tail* on nothing but the spell in force, and whether a claim disputes it on the day. A snapshot is
then a join, some fifty times faster than serialising features; and since most of a piece is one of
few texts, making the pieces is several times faster, too (``python -m bench export``).

The pieces spell out the columns of :mod:`data.export.columns`; that they are the same is tested.
"""

from __future__ import annotations

import json
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from data.export import geojson
from data.export.columns import (
    CERTAINTY_WORDS,
    PROVENANCE_WORDS,
    SIDES_WORDS,
    STATUS_WORDS,
    unit_columns,
)
from data.status import LIBERATED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from data.history import History
    from data.payload.cells import CellColumns
    from data.snapshot import Snapshot
    from geo.gazetteer import Gazetteer

#: Hromadas whose units are kept as text: more than there are in Ukraine.
KEPT_HROMADAS = 4_096

#: Text as JSON, names unescaped; the part of the encoder that does nothing else.
_quoted = json.JSONEncoder(ensure_ascii=False).encode


class Places:
    """Prefixes of one gazetteer's settlements, with points or with cells.

    Parameters
    ----------
    gazetteer
        The settlements; a row is a settlement's index there.
    cells
        Cells to be used in place of points.
    """

    def __init__(self, gazetteer: Gazetteer, *, cells: CellColumns | None = None) -> None:
        self._gazetteer = gazetteer
        self._cells = cells
        self._prefixes: dict[int, bytes] = {}
        self._around = lru_cache(maxsize=KEPT_HROMADAS)(self._units_of)

    def geometry(self, row: int) -> dict[str, Any] | None:
        """Return a settlement's geometry, or None where it has none."""
        if self._cells is not None:
            return self._cells.geometry(row)
        return geojson.point(self._gazetteer.settlements[row].point)

    def prefix(self, row: int) -> bytes:
        """Return the first part of a settlement's feature."""
        made = self._prefixes.get(row)
        if made is None:
            made = self._prefixes[row] = self._make(row)
        return made

    def bounds(self, rows: NDArray[np.integer]) -> list[float] | None:
        """Return west, south, east, north around the geometries of some rows; None if none has."""
        if self._cells is not None:
            return self._cells.bounds(rows.tolist())
        positions = self._gazetteer.positions[rows]
        positions = positions[~np.isnan(positions[:, 0])]
        if not len(positions):
            return None
        return [*positions.min(axis=0).tolist(), *positions.max(axis=0).tolist()]

    def _make(self, row: int) -> bytes:
        place = self._gazetteer.settlements[row]
        geometry = self._geometry_text(row)
        population = "null" if place.population is None else place.population
        return (
            f'{{"type":"Feature","id":"{place.katottg}","geometry":{geometry},'
            f'"properties":{{"katottg":"{place.katottg}","name_uk":{_quoted(place.name_uk)},'
            f'"name_en":{_quoted(place.name_en)},"category":"{place.category}",'
            f'{self._around(place.hromada)},"population":{population}'
        ).encode()

    def _units_of(self, hromada: str) -> str:
        """Return the columns of the units around a settlement, without their braces."""
        return geojson.dump(unit_columns(self._gazetteer, hromada)).decode()[1:-1]

    def _geometry_text(self, row: int) -> str:
        point = self._gazetteer.settlements[row].point
        if self._cells is not None or point is None:
            return geojson.dump(self.geometry(row)).decode()
        lng, lat = (round(float(value), geojson.DECIMALS) for value in point)
        return f'{{"type":"Point","coordinates":[{lng!r},{lat!r}]}}'


class Tails:
    """Second parts of features of one history, by spell and disagreement."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._tails: dict[int, bytes] = {}
        self._day = lru_cache(maxsize=None)(lambda index: history.date(index).isoformat())

    def of(self, snapshot: Snapshot, rows: NDArray[np.integer]) -> list[bytes]:
        """Return the tails of some rows on the day of a snapshot."""
        # Spell and flag in one number, so that one dictionary look-up finds the tail.
        keys = snapshot.spell[rows].astype(np.int64) * 2 + snapshot.disagreement[rows]
        tails = self._tails
        return [tails.get(key) or self._make(key) for key in keys.tolist()]

    @cached_property
    def _columns(self) -> list[tuple[Any, ...]]:
        """Plain columns by spell, as Python's own numbers: NumPy's are slow one by one."""
        past = self._history
        columns = (
            past.status, past.liberated, past.start_earliest, past.start_latest, past.start,
            past.certainty, past.provenance, past.n_sources, past.n_independent, past.sides,
        )  # fmt: skip
        return list(zip(*(column.tolist() for column in columns), strict=True))

    @cached_property
    def _claims(self) -> list[str]:
        return _joined(
            self._history.claim_ids, self._history.claim_offsets, self._history.claim_index
        )

    @cached_property
    def _events(self) -> list[str]:
        return _joined(
            self._history.event_ids, self._history.event_offsets, self._history.event_index
        )

    def _make(self, key: int) -> bytes:
        spell = key // 2
        status, liberated, earliest, latest, best, certainty, provenance, *counts, sides = (
            self._columns[spell]
        )
        word = STATUS_WORDS[status]
        day = self._day
        n_sources, n_independent = counts
        made = self._tails[key] = (
            f',"status":"{word}","category_display":"{LIBERATED if liberated else word}",'
            f'"since_earliest":"{day(earliest)}","since_latest":"{day(latest)}",'
            f'"since_best":"{day(best)}","certainty":"{CERTAINTY_WORDS[certainty]}",'
            f'"provenance":"{PROVENANCE_WORDS[provenance]}","n_sources":{n_sources},'
            f'"n_independent":{n_independent},"sides":"{SIDES_WORDS[sides]}",'
            f'"disagreement":{"true" if key % 2 else "false"},'
            f'"claims":[{self._claims[spell]}],"events":[{self._events[spell]}]}}}}'
        ).encode()
        return made


def _joined(ids: Sequence[str], offsets: NDArray[np.int32], index: NDArray[np.int32]) -> list[str]:
    """Return the ids of each spell as the inside of a JSON list."""
    quoted = [_quoted(name) for name in ids]
    items = [quoted[at] for at in index.tolist()]
    ends = offsets.tolist()
    return [",".join(items[low:high]) for low, high in pairwise(ends)]
