"""Store: the one door to what was built, for the page, HTTP and the command line.

A store reads one build and never changes; it may be shared among threads. When the seeds have
changed since, it goes on answering from the last good build: :meth:`Store.is_stale` tells.
"""

from __future__ import annotations

import importlib
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from data.built import current_build
from data.claimcolumns import claim_columns
from data.consensus import CONSENSUS_LAYER
from data.controlquestions import NO_FILTERS, ControlQuestions
from data.coverage import Coverage, coverage
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
from data.passport import Archive, passport
from data.payload.cards import changes_by_event
from data.regions import Regions
from data.selection import (
    Filters,
    lets_through,
    selected_rows,
)
from data.sourceregistry import SourceRegistry
from data.tenures import Tenure, tenures
from data.verification import Verification, verify
from data.viewfiles import ViewFiles
from geo.katottg import is_katottg

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from os import PathLike

    import polars as pl
    from numpy.typing import NDArray

    from data.event import Event
    from geo.place import Level

    Rows = NDArray[np.int64]

ALL_EVENTS = EventQuery()
ALL_LAYER_EVENTS = LayerEventQuery()


def open_store(build: str | PathLike[str] | None = None) -> Store:
    """Open the build in force in a folder of builds; None takes the usual one.

    Raises
    ------
    BuildError
        If there is none, or what names it cannot be read.
    """
    return Store(current_build(build_folder(build)))


class Store(ControlQuestions):
    """Questions to one build, and their answers as records, columns and files.

    Raises
    ------
    BuildError
        By every member, if a file that it needs is missing or damaged.
    """

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
