"""Features of settlements in pieces that are made once and joined for every day that is asked for.

A settlement's *prefix* (id, geometry, what it always is) depends on nothing but the settlement; its
*tail* on nothing but the spell in force, and whether a claim disputes it on the day. A snapshot is
then a join, some fifty times faster than serialising features; and since most of a piece is one of
few texts, making the pieces is several times faster, too (``python -m bench export``).

The pieces spell out the columns of :mod:`data.export.columns`; that they are the same is tested.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any, cast

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
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from data.history import History
    from data.payload.cells import CellColumns
    from data.snapshot import Snapshot
    from geo.gazetteer import Gazetteer
    from geo.place import LngLat

#: Hromadas whose units are kept as text: more than there are in Ukraine.
KEPT_HROMADAS = 4_096


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
        self._prefixes: list[bytes | None] = [None] * len(gazetteer)
        self._around = lru_cache(maxsize=KEPT_HROMADAS)(self._units_of)

    def geometry(self, row: int) -> dict[str, Any] | None:
        """Return a settlement's geometry, or None where it has none."""
        if self._cells is not None:
            return self._cells.geometry(row)
        return geojson.point(self._gazetteer.settlements[row].point)

    def prefixes(self, rows: NDArray[np.integer]) -> list[bytes]:
        """Return the first parts of the features of some settlements."""
        kept = self._prefixes
        found = []
        for row in rows.tolist():
            made = kept[row]
            if made is None:
                made = kept[row] = self._make(row)
            found.append(made)
        return found

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
        code, population = place.katottg, place.population
        return (
            f'{{"type":"Feature","id":"{code}","geometry":{self._geometry_text(row, place.point)},'
            f'"properties":{{"katottg":"{code}","name_uk":{encode_basestring(place.name_uk)},'
            f'"name_en":{encode_basestring(place.name_en)},"category":"{place.category}",'
            f"{self._around(place.hromada)},"
            f'"population":{"null" if population is None else population}'
        ).encode()

    def _units_of(self, hromada: str) -> str:
        """Return the columns of the units around a settlement, without their braces."""
        return geojson.dump(unit_columns(self._gazetteer, hromada)).decode()[1:-1]

    def _geometry_text(self, row: int, point: LngLat | None) -> str:
        if self._cells is not None or point is None:
            return geojson.dump(self.geometry(row)).decode()
        lng, lat = point
        return (
            f'{{"type":"Point","coordinates":[{round(float(lng), geojson.DECIMALS)!r},'
            f"{round(float(lat), geojson.DECIMALS)!r}]}}"
        )


class Tails:
    """Second parts of features of one history, by spell and disagreement."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._tails: dict[int, bytes] = {}

    def of(self, snapshot: Snapshot, rows: NDArray[np.integer]) -> list[bytes]:
        """Return the tails of some rows on the day of a snapshot."""
        # Spell and flag in one number, so that one dictionary look-up finds the tail.
        keys = snapshot.spell[rows].astype(np.int64) * 2 + snapshot.disagreement[rows]
        listed = keys.tolist()
        found = list(map(self._tails.get, listed))
        if None not in found:
            return cast("list[bytes]", found)
        self._make(np.unique(keys[[tail is None for tail in found]]))
        return [self._tails[key] for key in listed]

    @cached_property
    def _days(self) -> list[str]:
        return [self._history.date(day).isoformat() for day in range(self._history.n_days + 1)]

    def _make(self, keys: NDArray[np.int64]) -> None:
        """Make the tails of some keys, from columns of Python's own numbers: NumPy's are slow."""
        past, days = self._history, self._days
        spells = keys // 2
        columns = (
            past.status, past.liberated, past.start_earliest, past.start_latest, past.start,
            past.certainty, past.provenance, past.n_sources, past.n_independent, past.sides,
        )  # fmt: skip
        claims, events = (self._ids(name, spells) for name in ("claim", "event"))
        rows = zip(
            keys.tolist(), *(each[spells].tolist() for each in columns), claims, events, strict=True
        )
        for (
            key, status, liberated, earliest, latest, best, certainty, provenance,
            n_sources, n_independent, sides, claimed, carried,
        ) in rows:  # fmt: skip
            word = STATUS_WORDS[status]
            self._tails[key] = (
                f',"status":"{word}","category_display":"{LIBERATED if liberated else word}",'
                f'"since_earliest":"{days[earliest]}","since_latest":"{days[latest]}",'
                f'"since_best":"{days[best]}","certainty":"{CERTAINTY_WORDS[certainty]}",'
                f'"provenance":"{PROVENANCE_WORDS[provenance]}","n_sources":{n_sources},'
                f'"n_independent":{n_independent},"sides":"{SIDES_WORDS[sides]}",'
                f'"disagreement":{"true" if key % 2 else "false"},'
                f'"claims":[{claimed}],"events":[{carried}]}}}}'
            ).encode()

    def _ids(self, kind: str, spells: NDArray[np.int64]) -> list[str]:
        """Return the claims or events of some spells, each as the inside of a JSON list."""
        offsets = getattr(self._history, f"{kind}_offsets")
        index = getattr(self._history, f"{kind}_index")
        low, high = offsets[spells], offsets[spells + 1]
        quoted = self._quoted[kind]
        return [
            ",".join([quoted[at] for at in index[first:last].tolist()]) if first < last else ""
            for first, last in zip(low.tolist(), high.tolist(), strict=True)
        ]

    @cached_property
    def _quoted(self) -> Mapping[str, list[str]]:
        past = self._history
        return {
            "claim": [encode_basestring(name) for name in past.claim_ids],
            "event": [encode_basestring(name) for name in past.event_ids],
        }
