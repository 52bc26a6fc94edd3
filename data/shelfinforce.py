"""Shelf in force: the imported layers beside a build, read when they are first needed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from data.importers.shelf import shelved, shelved_events
from data.kept import Kept
from data.selection import SelectionError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import polars as pl

    from data.importers.errors import LayerError
    from data.importers.shelf import Shelved, ShelvedEvents
    from data.layerevents import EventLayer

#: Imported layers that a process keeps in memory.
KEPT_LAYERS = 12


class ShelfInForce:
    """Imported layers as they were when the first of them was asked for.

    Parameters
    ----------
    builds
        Folder of builds, in which the shelf lies.
    """

    def __init__(self, builds: Path) -> None:
        self._builds = builds
        self._of_event_layer: Kept[pl.DataFrame] = Kept(KEPT_LAYERS)

    @property
    def imported(self) -> Mapping[str, Shelved]:
        """The imported layers of statuses, by name: what each is, and how its file is read."""
        return dict(sorted(self._imported.items()))

    @property
    def damaged_layers(self) -> tuple[LayerError, ...]:
        """What is wrong with imported layers that cannot be asked."""
        return (*self._shelf[1], *self._event_shelf[1])

    @cached_property
    def _shelf(self) -> tuple[dict[str, Shelved], list[LayerError]]:
        return shelved(self._builds)

    @cached_property
    def _event_shelf(self) -> tuple[dict[str, ShelvedEvents], list[LayerError]]:
        return shelved_events(self._builds)

    @cached_property
    def event_layers(self) -> Mapping[str, EventLayer]:
        """Imported layers of events, by name: they have no statuses, and the ledger is none."""
        return {name: each.layer for name, each in sorted(self._event_shelf[0].items())}

    def event_layer(self, name: str) -> EventLayer:
        """Return what a layer of events holds.

        Raises
        ------
        SelectionError
            If there is none of this name.
        """
        if name not in self.event_layers:
            known = ", ".join(self.event_layers) or "none: import viina-events makes one"
            raise SelectionError(f"no layer of events {name!r}; layers of events are {known}")
        return self.event_layers[name]

    def events_of_layer(self, name: str) -> pl.DataFrame:
        """Return the events of an imported layer, in order of day.

        Raises
        ------
        SelectionError
            If there is no such layer.
        LayerError
            If the layer is damaged.
        """
        self.event_layer(name)
        return self._of_event_layer.get(name, self._event_shelf[0][name].events)

    @property
    def _imported(self) -> dict[str, Shelved]:
        return self._shelf[0]
