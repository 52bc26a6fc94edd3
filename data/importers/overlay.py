"""What imported gazetteers add to places: kept beside the layers, never mixed into the evidence."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from data.export.geojson import dump
from data.importers.errors import LayerError
from data.importers.shelf import FOLDER
from data.output import write_atomic

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from geo.gazetteer import Gazetteer

#: The file of the overlay, and the report of the import that made it, below the folder of layers.
GEONAMES, GEONAMES_REPORT = "geonames.json", "geonames-report.csv"

ATTRIBUTION = "Positions and numbers of places: GeoNames, https://www.geonames.org, CC BY 4.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """Numbers of GeoNames, and positions (lng, lat in degrees) of unplaced settlements, by code."""

    numbers: Mapping[str, int] = field(default_factory=dict)
    positions: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def placed(self, gazetteer: Gazetteer) -> NDArray[np.float64]:
        """Return positions by row, shape (N, 2), those of the gazetteer first; NaN where none is."""
        positions = gazetteer.positions.copy()
        for code, position in self.positions.items():
            if gazetteer.has_settlement(code) and np.isnan(positions[gazetteer.index_of(code), 0]):
                positions[gazetteer.index_of(code)] = position
        return positions


def overlay_in_force(build: Path) -> Overlay:
    """Return what was imported; an empty overlay if there was no import.

    Raises
    ------
    LayerError
        If the file is damaged.
    """
    path = build / FOLDER / GEONAMES
    try:
        found = json.loads(path.read_bytes())
        return Overlay(
            numbers={str(code): int(number) for code, number in found["numbers"].items()},
            positions={
                str(code): (float(lng), float(lat))
                for code, (lng, lat) in found["positions"].items()
            },
        )
    except FileNotFoundError:
        return Overlay()
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise LayerError(f"{path} is damaged: {error!r}; import geonames again") from error


def keep_overlay(build: Path, overlay: Overlay, report: bytes) -> None:
    """Put an overlay in force in one step; its report is written before it."""
    folder = build / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    write_atomic(folder / GEONAMES_REPORT, report)
    content = {
        "attribution": ATTRIBUTION,
        "numbers": dict(sorted(overlay.numbers.items())),
        "positions": dict(sorted(overlay.positions.items())),
    }
    write_atomic(folder / GEONAMES, dump(content) + b"\n")
