"""Collections of features a page at a time, as OGC API – Features asks for them.

A question has an interval, a box and filters; what meets all of them is *matched*, and a page of it
is made into GeoJSON features. Nothing is made for what is not on the page. What has no position
matches every box: it may lie in it, and the standard asks for it (/req/core/fc-bbox-response).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from data.export import geojson
from data.export.columns import place_columns, spell_columns
from data.export.events import EventQuery, chosen, events_table
from data.export.series import chosen_categories
from data.export.spells import spell_record, spells_within
from data.export.units import units_table
from data.interval import Interval
from data.selection import Filters, selected_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from data.export.table import Table
    from data.history import History
    from data.store import Store
    from geo.place import BBox, Level

    Feature = dict[str, Any]

#: What a spell of a settlement's feature says; the rest is about the settlement.
SPELL = ("start", "end", "status", "category_display", "since_earliest", "since_latest",
         "certainty", "provenance", "n_sources", "n_independent", "sides", "disagreement",
         "claims", "events")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of a collection.

    ``bbox`` is in degrees; a west beyond the east goes across the antimeridian. ``events`` limits
    events by type and tier.
    """

    filters: Filters = field(default_factory=Filters)
    interval: Interval = field(default_factory=Interval)
    bbox: BBox | None = None
    events: EventQuery = field(default_factory=EventQuery)
    limit: int = 100
    offset: int = 0

    @property
    def window(self) -> slice:
        """The page, as a slice of what is matched."""
        return slice(self.offset, self.offset + self.limit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Features of one page, and how many are matched in all."""

    matched: int
    features: tuple[Feature, ...]


NOTHING = Page(matched=0, features=())


def settlements(store: Store, asked: Question) -> Page:
    """Return settlements in order of code.

    A settlement carries its status on the last day of the interval that the ledger covers
    (``as_of``), by which the filters choose, and, unless one day was asked for, all its ``spells``
    that have a day of the interval.
    """
    days = asked.interval.within(store.first, store.last)
    if days is None:
        return NOTHING
    shot, rows = store.snapshot(days[1], asked.filters)
    if asked.bbox is not None:
        rows = rows[_may_lie_in(store.gazetteer.positions[rows], asked.bbox)]
    matched, rows = len(rows), rows[asked.window]
    history = store.history(asked.filters.layer, asked.filters.known_as_of)
    spells = spells_within(history, rows, Filters(), start=days[0], end=days[1])
    of_row = history.settlement[spells]
    features = []
    for row in rows.tolist():
        now = spell_columns(
            history, int(shot.spell[row]), disagreement=bool(shot.disagreement[row])
        )
        properties: dict[str, Any] = {
            **place_columns(store.gazetteer, history.codes[row]),
            "as_of": days[1],
            **now,
        }
        if not asked.interval.is_day:
            properties["spells"] = _spells(history, spells[of_row == row])
        point = geojson.point(store.gazetteer.settlements[row].point)
        features.append(_feature(history.codes[row], point, properties))
    return Page(matched=matched, features=tuple(features))


def events(store: Store, asked: Question) -> Page:
    """Return events in order of id whose bounds meet the interval.

    With a box, those that have a place of known position in it.
    """
    filters = asked.filters
    inside = None
    if filters.levels:
        rows = selected_rows(store.gazetteer, filters)
        inside = frozenset(store.gazetteer.codes[row] for row in rows.tolist())
    query = replace(
        asked.events,
        start=asked.interval.start,
        end=asked.interval.end,
        settlements=inside,
        statuses=filters.statuses,
        known_as_of=filters.known_as_of,
    )
    archive = store.archive(filters.known_as_of)
    known, verifications = store.known_events(filters.known_as_of)
    found = chosen(known, query, archive, verifications)
    table = events_table(found, {}, archive, verifications, known_as_of=filters.known_as_of)
    return _page(table, asked)


def units(store: Store, by: Level, asked: Question) -> Page:
    """Return units in order of code with their settlements by status.

    The numbers are those of the last day of the interval that the ledger covers, ``as_of``.
    """
    days = asked.interval.within(store.first, store.last)
    if days is None:
        return NOTHING
    table = units_table(
        store.series(by, days[1], days[1], asked.filters),
        chosen_categories(asked.filters),
        {},
        gazetteer=store.gazetteer,
        outlines=store.outlines,
    )
    return _page(table, asked, as_of=days[1])


def _page(table: Table, asked: Question, **more: date) -> Page:
    """Return the page of a table's rows whose geometries meet the box."""
    geometries = table.geometries or ()
    rows: Sequence[int] = range(len(table))
    if asked.bbox is not None:
        box = area(asked.bbox)
        rows = [row for row in rows if _meets(geometries[row], box)]
    features = [
        _feature(
            str(table.columns[table.key][row]),
            geometries[row],
            {**{name: values[row] for name, values in table.columns.items()}, **more},
        )
        for row in rows[asked.window]
    ]
    return Page(matched=len(rows), features=tuple(features))


def _meets(geometry: Any, box: BaseGeometry) -> bool:
    return geometry is None or bool(box.intersects(shapely.geometry.shape(geometry)))


def _feature(name: str, geometry: Any, properties: dict[str, Any]) -> Feature:
    return {"type": "Feature", "id": name, "geometry": geometry, "properties": properties}


def _spells(history: History, spells: Iterable[Any]) -> list[dict[str, Any]]:
    records = (spell_record(history, int(spell)) for spell in spells)
    return [{name: record[name] for name in SPELL} for record in records]


def _may_lie_in(positions: NDArray[np.float64], bbox: BBox) -> NDArray[np.bool_]:
    """Tell which positions, shape (n, 2), lie in a box or on its edge; unknown ones may."""
    lng, lat = positions[:, 0], positions[:, 1]
    east_of, west_of = lng >= bbox.west, lng <= bbox.east
    between = east_of & west_of if bbox.west <= bbox.east else east_of | west_of
    result: NDArray[np.bool_] = between & (lat >= bbox.south) & (lat <= bbox.north)
    return result | np.isnan(lng)


def area(bbox: BBox) -> BaseGeometry:
    """Return a box as a polygon, or as two across the antimeridian."""
    west, south, east, north = bbox
    if west <= east:
        return shapely.box(west, south, east, north)
    return shapely.union_all(
        [shapely.box(west, south, 180, north), shapely.box(-180, south, east, north)]
    )


def bounds(features: Iterable[Feature]) -> list[float] | None:
    """Return west, south, east, north around some features, or None if none has a geometry."""
    found = [
        shapely.geometry.shape(each["geometry"])
        for each in features
        if each["geometry"] is not None
    ]
    if not found:
        return None
    box: list[float] = shapely.total_bounds(np.array(found, dtype=object)).tolist()
    return box
