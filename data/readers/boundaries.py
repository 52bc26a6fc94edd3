"""``places/boundaries/*.geojson``: outlines of oblasts, raions, hromadas; lakes and rivers to draw."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry import shape

from data.errors import SeedFault
from data.readers.textfile import read_lines
from data.river import River
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
RIVER_FILE = f"{FOLDER}/rivers.geojson"

_AREAS = frozenset({"Polygon", "MultiPolygon"})
_LINES = frozenset({"LineString", "MultiLineString"})


@dataclass(frozen=True, kw_only=True)
class Boundaries:
    """Outlines by code of the unit, lakes, and rivers.

    Outlines and lakes are polygons or multipolygons, rivers lines or multilines; degrees, EPSG:4326.
    """

    outlines: dict[str, BaseGeometry]
    water: tuple[BaseGeometry, ...]
    rivers: tuple[River, ...] = ()


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
    has_rivers = (seeds / RIVER_FILE).exists()
    return Boundaries(
        outlines=outlines,
        water=tuple(area for _, _, area in lakes),
        rivers=tuple(_rivers(seeds, faults)) if has_rivers else (),
    )


def _areas(
    seeds: Path, file: str, faults: list[SeedFault]
) -> Iterator[tuple[int, Any, BaseGeometry]]:
    """Yield number, code (None if there is none) and area of each sound feature of a file."""
    remedy = "give a valid Polygon or MultiPolygon in degrees"
    for number, feature in enumerate(_features(seeds, file, faults)):
        area = _geometry(feature, _AREAS)
        if area is None:
            faults.append(_fault(file, "has no area", remedy, feature=number))
        else:
            yield number, feature.get("properties", {}).get("katottg"), area


def _rivers(seeds: Path, faults: list[SeedFault]) -> Iterator[River]:
    """Yield each sound river."""
    remedy = "give a LineString or MultiLineString in degrees, name_en and name_uk"
    for number, feature in enumerate(_features(seeds, RIVER_FILE, faults)):
        course = _geometry(feature, _LINES)
        names = feature.get("properties", {}) if isinstance(feature, dict) else {}
        name_en, name_uk = names.get("name_en"), names.get("name_uk")
        if course is None or not (isinstance(name_en, str) and isinstance(name_uk, str)):
            faults.append(_fault(RIVER_FILE, "is no named river", remedy, feature=number))
        else:
            yield River(name_en=name_en, name_uk=name_uk, course=course)


def _features(seeds: Path, file: str, faults: list[SeedFault]) -> list[Any]:
    """Return the features of a file; none, and a fault, if it cannot be read as GeoJSON."""
    lines = read_lines(seeds / file, file, faults)
    if lines is None:
        return []
    try:
        return list(json.loads("\n".join(lines))["features"])
    except json.JSONDecodeError as error:
        faults.append(_fault(file, f"is no JSON: {error.msg}", "mend it", line=error.lineno))
    except (KeyError, TypeError, RecursionError):
        faults.append(_fault(file, "is no FeatureCollection", "write GeoJSON as in RFC 7946"))
    return []


def _geometry(feature: Any, kinds: frozenset[str]) -> BaseGeometry | None:
    """Return the geometry of a feature if it is valid and of one of the kinds."""
    try:
        if feature["geometry"]["type"] not in kinds:
            return None
        found = shape(feature["geometry"])
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, shapely.GEOSException):
        return None
    return found if found.is_valid and not found.is_empty else None


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
