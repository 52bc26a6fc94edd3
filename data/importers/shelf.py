"""The shelf: where imported layers lie, which version of each is in force, and reading one.

``build/layers/<layer>/<version>/`` holds one version: spells as Parquet, what they are and under
what terms, and the report of the import. It is named by a digest of its contents and never
changed. ``build/layers/current`` names the version of every layer in force, so that one rename
puts all layers of an import in force together. Builds leave the shelf alone.
"""

from __future__ import annotations

import importlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.importers.errors import LayerError
from data.layer import Layer
from data.recordjson import from_json
from data.spell import Sides

if TYPE_CHECKING:
    from pathlib import Path

    from data.layerspells import LayerSpells
    from geo.gazetteer import Gazetteer

FOLDER = "layers"
POINTER = "current"
SPELLS, ABOUT, REPORT = "spells.parquet", "layer.json", "report.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """A layer in force: what it is, and where it lies."""

    layer: Layer
    sides: Sides
    version: str
    folder: Path

    def spells(self, gazetteer: Gazetteer) -> LayerSpells:
        """Return the spells; rows index the settlements of a gazetteer, which may have lost some.

        Raises
        ------
        LayerError
            If the file is damaged.
        """
        try:
            columnar = importlib.import_module("data.importers.columnar")
            spells: LayerSpells = columnar.unpacked((self.folder / SPELLS).read_bytes(), gazetteer)
        except (OSError, ValueError) as error:
            raise LayerError(
                f"layer {self.layer.name!r} in {self.folder} is damaged: {error!r}; import it again",
                self.layer.name,
            ) from error
        return spells


def shelved(build: Path) -> tuple[dict[str, Shelved], list[LayerError]]:
    """Return the layers in force by name, and an error for each that is damaged.

    Raises
    ------
    LayerError
        If the file that names the versions cannot be read.
    """
    found: dict[str, Shelved] = {}
    damaged: list[LayerError] = []
    for name, version in versions_in_force(build).items():
        folder = build / FOLDER / name / version
        try:
            about = json.loads((folder / ABOUT).read_bytes())
            layer = from_json(Layer, about["layer"])
            found[name] = Shelved(
                layer=layer, sides=Sides(about["sides"]), version=version, folder=folder
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            damaged.append(
                LayerError(
                    f"layer {name!r} in {folder} is damaged: {error!r}; import it again", name
                )
            )
    return found, damaged


def shelf_mark(build: Path) -> bytes:
    """Return what changes whenever other versions of layers come into force, readable or not."""
    try:
        return (build / FOLDER / POINTER).read_bytes()
    except OSError:
        return b""


def versions_in_force(build: Path) -> dict[str, str]:
    """Return the version of each layer in force, by name.

    Raises
    ------
    LayerError
        If the file that names them cannot be read.
    """
    shelf = build / FOLDER
    try:
        return dict(json.loads((shelf / POINTER).read_bytes())["layers"])
    except FileNotFoundError:
        return {}
    except (ValueError, KeyError, TypeError) as error:
        raise LayerError(
            f"{shelf / POINTER} is damaged: {error!r}; delete it and import the layers again"
        ) from error
