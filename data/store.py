"""Store: the one door to what was built, for the page, HTTP and the command line.

A store reads one build and never changes; it may be shared among threads. When the seeds have
changed since, it goes on answering from the last good build: :meth:`Store.is_stale` tells.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from data.built import Build, build_folder, current_build, seeds_digest
from data.diff import Diff, diff
from data.export.events import EventQuery, chosen, known_events
from data.export.exports import Exports
from data.focus import focus_oblasts
from data.history import LEDGER_LAYER, History, history
from data.layer import Layer, ledger_layer
from data.passport import Archive, passport
from data.payload.cells import CellColumns
from data.payload.container import decode
from data.payload.settlements import scope_of
from data.selection import Filters, SelectionError, rows_of_status, selected_rows
from data.series import Groups, Series, groups_by, series
from data.snapshot import Snapshot, snapshot
from data.stored import unpack_history, unpack_ledger, unpack_places
from data.verification import Verification, verify
from geo.place import Level

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from numpy.typing import NDArray

    from data.claim import Claim
    from data.event import Event
    from data.ledger import Ledger
    from data.source import Source
    from geo.gazetteer import Gazetteer

    Rows = NDArray[np.int64]

#: Histories of other days of knowledge that a process keeps.
KEPT_HISTORIES = 8

NO_FILTERS = Filters()
ALL_EVENTS = EventQuery()


def open_store(build: Path | None = None) -> Store:
    """Open the build in force in a folder of builds; None takes the usual one.

    Raises
    ------
    BuildError
        If there is none, or what names it cannot be read.
    """
    return Store(current_build(build_folder(build)))


class Store:
    """What one build holds. Files are read when first needed, and checked against their digest.

    Raises
    ------
    BuildError
        By every member, if a file that it needs is missing or damaged.
    """

    def __init__(self, build: Build) -> None:
        self._build = build
        # Bound to this store, so that it goes when the store goes.
        self._known = lru_cache(maxsize=KEPT_HISTORIES)(self._history_known)

    @property
    def dataset(self) -> str:
        """Name of the build: a digest of its contents."""
        return self._build.dataset

    def is_stale(self, seeds: Path) -> bool:
        """Tell whether the evidence is there and has changed since the build."""
        return seeds.is_dir() and seeds_digest(seeds) != self._build.seeds

    def asset(self, name: str) -> Path:
        """Return the path of a built file."""
        return self._build.asset(name)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """All places."""
        gazetteer: Gazetteer = self._build.unpacked("places.json", unpack_places)
        return gazetteer

    @cached_property
    def ledger(self) -> Ledger:
        """All records besides places."""
        ledger: Ledger = self._build.unpacked("ledger.json", unpack_ledger)
        return ledger

    @cached_property
    def _present(self) -> History:
        found: History = self._build.unpacked(
            "ledger.bin", lambda raw: unpack_history(raw, self.gazetteer)
        )
        return found

    @cached_property
    def cells(self) -> CellColumns:
        """Cells of the settlements in focus, for exports."""
        rows = scope_of(self.gazetteer, self.focus_oblasts).rows.tolist()
        return CellColumns(
            arrays=self._build.unpacked("cells.bin", lambda raw: decode(raw)[1]),
            cell_of_row={row: cell for cell, row in enumerate(rows)},
        )

    @property
    def first(self) -> date:
        """First day of the ledger."""
        return self.ledger.first

    @property
    def last(self) -> date:
        """Last day of the ledger, inside."""
        return self.ledger.last

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims."""
        return self.ledger.claims

    @property
    def sources(self) -> tuple[Source, ...]:
        """All sources."""
        return self.ledger.sources

    @cached_property
    def focus_oblasts(self) -> tuple[str, ...]:
        """Codes of the oblasts that the evidence is about, ascending."""
        return focus_oblasts(self.ledger, self.gazetteer)

    @property
    def focus_oblast(self) -> str | None:
        """The oblast that the evidence is about, if it is one; its places go first in look-ups."""
        return self.focus_oblasts[0] if len(self.focus_oblasts) == 1 else None

    def focus_units(self, level: Level) -> tuple[str, ...]:
        """Return the codes of the units of a level inside the oblasts in focus, or these."""
        if level is Level.OBLAST:
            return self.focus_oblasts
        return tuple(
            unit.katottg
            for oblast in self.focus_oblasts
            for unit in self.gazetteer.units_in(oblast, level)
        )

    @cached_property
    def layers(self) -> Mapping[str, Layer]:
        """What is loaded, by name."""
        layer = ledger_layer(self._present, self.ledger, self.gazetteer, self.focus_oblasts)
        return {layer.name: layer}

    def history(self, layer: str = LEDGER_LAYER, known_as_of: date | None = None) -> History:
        """Return the history of a layer, as it could be known on a day.

        Computed anew from the claims for another day of knowledge, and kept for the next call.

        Raises
        ------
        SelectionError
            If there is no such layer.
        """
        if layer != LEDGER_LAYER:
            raise SelectionError(f"no layer {layer!r}; layers are {LEDGER_LAYER}")
        return self._present if known_as_of is None else self._known(known_as_of)

    def _history_known(self, known_as_of: date) -> History:
        return history(self.ledger, self.gazetteer, known_as_of=known_as_of)

    def scoped(self, filters: Filters) -> Filters:
        """Return the filters, limited to the oblasts in focus if they name no unit."""
        return filters if filters.levels else replace(filters, oblasts=self.focus_oblasts)

    def snapshot(self, day: date, filters: Filters = NO_FILTERS) -> tuple[Snapshot, Rows]:
        """Return the state on a day, and the rows of the settlements that the filters select.

        Raises
        ------
        OutOfRangeError
            If the day lies outside the ledger.
        """
        shot = snapshot(self.history(filters.layer, filters.known_as_of), day)
        rows = selected_rows(self.gazetteer, self.scoped(filters))
        return shot, rows_of_status(shot, rows, filters)

    def diff(self, a: date, b: date, filters: Filters = NO_FILTERS) -> tuple[Diff, Rows]:
        """Return what changed from ``a`` to ``b``, and the rows that the filters select.

        A status filter lets a settlement through that has the status on either day.

        Raises
        ------
        OutOfRangeError
            If a day lies outside the ledger, or ``b`` before ``a``.
        """
        found = diff(self.history(filters.layer, filters.known_as_of), a, b)
        rows = selected_rows(self.gazetteer, self.scoped(filters))
        either = [rows_of_status(shot, rows, filters) for shot in (found.before, found.after)]
        return found, np.union1d(*either)

    def series(self, by: Level, a: date, b: date, filters: Filters = NO_FILTERS) -> Series:
        """Return numbers of settlements by unit, category and day; units without any left out.

        Raises
        ------
        OutOfRangeError
            If a day lies outside the ledger, or ``b`` before ``a``.
        """
        rows = selected_rows(self.gazetteer, self.scoped(filters))
        whole = groups_by(self.gazetteer, by)
        met, of_rows = np.unique(whole.of[rows], return_inverse=True)
        of = np.full(len(self.gazetteer), -1, dtype=np.int32)
        of[rows] = of_rows - int((met < 0).any())
        groups = Groups(codes=tuple(whole.codes[number] for number in met if number >= 0), of=of)
        return series(self.history(filters.layer, filters.known_as_of), groups, a, b)

    def archive(self, known_as_of: date | None = None) -> Archive:
        """Return a history together with the records that it rests on."""
        return Archive(
            history=self.history(known_as_of=known_as_of),
            ledger=self.ledger,
            gazetteer=self.gazetteer,
        )

    def passport(self, katottg: str, known_as_of: date | None = None) -> dict[str, Any]:
        """Return the history of one settlement with claims and sources, JSON-able.

        Raises
        ------
        UnknownPlaceError
            If no settlement has the code.
        """
        return {
            "dataset": self.dataset,
            **passport(self.archive(known_as_of), katottg),
        }

    def known_events(
        self, known_as_of: date | None = None
    ) -> tuple[list[Event], Mapping[str, Verification]]:
        """Return the events that could be known on a day, and how well each is verified."""
        events = known_events(self.archive(known_as_of), known_as_of)
        sources = self.archive(known_as_of).sources
        return events, {event.id: verify(event, sources) for event in events}

    def events(self, query: EventQuery = ALL_EVENTS) -> list[Event]:
        """Return the events that a query selects, in order of id."""
        events, verifications = self.known_events(query.known_as_of)
        return chosen(events, query, self.archive(query.known_as_of), verifications)

    def verify(self, event: Event) -> Verification:
        """Return how well an event is verified."""
        return verify(event, self.archive().sources)

    @cached_property
    def exports(self) -> Exports:
        """Answers as files."""
        return Exports(self)

    def export_snapshot(
        self,
        day: date,
        filters: Filters = NO_FILTERS,
        form: str = "geojson",
        *,
        geometry: str = "point",
        with_unplaced: bool = False,
    ) -> bytes:
        """Return a snapshot as a file; see :meth:`data.export.exports.Exports.snapshot`."""
        return self.exports.snapshot(
            day, filters, form, geometry=geometry, with_unplaced=with_unplaced
        )

    def snapshot_table(self, day: date, filters: Filters = NO_FILTERS) -> dict[str, list[Any]]:
        """Return a snapshot in columns; see :meth:`data.export.exports.Exports.page_columns`."""
        return self.exports.page_columns(day, filters)

    def export_diff(
        self, a: date, b: date, filters: Filters = NO_FILTERS, form: str = "geojson"
    ) -> bytes:
        """Return a diff as a file; see :meth:`data.export.exports.Exports.diff`."""
        return self.exports.diff(a, b, filters, form)
