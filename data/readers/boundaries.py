"""``places/boundaries/*.geojson``: outlines of oblasts, raions, hromadas, and lakes to draw."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry import shape

from data.errors import SeedFault
from data.readers.textfile import read_lines
from geo.place import Level

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from geo.gazetteer import Gazetteer

FOLDER = "places/boundaries"
UNIT_FILES = {
    Level.OBLAST: f"{FOLDER}/oblasts.geojson",
    Level.RAION: f"{FOLDER}/raions.geojson",
    Level.HROMADA: f"{FOLDER}/hromadas.geojson",
}
#: May be missing: nothing but the drawing of the map depends on it.
WATER_FILE = f"{FOLDER}/water.geojson"

_AREAS = frozenset({"Polygon", "MultiPolygon"})


@dataclass(frozen=True, kw_only=True)
class Boundaries:
    """Outlines by code of the unit, and lakes; polygons or multipolygons in degrees, EPSG:4326."""

    outlines: dict[str, BaseGeometry]
    water: tuple[BaseGeometry, ...]


def read_boundaries(seeds: Path, gazetteer: Gazetteer, faults: list[SeedFault]) -> Boundaries:
    """Return the outlines of a folder of evidence; faulty features are left out.

    Every oblast must have an outline, since cells are cut out of it; raions and hromadas may lack
    one, as units without any placed settlement do.
    """
    outlines: dict[str, BaseGeometry] = {}
    for level, file in UNIT_FILES.items():
        codes = {unit.katottg for unit in gazetteer.units_at(level)}
        for number, code, area in _areas(seeds, file, faults):
            if code not in codes or code in outlines:
                problem = "is there already" if code in outlines else f"is the code of no {level}"
                remedy = f"have one feature for each {level}"
                faults.append(_fault(file, problem, remedy, feature=number, value=str(code)))
            else:
                outlines[code] = area
        if level is Level.OBLAST:
            faults += [
                _fault(file, f"has no outline of {code}", "add its feature")
                for code in sorted(codes - outlines.keys())
            ]
    has_water = (seeds / WATER_FILE).exists()
    lakes = _areas(seeds, WATER_FILE, faults) if has_water else ()
    return Boundaries(outlines=outlines, water=tuple(area for _, _, area in lakes))


def _areas(
    seeds: Path, file: str, faults: list[SeedFault]
) -> Iterator[tuple[int, Any, BaseGeometry]]:
    """Yield number, code (None if there is none) and area of each sound feature of a file."""
    lines = read_lines(seeds / file, file, faults)
    if lines is None:
        return
    try:
        features = json.loads("\n".join(lines))["features"]
    except json.JSONDecodeError as error:
        faults.append(_fault(file, f"is no JSON: {error.msg}", "mend it", line=error.lineno))
        return
    except (KeyError, TypeError, RecursionError):
        faults.append(_fault(file, "is no FeatureCollection", "write GeoJSON as in RFC 7946"))
        return
    for number, feature in enumerate(features):
        area = _area(feature)
        if area is None:
            remedy = "give a valid Polygon or MultiPolygon in degrees"
            faults.append(_fault(file, "has no area", remedy, feature=number))
        else:
            yield number, feature.get("properties", {}).get("katottg"), area


def _area(feature: Any) -> BaseGeometry | None:
    """Return the geometry of a feature if it is a valid area inside the world."""
    try:
        if feature["geometry"]["type"] not in _AREAS:
            return None
        area = shape(feature["geometry"])
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, shapely.GEOSException):
        return None
    return area if area.is_valid and not area.is_empty else None


def _fault(
    file: str,
    problem: str,
    remedy: str,
    *,
    feature: int | None = None,
    value: str = "",
    line: int = 0,
) -> SeedFault:
    field = "" if feature is None else f"features[{feature}]"
    return SeedFault(file=file, line=line, field=field, value=value, problem=problem, remedy=remedy)
