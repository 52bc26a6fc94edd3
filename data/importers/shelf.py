"""The shelf: where imported layers lie, which version of each is in force, and reading one.

``build/layers/<layer>/<version>/`` holds one version: spells or events as Parquet, what they are and
under what terms, and the report of the import. It is named by a digest of its contents and never
changed. ``build/layers/current`` names the version of every layer in force, so that one rename
puts all layers of an import in force together. Builds leave the shelf alone.
"""

from __future__ import annotations

import importlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from data.importers.errors import LayerError
from data.layer import Layer
from data.layerevents import EventLayer
from data.recordjson import from_json
from data.spell import Sides

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import polars as pl

    from data.layershares import Shares
    from data.layerspells import LayerSpells
    from geo.gazetteer import Gazetteer

FOLDER = "layers"
POINTER = "current"
SPELLS, EVENTS = "spells.parquet", "events.parquet"
#: Beside the spells of some layers: what was known when, and how much of each cell is covered.
EDITIONS, SHARES = "editions.parquet", "shares.parquet"
ABOUT, REPORT = "layer.json", "report.csv"

#: Kinds of layers, as the pointer has them: of statuses, of events.
LAYERS, EVENT_LAYERS = "layers", "events"
KINDS = (LAYERS, EVENT_LAYERS)

_Shelved = TypeVar("_Shelved")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """A layer in force: what it is, and where it lies."""

    layer: Layer
    sides: Sides
    version: str
    folder: Path
    has_shares: bool = False

    def spells(self, gazetteer: Gazetteer, known: int | None = None) -> LayerSpells:
        """Return the spells; rows index the settlements of a gazetteer, which may have lost some.

        ``known`` is a day of knowledge from 1970-01-01, for a layer that has such days.

        Raises
        ------
        LayerError
            If the file is damaged.
        """
        try:
            columnar = importlib.import_module("data.importers.columnar")
            if known is None:
                raw = (self.folder / SPELLS).read_bytes()
                spells: LayerSpells = columnar.unpacked(raw, gazetteer)
            else:
                raw = (self.folder / EDITIONS).read_bytes()
                spells = columnar.unpacked_edition(raw, gazetteer, known)
        except (OSError, ValueError) as error:
            raise _damaged(self.layer.name, self.folder, error) from error
        return spells

    def parquet(self) -> bytes:
        """Return the file of the spells as it lies on the shelf.

        Raises
        ------
        LayerError
            If it cannot be read.
        """
        try:
            return (self.folder / SPELLS).read_bytes()
        except OSError as error:
            raise _damaged(self.layer.name, self.folder, error) from error

    def shares(self, gazetteer: Gazetteer) -> Shares | None:
        """Return the shares of cells that polygons cover, None for a layer without them.

        Raises
        ------
        LayerError
            If the file is damaged.
        """
        if not self.has_shares:
            return None
        try:
            columnar = importlib.import_module("data.importers.columnar")
            raw = (self.folder / SHARES).read_bytes()
            shares: Shares = columnar.unpacked_shares(raw, gazetteer)
        except (OSError, ValueError) as error:
            raise _damaged(self.layer.name, self.folder, error) from error
        return shares


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelvedEvents:
    """A layer of events in force: what it is, and where it lies."""

    layer: EventLayer
    version: str
    folder: Path

    def events(self) -> pl.DataFrame:
        """Return the events, columns as :data:`data.layerevents.SCHEMA` has them.

        Raises
        ------
        LayerError
            If the file is damaged.
        """
        try:
            eventcolumns = importlib.import_module("data.importers.eventcolumns")
            found: pl.DataFrame = eventcolumns.unpacked_events((self.folder / EVENTS).read_bytes())
        except (OSError, ValueError) as error:
            raise _damaged(self.layer.name, self.folder, error) from error
        return found


def shelved(build: Path) -> tuple[dict[str, Shelved], list[LayerError]]:
    """Return the layers of statuses in force by name, and an error for each that is damaged.

    Raises
    ------
    LayerError
        If the file that names the versions cannot be read.
    """

    def read(about: Any, version: str, folder: Path) -> Shelved:
        # Layers of before there were days of knowledge do not state any.
        layer = from_json(Layer, {"known_from": None, **about["layer"]})
        return Shelved(
            layer=layer,
            sides=Sides(about["sides"]),
            version=version,
            folder=folder,
            has_shares=bool(about.get("shares")),
        )

    return _each(build, LAYERS, read)


def shelved_events(build: Path) -> tuple[dict[str, ShelvedEvents], list[LayerError]]:
    """Return the layers of events in force, as :func:`shelved` does those of statuses."""

    def read(about: Any, version: str, folder: Path) -> ShelvedEvents:
        layer = from_json(EventLayer, about["layer"])
        return ShelvedEvents(layer=layer, version=version, folder=folder)

    return _each(build, EVENT_LAYERS, read)


def _each(
    build: Path, kind: str, read: Callable[[Any, str, Path], _Shelved]
) -> tuple[dict[str, _Shelved], list[LayerError]]:
    found: dict[str, _Shelved] = {}
    damaged: list[LayerError] = []
    for name, version in versions_in_force(build, kind).items():
        folder = build / FOLDER / name / version
        try:
            found[name] = read(json.loads((folder / ABOUT).read_bytes()), version, folder)
        except (OSError, ValueError, KeyError, TypeError) as error:
            damaged.append(_damaged(name, folder, error))
    return found, damaged


def _damaged(name: str, folder: Path, error: Exception) -> LayerError:
    return LayerError(f"layer {name!r} in {folder} is damaged: {error!r}; import it again", name)


def shelf_mark(build: Path) -> bytes:
    """Return what changes whenever other versions of layers come into force, readable or not."""
    try:
        return (build / FOLDER / POINTER).read_bytes()
    except OSError:
        return b""


def versions_in_force(build: Path, kind: str = LAYERS) -> dict[str, str]:
    """Return the version of each layer of a kind in force, by name.

    Raises
    ------
    LayerError
        If the file that names them cannot be read.
    """
    shelf = build / FOLDER
    try:
        named = json.loads((shelf / POINTER).read_bytes())
        # Pointers of before there were layers of events name none.
        return dict(named[LAYERS] if kind == LAYERS else named.get(kind, {}))
    except FileNotFoundError:
        return {}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise LayerError(
            f"{shelf / POINTER} is damaged: {error!r}; delete it and import the layers again"
        ) from error
