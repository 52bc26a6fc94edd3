"""Store: the one door to what was built, for the page, HTTP and the command line.

A store reads one build and never changes; it may be shared among threads. When the seeds have
changed since, it goes on answering from the last good build: :meth:`Store.is_stale` tells.
"""

from __future__ import annotations

import importlib
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from data.built import current_build
from data.claimcolumns import claim_columns
from data.confirmation import NOT_CLAIMED, confirmed_day, is_unconfirmed, last_confirmed
from data.consensus import CONSENSUS_LAYER
from data.coverage import Coverage, coverage
from data.diff import Diff, diff
from data.differences import Differences
from data.entityregistry import EntityRegistry
from data.export.events import EventQuery, chosen, known_events
from data.export.exports import Exports
from data.figures import Figure, Yardstick, figures
from data.finding import Finder
from data.folders import build_folder
from data.history import LEDGER_LAYER
from data.layercomparison import LayerComparison
from data.layerevents import LayerEventQuery
from data.loaded import Loaded
from data.passport import Archive, passport
from data.payload.cards import changes_by_event
from data.regions import Regions
from data.selection import (
    Filters,
    SelectionError,
    lets_through,
    rows_of_status,
    selected_rows,
)
from data.series import Groups, Series, groups_by, series
from data.snapshot import Snapshot, snapshot
from data.sourceregistry import SourceRegistry
from data.tenures import Tenure, tenures
from data.verification import Verification, verify
from data.viewfiles import ViewFiles
from geo.katottg import is_katottg

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    import polars as pl
    from numpy.typing import NDArray

    from data.event import Event
    from geo.place import Level

    Rows = NDArray[np.int64]

NO_FILTERS = Filters()
ALL_EVENTS = EventQuery()
ALL_LAYER_EVENTS = LayerEventQuery()


def open_store(build: Path | None = None) -> Store:
    """Open the build in force in a folder of builds; None takes the usual one.

    Raises
    ------
    BuildError
        If there is none, or what names it cannot be read.
    """
    return Store(current_build(build_folder(build)))


