"""Loaded: places, ledger and histories of one build, read when they are first needed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from data.built import Build, seeds_digest
from data.consensus import CONSENSUS_LAYER, Voice, consensus
from data.consensuslayer import consensus_layer, owners_of
from data.digest import NAME_DIGITS, digest
from data.focus import focus_oblasts
from data.history import LEDGER_LAYER, History, history
from data.kept import Kept
from data.layer import Layer, ledger_layer
from data.layerspells import day_number, layer_history
from data.layervoices import layer_voices
from data.payload.cells import CellColumns
from data.payload.container import decode
from data.payload.outlines import read_outlines
from data.payload.settlements import scope_of
from data.selection import SelectionError
from data.shelfinforce import KEPT_LAYERS, ShelfInForce
from data.stored import unpack_history, unpack_ledger, unpack_places
from geo.place import Level

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from data.claim import Claim
    from data.layershares import Shares
    from data.ledger import Ledger
    from data.source import Source
    from geo.gazetteer import Gazetteer

#: Histories of other days of knowledge that a process keeps.
KEPT_HISTORIES = 8


class Loaded(ShelfInForce):
    """What one build holds. Files are read when first needed, and checked against their digest.

    Never changes; may be shared among threads.

    Raises
    ------
    BuildError
        By every member, if a file that it needs is missing or damaged.
    """

    def __init__(self, build: Build) -> None:
        super().__init__(build.folder.parent)
        self._build = build
        self._known: Kept[History] = Kept(KEPT_HISTORIES)
        self._of_layer: Kept[History] = Kept(KEPT_LAYERS)
        self._of_shares: Kept[Shares | None] = Kept(KEPT_LAYERS)

    @property
    def dataset(self) -> str:
        """Name of the build: a digest of its contents."""
        return self._build.dataset

    @cached_property
    def edition(self) -> str:
        """Digest of all that an answer may rest on: the build and the imported layers."""
        statuses = {name: each.version for name, each in self._imported.items()}
        events = {name: each.version for name, each in self._event_shelf[0].items()}
        versions = [(name, each.encode()) for name, each in sorted((statuses | events).items())]
        if not versions:
            return self.dataset
        return digest([("", self.dataset.encode()), *versions])[:NAME_DIGITS]

    def version_of(self, layer: str) -> str:
        """Return which edition of a layer answers: the build's, or the digest of what was imported."""
        if layer == CONSENSUS_LAYER:
            return self.edition
        for shelf in (self._imported, self._event_shelf[0]):
            if layer in shelf:
                return shelf[layer].version
        return self.dataset

    def is_stale(self, seeds: Path) -> bool:
        """Tell whether the evidence is there and has changed since the build."""
        return seeds.is_dir() and seeds_digest(seeds) != self._build.seeds

    def asset(self, name: str) -> Path:
        """Return the path of a built file."""
        return self._build.asset(name)

    @property
    def built_names(self) -> frozenset[str]:
        """Names of the built files."""
        return frozenset(self._build.files)

    def built(self, name: str) -> bytes:
        """Return a built file."""
        return self._build.read(name)

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

    @cached_property
    def outlines(self) -> Mapping[str, BaseGeometry]:
        """Areas of units by code, in degrees: all oblasts, and the units of those in focus."""
        found: Mapping[str, BaseGeometry] = self._build.unpacked("base.json", read_outlines)
        return found

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
    def ledger_layer(self) -> Layer:
        """The layer that is made from the ledger."""
        return ledger_layer(self._present, self.ledger, self.gazetteer, self.focus_oblasts)

    @cached_property
    def layers(self) -> Mapping[str, Layer]:
        """What is loaded, by name: the ledger, what was imported, and the consensus of them all."""
        imported = {name: each.layer for name, each in sorted(self._imported.items())}
        found = {self.ledger_layer.name: self.ledger_layer, **imported}
        if imported:
            found[CONSENSUS_LAYER] = consensus_layer(list(found.values()))
        return found

    def history(self, layer: str = LEDGER_LAYER, known_as_of: date | None = None) -> History:
        """Return the history of a layer, as it could be known on a day.

        Computed anew from the claims for another day of knowledge, and kept for the next call. An
        imported layer is put on the days of the ledger; few have days of knowledge.

        Raises
        ------
        SelectionError
            If there is no such layer, or it has no days of knowledge and one is asked for.
        LayerError
            If the layer is damaged.
        """
        self.check_layer(layer, known_as_of)
        if layer != LEDGER_LAYER:
            return self._of_layer.get(
                (layer, known_as_of), lambda: self._history_of_layer(layer, known_as_of)
            )
        if known_as_of is None:
            return self._present
        return self._known.get(known_as_of, lambda: self._history_known(known_as_of))

    def check_layer(self, layer: str, known_as_of: date | None) -> None:
        """Refuse a layer that there is not, or a day of knowledge that it cannot be asked for.

        Raises
        ------
        SelectionError
            If there is no such layer, or it has no days of knowledge and one is asked for.
        """
        if layer == LEDGER_LAYER:
            return
        if not self._imported or layer not in (*self._imported, CONSENSUS_LAYER):
            more = f" ({CONSENSUS_LAYER} needs two of them)" if layer == CONSENSUS_LAYER else ""
            raise SelectionError(
                f"no layer {layer!r}; "
                f"layers are {', '.join([LEDGER_LAYER, *sorted(self._imported)])}{more}"
            )
        if known_as_of is not None and not self.has_days_of_knowledge(layer):
            raise SelectionError(
                f"layer {layer!r} does not say when it was known; leave out the day of knowledge"
            )

    def has_days_of_knowledge(self, layer: str) -> bool:
        """Tell whether a layer can be asked what was known on a day."""
        if layer == LEDGER_LAYER:
            return True
        if layer == CONSENSUS_LAYER:
            return all(map(self.has_days_of_knowledge, self._imported))
        imported = self._imported.get(layer)
        return imported is not None and imported.layer.known_from is not None

    def voices_on(self, katottg: str, known_as_of: date | None = None) -> list[dict[str, Any]]:
        """Return what each layer that the consensus weighs says of a settlement.

        Raises
        ------
        SelectionError
            If there is no consensus, or it has no days of knowledge and one is asked for.
        """
        self.check_layer(CONSENSUS_LAYER, known_as_of)
        return layer_voices(self._voices(known_as_of), katottg)

    def _voices(self, known_as_of: date | None) -> list[tuple[Layer, str, History]]:
        """Return the layers with a voice in the consensus, whose view each carries, its history."""
        single = [each for each in self.layers.values() if each.name != CONSENSUS_LAYER]
        return [
            (self.layers[name], owner, self.history(name, known_as_of))
            for name, owner in owners_of(single).items()
        ]

    def _history_of_layer(self, name: str, known_as_of: date | None) -> History:
        if name == CONSENSUS_LAYER:
            voices = self._voices(known_as_of)
            return consensus([Voice(history=past, owner=owner) for _, owner, past in voices])
        found = self._imported[name]
        known = None if known_as_of is None else day_number(known_as_of)
        return layer_history(
            found.spells(self.gazetteer, known),
            name,
            self.gazetteer.codes,
            first=self.first,
            last=self.last,
            sides=found.sides,
            known_as_of=known_as_of,
        )

    def shares(self, layer: str) -> Shares | None:
        """Return how much of each cell a layer's polygons cover, None for a layer without such.

        Raises
        ------
        LayerError
            If the layer is damaged.
        """
        imported = self._imported.get(layer)
        if imported is None or not imported.has_shares:
            return None
        return self._of_shares.get(layer, lambda: imported.shares(self.gazetteer))

    def _history_known(self, known_as_of: date) -> History:
        return history(self.ledger, self.gazetteer, known_as_of=known_as_of)
