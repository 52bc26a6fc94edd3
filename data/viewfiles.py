"""The browser's files of views: made from one store when first asked for, and kept for a while."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from data.claimcolumns import claim_columns
from data.derive import scope_cells
from data.errors import OutOfRangeError
from data.export.geojson import dump
from data.history import LEDGER_LAYER
from data.kept import Kept
from data.payload.base import nationwide_base_file
from data.payload.cards import events_file
from data.payload.cells import cells_file
from data.payload.confirmed import evidence_file
from data.payload.settlements import Scope, history_file, names_file, scope_of
from data.payload.timeline import timeline_file
from data.view import ScopeName, View
from geo.place import Level
from geo.shapes import dissolve

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping
    from datetime import date

    from shapely.geometry.base import BaseGeometry

    from data.store import Store

#: Files that a process keeps, in bytes: some fifty days of knowledge with all that belongs to them.
KEPT_BYTES = 64_000_000


#: The view that every build has made already.
BUILT = View()


class ViewFiles:
    """Files of any view of one store, as bytes; equal for equal views.

    May be shared among threads: a file that two ask for at the same time is made once.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._makers: Mapping[str, Callable[[View], bytes]] = {
            "history.bin": self._history,
            "timeline.json": self._timeline,
            "events.json": self._events,
            "cells.bin": self._cells_file,
            "names.json": self._names,
            "base.json": self._base,
            "evidence.bin": self._evidence,
        }
        self._files: Kept[bytes] = Kept(KEPT_BYTES, weigh=len)
        self._cells: Kept[list[BaseGeometry | None]] = Kept(1)
        self._scopes: Kept[Scope] = Kept(len(ScopeName))

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the files that every view has."""
        return tuple(self._makers)

    def check(self, view: View, today: date) -> None:
        """Refuse a view that there is not.

        Raises
        ------
        SelectionError
            If there is no such layer, or it has no days of knowledge and the view names one.
        OutOfRangeError
            If the day of knowledge lies before the ledger or after ``today``.
        """
        store, known = self._store, view.known_as_of
        if known is not None and not store.first <= known <= today:
            raise OutOfRangeError(known, store.first, today)
        store.check_layer(view.layer, known)

    def file(self, view: View, name: str) -> bytes:
        """Return a file of a checked view.

        Raises
        ------
        KeyError
            If views have no file of this name.
        """
        if view == BUILT and name in self._store.built_names:
            return self._files.get((name, view), lambda: self._store.built(name))
        return self._files.get((name, _needed(view, name)), lambda: self.made(view, name))

    def made(self, view: View, name: str) -> bytes:
        """Return a file made anew; of the view of all that is known, that is the built one, if any."""
        return self._makers[name](view)

    def place(self, view: View, katottg: str) -> bytes:
        """Return what is known of one settlement; see :meth:`data.store.Store.passport`."""
        return dump(self._store.passport(katottg, view.known_as_of, view.layer))

    def _history(self, view: View) -> bytes:
        store = self._store
        past = store.history(view.layer, view.known_as_of)
        return history_file(
            past,
            store.gazetteer,
            self._scope(view),
            dataset=store.dataset,
            about=None if view.layer == LEDGER_LAYER else store.layers[view.layer],
        )

    def _timeline(self, view: View) -> bytes:
        past = self._store.history(view.layer, view.known_as_of)
        return timeline_file(past, self._scope(view), self._store.ledger.phases)

    def _events(self, view: View) -> bytes:
        """Cards are the ledger's, whatever layer is shown: other layers have none."""
        store = self._store
        events, verifications = store.known_events(view.known_as_of)
        ledger = replace(store.ledger, events=tuple(events))
        past = store.history(LEDGER_LAYER, view.known_as_of)
        return events_file(past, ledger, store.gazetteer, verifications)

    def _evidence(self, view: View) -> bytes:
        past = self._store.history(view.layer, view.known_as_of)
        return evidence_file(past, claim_columns(past, self._store.ledger), self._scope(view))

    def _names(self, view: View) -> bytes:
        return names_file(self._store.gazetteer, self._scope(view))

    def _cells_file(self, view: View) -> bytes:
        if view.scope is ScopeName.FOCUS:
            return self._store.built("cells.bin")
        return cells_file(self._country())

    def _base(self, view: View) -> bytes:
        built = self._store.built("base.json")
        if view.scope is ScopeName.FOCUS:
            return built
        gazetteer = self._store.gazetteer
        codes = [gazetteer.codes[row] for row in self._scope(view).rows]
        pieces = {
            code: cell
            for code, cell in zip(codes, self._country(), strict=True)
            if cell is not None
        }
        raions = {code: gazetteer.raion_of(code) for code in pieces}
        inside = {code: raion.katottg for code, raion in raions.items() if raion is not None}
        return nationwide_base_file(built, gazetteer, dissolve(pieces, inside))

    def _scope(self, view: View) -> Scope:
        gazetteer = self._store.gazetteer
        oblasts = (
            self._store.focus_oblasts
            if view.scope is ScopeName.FOCUS
            else [unit.katottg for unit in gazetteer.units_at(Level.OBLAST)]
        )
        return self._scopes.get(view.scope, lambda: scope_of(gazetteer, oblasts, view.scope))

    def _country(self) -> list[BaseGeometry | None]:
        """Return the cell of every settlement, in degrees; None where there is none."""
        store, scope = self._store, self._scope(View(scope=ScopeName.UKRAINE))
        return self._cells.get(
            scope.name, lambda: scope_cells(store.gazetteer, scope, store.outlines)
        )


def _needed(view: View, name: str) -> Hashable:
    """Return what a file depends on, so that views share what is equal."""
    if name in {"cells.bin", "names.json", "base.json"}:
        return view.scope
    return view.known_as_of if name == "events.json" else view