class Store(Loaded):
    """Questions to one build, and their answers as records, columns and files.

    Raises
    ------
    BuildError
        By every member, if a file that it needs is missing or damaged.
    """

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
        return shot, self._shown(shot, filters)

    def _shown(self, shot: Snapshot, filters: Filters) -> Rows:
        """Return the rows of a snapshot that the filters select."""
        rows = selected_rows(self.gazetteer, self.scoped(filters))
        rows = rows_of_status(shot, rows, filters)
        last = self.last_confirmed(filters)
        if last is None:
            return rows
        return rows[is_unconfirmed(last[shot.spell[rows]], shot.day, filters.unconfirmed_days)]

    def last_confirmed(self, filters: Filters) -> NDArray[np.int32] | None:
        """Return the last day of evidence of each spell if the filters ask for its age, else None.

        Raises
        ------
        SelectionError
            If they ask it of an imported layer.
        """
        if not filters.unconfirmed_days:
            return None
        if filters.layer != LEDGER_LAYER:
            raise SelectionError(
                f"layer {filters.layer!r} has no claims, so nobody can say how old its evidence is; "
                f"leave out the days without confirmation, or ask the layer {LEDGER_LAYER!r}"
            )
        history = self.history(filters.layer, filters.known_as_of)
        return last_confirmed(history, claim_columns(history, self.ledger))

    def confirmed(self, day: date, filters: Filters = NO_FILTERS) -> list[date | None]:
        """Return until when anybody vouches for the status of each settlement that is selected.

        In the order of :meth:`snapshot`, no later than ``day``; None without any claim.

        Raises
        ------
        OutOfRangeError
            If the day lies outside the ledger.
        """
        shot, rows = self.snapshot(day, filters)
        days = confirmed_day(shot, claim_columns(shot.history, self.ledger))[rows]
        return [None if each == NOT_CLAIMED else shot.history.date(each) for each in days.tolist()]

    def diff(self, a: date, b: date, filters: Filters = NO_FILTERS) -> tuple[Diff, Rows]:
        """Return what changed from ``a`` to ``b``, and the rows that the filters select.

        A status filter lets a settlement through that has the status on either day, one by the age
        of evidence if it is as old on either day.

        Raises
        ------
        OutOfRangeError
            If a day lies outside the ledger, or ``b`` before ``a``.
        """
        found = diff(self.history(filters.layer, filters.known_as_of), a, b)
        either = [self._shown(shot, filters) for shot in (found.before, found.after)]
        return found, np.union1d(*either)

    def series(self, by: Level, a: date, b: date, filters: Filters = NO_FILTERS) -> Series:
        """Return numbers of settlements by unit, category and day; units without any left out.

        Raises
        ------
        OutOfRangeError
            If a day lies outside the ledger, or ``b`` before ``a``.
        SelectionError
            If the filters ask for an age of evidence over several days: every day has other
            settlements of that age.
        """
        if filters.unconfirmed_days and a != b:
            raise SelectionError(
                "a series has no filter by the age of evidence; ask for one day, by units"
            )
        groups = self.groups(by, filters, a)
        return series(self.history(filters.layer, filters.known_as_of), groups, a, b)

    def groups(self, by: Level, filters: Filters = NO_FILTERS, day: date | None = None) -> Groups:
        """Return the selected settlements by the unit that they lie in; units without any left out.

        Statuses do not limit them; the age of the evidence does, on a day.
        """
        rows = selected_rows(self.gazetteer, self.scoped(filters))
        if filters.unconfirmed_days and day is not None:
            _, rows = self.snapshot(day, replace(filters, statuses=(), categories=()))
        whole = groups_by(self.gazetteer, by)
        met, of_rows = np.unique(whole.of[rows], return_inverse=True)
        of = np.full(len(self.gazetteer), -1, dtype=np.int32)
        of[rows] = of_rows - int((met < 0).any())
        return Groups(codes=tuple(whole.codes[number] for number in met if number >= 0), of=of)

    def coverage(
        self, by: Level, periods: tuple[date, ...], filters: Filters = NO_FILTERS
    ) -> Coverage:
        """Return how good the evidence is, by unit and period; units without any left out.

        A status filter leaves only the days on which a settlement had the status.

        Parameters
        ----------
        periods
            First day of each period, and at the end the last day of the last one, inside.

        Raises
        ------
        OutOfRangeError
            If a day lies outside the ledger, or before the one in front of it.
        """
        history = self.history(filters.layer, filters.known_as_of)
        return coverage(
            history,
            claim_columns(history, self.ledger),
            self.groups(by, filters),
            periods,
            chosen=lets_through(filters, history.status, history.liberated),
        )

    def yardstick(self, filters: Filters = NO_FILTERS) -> Yardstick:
        """Return the history of the filters' layer with what its figures are measured by."""
        return Yardstick(
            history=self.history(filters.layer, filters.known_as_of),
            gazetteer=self.gazetteer,
            km2=self._km2,
        )

    def figures(self, filters: Filters = NO_FILTERS) -> tuple[Figure, ...]:
        """Return the reported figures about units that the filters select, in order of time.

        Each stands beside what the filters' layer yields for the same unit and days.
        """
        found = figures(self.yardstick(filters), self.ledger, known_as_of=filters.known_as_of)
        if not filters.levels:
            return found
        chosen = set(selected_rows(self.gazetteer, filters).tolist())
        index = self.gazetteer.index_of
        return tuple(
            figure
            for figure in found
            if all(index(code) in chosen for code in self.gazetteer.codes_in(figure.indicator.unit))
        )

    def tenures(self, filters: Filters = NO_FILTERS) -> tuple[Tenure, ...]:
        """Return when occupation bodies sat where, of areas that meet the selected units."""
        found = tenures(self.ledger, known_as_of=filters.known_as_of)
        if not filters.levels:
            return found
        codes = self.gazetteer.codes
        chosen = {codes[row] for row in selected_rows(self.gazetteer, filters).tolist()}
        return tuple(
            tenure
            for tenure in found
            if not is_katottg(tenure.body.area)
            or chosen.intersection(self.gazetteer.codes_in(tenure.body.area))
        )

    @cached_property
    def _km2(self) -> NDArray[np.float64]:
        return self.cells.km2(len(self.gazetteer))

    def archive(self, known_as_of: date | None = None, layer: str = LEDGER_LAYER) -> Archive:
        """Return a history together with the records that it rests on."""
        return Archive(
            history=self.history(layer, known_as_of),
            ledger=self.ledger,
            gazetteer=self.gazetteer,
        )

    def passport(
        self, katottg: str, known_as_of: date | None = None, layer: str = LEDGER_LAYER
    ) -> dict[str, Any]:
        """Return the history of one settlement with claims and sources, JSON-able.

        An imported layer has neither claims nor sources: its licence and attribution stand for them.
        The consensus has ``layers`` besides: what each layer that it weighs says.

        Raises
        ------
        UnknownPlaceError
            If no settlement has the code.
        """
        return {
            "dataset": self.dataset,
            "licence": self.layers[layer].licence,
            "attribution": list(self.layers[layer].attribution),
            **passport(self.archive(known_as_of, layer), katottg),
            **(
                {"layers": self.voices_on(katottg, known_as_of)} if layer == CONSENSUS_LAYER else {}
            ),
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

    def layer_events(self, name: str, query: LayerEventQuery = ALL_LAYER_EVENTS) -> pl.DataFrame:
        """Return the events of an imported layer that a query selects, in order of day.

        Columns are those of :data:`data.eventframes.SCHEMA`.

        Raises
        ------
        SelectionError
            If there is no such layer of events.
        LayerError
            If the layer is damaged.
        """
        frames = importlib.import_module("data.eventframes")
        found: pl.DataFrame = frames.chosen_events(self.events_of_layer(name), query)
        return found

    def verify(self, event: Event) -> Verification:
        """Return how well an event is verified."""
        return verify(event, self.archive().sources)

    @cached_property
    def views(self) -> ViewFiles:
        """The browser's files of every view."""
        return ViewFiles(self)

    @cached_property
    def changes_by_event(self) -> Mapping[str, list[dict[str, Any]]]:
        """The changes of control that each event made, as cards have them."""
        return changes_by_event(self.history(), self.ledger)

    @cached_property
    def source_registry(self) -> SourceRegistry:
        """Who is behind the evidence, and what rests on them."""
        return SourceRegistry(self.ledger, self.history(), self.gazetteer)

    @cached_property
    def entity_registry(self) -> EntityRegistry:
        """Who and what the events name."""
        return EntityRegistry(self.ledger)

    @cached_property
    def finder(self) -> Finder:
        """One question over everything that has a name."""
        return Finder(self.ledger, self.gazetteer, self.focus_oblasts)

    @cached_property
    def regions(self) -> Regions:
        """Questions about any settlements together."""
        return Regions(self)

    @cached_property
    def layer_comparison(self) -> LayerComparison:
        """Questions about two layers together."""
        return LayerComparison(self)

    @cached_property
    def differences(self) -> Differences:
        """Where sources differ, and how pictures of a day came about."""
        return Differences(self)

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
        with_front_distance: bool = False,
    ) -> bytes:
        """Return a snapshot as a file; see :meth:`data.export.exports.Exports.snapshot`."""
        return self.exports.snapshot(
            day,
            filters,
            form,
            geometry=geometry,
            with_unplaced=with_unplaced,
            with_front_distance=with_front_distance,
        )

    def export_diff(
        self, a: date, b: date, filters: Filters = NO_FILTERS, form: str = "geojson"
    ) -> bytes:
        """Return a diff as a file; see :meth:`data.export.exports.Exports.diff`."""
        return self.exports.diff(a, b, filters, form)
