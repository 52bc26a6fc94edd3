"""Exports: a store's answers as files that explain themselves.

Keeps the pieces of features that it has made, so that the next day of the same layer is a join.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from data.export.about import members_of
from data.export.coverage import coverage_columns, coverage_file
from data.export.diff import changed, diff_batches, diff_table
from data.export.events import EventQuery, events_batches, write_records
from data.export.features import Places, Tails
from data.export.figures import figure_columns, figures_file
from data.export.formats import WITHOUT_GEOMETRY, FormatError, in_pieces
from data.export.pieces import Batches, Pieces
from data.export.series import chosen_categories, series_file
from data.export.shares import SharedTails, with_snapshot_shares, with_spell_shares
from data.export.snapshot import snapshot_geojson, snapshot_table
from data.export.spells import spells_table, spells_within
from data.export.units import units_batches
from data.frontdistance import front_column
from data.selection import selected_rows
from geo.place import Level

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from numpy.typing import NDArray

    from data.export.table import Table
    from data.selection import Filters
    from data.store import Store

#: Layers and days of knowledge whose features are kept in pieces.
KEPT_TAILS = 4


class Exports:
    """Files made from one store. Equal questions to equal data give equal bytes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._tails = lru_cache(maxsize=KEPT_TAILS)(self._tails_of)

    def snapshot(self, day: date, filters: Filters, form: str, **options: Any) -> bytes:
        """Return a snapshot as a file; see :meth:`snapshot_pieces`."""
        return self.snapshot_pieces(day, filters, form, **options).whole()

    def snapshot_pieces(
        self,
        day: date,
        filters: Filters,
        form: str,
        *,
        geometry: str,
        with_unplaced: bool,
        with_front_distance: bool = False,
    ) -> Pieces:
        """Return a snapshot as a file in pieces; ``geometry`` is ``point`` or ``cell``.

        With front distance there is one more column, ``front_km`` (:mod:`data.frontdistance`). A
        layer of polygons has ``covered_share`` besides (:mod:`data.export.shares`).

        Raises
        ------
        FormatError
            If the format or the geometry does not exist.
        OutOfRangeError
            If the day lies outside the ledger.
        """
        shot, rows = self._store.snapshot(day, filters)
        members = {"as_of": day.isoformat(), **self.members(filters)}
        places, shares = self._places(geometry), self._store.shares(filters.layer)
        if form == "geojson" and not with_front_distance:
            tails = self._tails(filters.layer, filters.known_as_of)
            return snapshot_geojson(
                shot,
                rows,
                members,
                places=places,
                tails=tails if shares is None else SharedTails(tails, shares),
                placed=None if with_unplaced else self._placed,
            )
        kept = rows if with_unplaced or form in WITHOUT_GEOMETRY else rows[self._placed[rows]]
        stated = {**members, "unplaced_omitted": len(rows) - len(kept)}

        def table(part: slice) -> Table:
            gazetteer, chosen = self._store.gazetteer, kept[part]
            around = places if geometry == "cell" else None
            made = snapshot_table(shot, chosen, stated, gazetteer=gazetteer, places=around)
            if shares is not None:
                made = with_snapshot_shares(made, shares, shot, chosen)
            if with_front_distance:
                km = front_column(shot.status, gazetteer.positions, chosen)
                made = replace(made, columns={**made.columns, "front_km": km})
            return made

        return in_pieces(
            Batches(rows=len(kept), table=table, bbox=lambda: places.bounds(kept)), form
        )

    def diff_columns(self, a: date, b: date, filters: Filters) -> dict[str, list[Any]]:
        """Return what changed between two days in columns for a table, units by code.

        Raises
        ------
        OutOfRangeError
            If a day lies outside the ledger, or ``b`` before ``a``.
        """
        found, rows = self._store.diff(a, b, filters)
        table = diff_table(found, changed(found, rows), {}, self._store.gazetteer)
        return self._units_by_code(table.columns)

    def _units_by_code(self, columns: Mapping[str, Sequence[Any]]) -> dict[str, list[Any]]:
        """Return columns of settlements with codes of their units in place of names."""
        ancestors = self._store.gazetteer.ancestors
        around = [
            {unit.level: unit.katottg for unit in ancestors(code)} for code in columns["katottg"]
        ]
        by_code: dict[str, list[Any]] = {
            str(level): [units.get(level) for units in around]
            for level in (Level.OBLAST, Level.RAION, Level.HROMADA)
        }
        return {name: list(values) for name, values in columns.items()} | by_code

    def diff(
        self, a: date, b: date, filters: Filters, form: str, *, geometry: str = "point"
    ) -> bytes:
        """Return what changed between two days as a file; see :meth:`diff_pieces`."""
        return self.diff_pieces(a, b, filters, form, geometry=geometry).whole()

    def diff_pieces(
        self, a: date, b: date, filters: Filters, form: str, *, geometry: str = "point"
    ) -> Pieces:
        """Return what changed between two days in pieces; ``geometry`` is ``point`` or ``cell``.

        Raises
        ------
        FormatError
            If the format or the geometry does not exist.
        OutOfRangeError
            If a day lies outside the ledger, or ``b`` before ``a``.
        """
        places = self._places(geometry)
        found, rows = self._store.diff(a, b, filters)
        members = {"from": a.isoformat(), "to": b.isoformat(), **self.members(filters)}
        batches = diff_batches(
            found,
            changed(found, rows),
            members,
            self._store.gazetteer,
            places=places,
            with_points=geometry == "point",
        )
        return in_pieces(batches, form)

    def series(self, by: Level, a: date, b: date, filters: Filters, form: str) -> bytes:
        """Return numbers of settlements by unit and day; see :meth:`series_pieces`."""
        return self.series_pieces(by, a, b, filters, form).whole()

    def series_pieces(self, by: Level, a: date, b: date, filters: Filters, form: str) -> Pieces:
        """Return numbers of settlements by unit and day in pieces.

        Raises
        ------
        FormatError
            If the format is none of :data:`data.export.series.SERIES_FORMATS`, or cannot hold so
            much.
        OutOfRangeError
            If a day lies outside the ledger, or ``b`` before ``a``.
        SelectionError
            If the filters ask for an age of evidence.
        """
        found = self._store.series(by, a, b, filters)
        members = {"by": str(by), **self.members(filters)}
        categories = chosen_categories(filters)
        return series_file(found, self._store.gazetteer, categories, members, form)

    def coverage(self, by: Level, a: date, b: date, filters: Filters, form: str) -> bytes:
        """Return how good the evidence is by unit; see :func:`coverage_file`."""
        gazetteer = self._store.gazetteer
        columns = coverage_columns(self._store.coverage(by, (a, b), filters), gazetteer)
        days = {"from": a.isoformat(), "to": b.isoformat()}
        members = {"by": str(by), **days, **self.members(filters)}
        return coverage_file(columns, form, members, gazetteer)

    def figures(self, filters: Filters, form: str) -> bytes:
        """Return reported figures beside the layer's own; see :func:`figures_file`."""
        columns = figure_columns(self._store.figures(filters))
        return figures_file(columns, form, self.members(filters))

    def events(self, filters: Filters, form: str, query: EventQuery) -> bytes:
        """Return events as a file; see :meth:`events_pieces`."""
        return self.events_pieces(filters, form, query).whole()

    def events_pieces(self, filters: Filters, form: str, query: EventQuery) -> Pieces:
        """Return events in pieces; units, statuses and day of knowledge come from the filters.

        Unlike other questions, this one is about the whole country if the filters name no unit: an
        event may have happened outside the oblasts in focus, or nowhere in particular.

        Raises
        ------
        FormatError
            If the format does not exist.
        """
        store, known = self._store, filters.known_as_of
        inside = None
        if filters.levels:
            rows = selected_rows(store.gazetteer, filters)
            inside = frozenset(store.gazetteer.codes[row] for row in rows.tolist())
        asked = replace(query, settlements=inside, statuses=filters.statuses, known_as_of=known)
        found, archive = store.events(asked), store.archive(known)
        verifications = store.known_events(known)[1]
        members = {**self.members(filters), "filters": filters.as_json() | asked.as_json()}

        batches = events_batches(found, members, archive, verifications, known_as_of=known)
        if form == "json":
            return Pieces(count=1, chunks=(write_records(batches.whole()),))
        return in_pieces(batches, form)

    def spells(self, filters: Filters, form: str, **options: Any) -> bytes:
        """Return the history as a file; options are those of :meth:`spells_batches`."""
        return self.spells_pieces(filters, form, **options).whole()

    def spells_pieces(self, filters: Filters, form: str, **options: Any) -> Pieces:
        """Return the history as a file in pieces; options are those of :meth:`spells_batches`.

        Raises
        ------
        FormatError
            If the format or the geometry does not exist.
        """
        without = options.pop("with_unplaced", False) or form in WITHOUT_GEOMETRY
        return in_pieces(self.spells_batches(filters, with_unplaced=without, **options), form)

    def spells_batches(
        self,
        filters: Filters,
        *,
        start: date | None = None,
        end: date | None = None,
        geometry: str = "point",
        with_unplaced: bool = False,
    ) -> Batches:
        """Return the history as a table, one row a spell with a day from ``start`` to ``end``.

        Raises
        ------
        FormatError
            If the geometry does not exist.
        """
        store = self._store
        history = store.history(filters.layer, filters.known_as_of)
        rows = selected_rows(store.gazetteer, store.scoped(filters))
        kept = rows if with_unplaced else rows[self._placed[rows]]
        places, shares = self._places(geometry), store.shares(filters.layer)
        days = {"from": start or history.first, "to": end or history.last}
        members = {name: day.isoformat() for name, day in days.items()} | self.members(filters)
        members["unplaced_omitted"] = len(rows) - len(kept)
        spells = spells_within(
            history,
            kept,
            filters,
            start=start,
            end=end,
            confirmed=store.last_confirmed(filters),
        )

        def table(part: slice) -> Table:
            around = places if geometry == "cell" else None
            gazetteer, chosen = store.gazetteer, spells[part]
            made = spells_table(history, chosen, members, gazetteer=gazetteer, places=around)
            return made if shares is None else with_spell_shares(made, shares, history, chosen)

        return Batches(
            rows=len(spells),
            table=table,
            bbox=lambda: places.bounds(np.unique(history.settlement[spells])),
        )

    def units(self, by: Level, day: date, filters: Filters, form: str) -> bytes:
        """Return units with their settlements by status on a day; see :meth:`units_pieces`."""
        return self.units_pieces(by, day, filters, form).whole()

    def units_pieces(self, by: Level, day: date, filters: Filters, form: str) -> Pieces:
        """Return units with their settlements by status on a day in pieces, at their outlines.

        Raises
        ------
        FormatError
            If the format does not exist.
        OutOfRangeError
            If the day lies outside the ledger.
        """
        store = self._store
        found, outlines = store.series(by, day, day, filters), store.outlines
        members = {"as_of": day.isoformat(), "by": str(by), **self.members(filters)}

        batches = units_batches(
            found,
            chosen_categories(filters),
            members,
            gazetteer=store.gazetteer,
            outlines=outlines,
        )
        return in_pieces(batches, form)

    def members(self, filters: Filters) -> dict[str, Any]:
        """Return what every file says about itself."""
        return members_of(self._store, filters)

    def _tails_of(self, layer: str, known_as_of: date | None) -> Tails:
        return Tails(self._store.history(layer, known_as_of))

    @cached_property
    def _placed(self) -> NDArray[np.bool_]:
        result: NDArray[np.bool_] = ~np.isnan(self._store.gazetteer.positions[:, 0])
        return result

    @cached_property
    def _points(self) -> Places:
        return Places(self._store.gazetteer)

    @cached_property
    def _cells(self) -> Places:
        return Places(self._store.gazetteer, cells=self._store.cells)

    def _places(self, geometry: str) -> Places:
        if geometry == "point":
            return self._points
        if geometry == "cell":
            return self._cells
        raise FormatError(f"no geometry {geometry!r}; geometries are point, cell")
