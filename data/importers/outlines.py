"""Imported outlines of raions and hromadas: kept beside the layers, drawn by the next build."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import shapely
from shapely.geometry import mapping, shape

from data.export.geojson import dump
from data.importers.errors import LayerError
from data.importers.shelf import FOLDER
from data.output import write_atomic

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

#: The outlines, and the report of the import that made them, below the folder of layers.
OUTLINES, OUTLINES_REPORT = "boundaries.geojson", "boundaries-report.csv"
#: Each new outline beside the one that was drawn.
OUTLINES_CHANGES = "boundaries-changes.csv"


def outlines_in_force(build: Path) -> dict[str, BaseGeometry]:
    """Return the imported outlines by code of the unit, in degrees; none if there was no import.

    Raises
    ------
    LayerError
        If the file is damaged.
    """
    path = build / FOLDER / OUTLINES
    try:
        features = json.loads(path.read_bytes())["features"]
        return {each["properties"]["katottg"]: shape(each["geometry"]) for each in features}
    except FileNotFoundError:
        return {}
    except (ValueError, KeyError, TypeError, AttributeError, shapely.GEOSException) as error:
        raise LayerError(f"{path} is damaged: {error!r}; import boundaries again") from error


def keep_outlines(
    build: Path, outlines: Mapping[str, BaseGeometry], report: bytes, changes: bytes = b""
) -> None:
    """Put outlines in force in one step; their reports are written before them."""
    folder = build / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    write_atomic(folder / OUTLINES_REPORT, report)
    write_atomic(folder / OUTLINES_CHANGES, changes)
    features = [
        {
            "type": "Feature",
            "id": code,
            "properties": {"katottg": code},
            "geometry": mapping(outlines[code]),
        }
        for code in sorted(outlines)
    ]
    content = {"type": "FeatureCollection", "features": features}
    write_atomic(folder / OUTLINES, dump(content) + b"\n")
