"""Outlines of raions and hromadas from any GeoJSON with KATOTTG codes or P-codes.

A P-code of the United Nations is the beginning of a KATOTTG code, so a feature belongs to the unit
whose code begins as one of its properties does; of several the narrowest counts. The outlines replace
the approximate ones of the evidence when the next build draws the map. Oblasts keep theirs, since
cells of settlements are cut out of them.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from data.export.csv import write_columns
from data.importers.errors import ImportFault
from data.importers.features import GeometryFault, feature_list, parsed, polygons
from data.importers.files import inputs
from data.importers.outlines import (
    OUTLINES_CHANGES,
    OUTLINES_REPORT,
    keep_outlines,
    outlines_in_force,
)
from data.importers.places import clean_code
from data.importers.report import Report
from geo.place import Level
from geo.shapes import area_km2, for_geojson

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from geo.gazetteer import Gazetteer

MAX_BYTES = 512 << 20

REPORT_NAME = OUTLINES_REPORT
WHAT_NEXT = f"{OUTLINES_CHANGES} beside it what changed; `python -m data build` draws the outlines"

#: Levels that are replaced, and the characters of a code that name a unit of each.
_DIGITS = {Level.RAION: 6, Level.HROMADA: 9}

#: How far a simplified outline may be from the file's, in degrees: some 40 m, less than a line's width.
TOLERANCE = 0.0005

_AREAL = 2


def import_places(
    paths: Sequence[Path],
    gazetteer: Gazetteer,
    build: Path,
    drawn: Mapping[str, BaseGeometry] | None = None,
) -> dict[str, int]:
    """Read outlines, keep them for the next build, and return counts of what was read and changed.

    ``drawn`` are the outlines of the build in force, to compare with.

    Raises
    ------
    ImportFault
        If a file cannot be used, or has no outline of a raion or hromada.
    """
    files = inputs(
        paths,
        lambda name: name.lower().endswith((".geojson", ".json")),
        limit=MAX_BYTES,
        what="GeoJSON",
    )
    report = Report()
    units = _units_by_start(gazetteer)
    areas: dict[str, list[BaseGeometry]] = defaultdict(list)
    for file in files:
        features = feature_list(parsed(file.read(), file.name), file.name)
        for number, feature in enumerate(features, 1):
            report.read += 1
            try:
                code = _unit(feature, units)
                parts = polygons(feature.get("geometry"))
                areas[code].extend(parts)
            except (GeometryFault, KeyError) as error:
                report.reject(file.name, 0, f"feature {number}: {error.args[0]}")
    outlines = {
        code: outline for code, outline in _simple(areas, gazetteer).items() if not outline.is_empty
    }
    if not outlines:
        raise ImportFault(
            files[0].name, "no outline of a raion or hromada", "docs/importing.md has the forms"
        )
    _list_outsiders(outlines, gazetteer, report)
    before = outlines_in_force(build)
    keep_outlines(build, outlines, report.as_csv(), _changes(outlines, drawn or {}, gazetteer))
    changed = sum(not outline.equals(before.get(code)) for code, outline in outlines.items())
    levels = [gazetteer.unit(code).level for code in outlines]
    return {
        **report.counts,
        "raions": levels.count(Level.RAION),
        "hromadas": levels.count(Level.HROMADA),
        "changed": changed,
    }


def _units_by_start(gazetteer: Gazetteer) -> Mapping[str, str]:
    """Return the code of each raion and hromada by the characters that name it."""
    return {
        unit.katottg[:digits]: unit.katottg
        for level, digits in _DIGITS.items()
        for unit in gazetteer.units_at(level)
    }


def _unit(feature: Mapping[str, Any], units: Mapping[str, str]) -> str:
    """Return the unit that a feature is about; raise KeyError if it is about none."""
    properties = feature.get("properties")
    texts = [*properties.values(), feature.get("id")] if isinstance(properties, dict) else []
    codes = [clean_code(text) for text in texts if isinstance(text, str)]
    # The narrowest first: a hromada's feature names its raion and oblast as well.
    for digits in sorted(_DIGITS.values(), reverse=True):
        for code in codes:
            unit = units.get(code[:digits], "")
            if unit and code in (unit, unit[:digits]):
                return unit
    raise KeyError("no property is the code of a raion or hromada")


def _simple(
    areas: Mapping[str, Sequence[BaseGeometry]], gazetteer: Gazetteer
) -> dict[str, BaseGeometry]:
    """Return outlines for drawing, valid and simplified; neighbours keep the borders they share."""
    result: dict[str, BaseGeometry] = {}
    for level in _DIGITS:
        united = {
            code: _areal(areas[code])
            for code in sorted(areas)
            if gazetteer.unit(code).level is level
        }
        codes = [code for code, outline in united.items() if not outline.is_empty]
        whole = np.array([united[code] for code in codes], dtype=object)
        for code, outline in zip(codes, shapely.coverage_simplify(whole, TOLERANCE), strict=True):
            result[code] = for_geojson(_areal([outline]))
    return result


def _areal(parts: Sequence[BaseGeometry]) -> BaseGeometry:
    """Unite areas; what making them valid leaves as lines and points is dropped."""
    pieces = shapely.get_parts(shapely.make_valid(np.array(parts, dtype=object)))
    united: BaseGeometry = shapely.union_all(pieces[shapely.get_dimensions(pieces) == _AREAL])
    return united


def _list_outsiders(
    outlines: Mapping[str, BaseGeometry], gazetteer: Gazetteer, report: Report
) -> None:
    """List the settlements that lie outside the new outline of their own unit."""
    for code, outline in sorted(outlines.items()):
        rows = [gazetteer.index_of(member) for member in gazetteer.codes_in(code)]
        positions = gazetteer.positions[rows]
        for row, (lng, lat) in zip(rows, positions.tolist(), strict=True):
            if lng == lng and not shapely.intersects_xy(outline, lng, lat):  # noqa: PLR0124  NaN
                report.unjoin(f"lies outside the outline of {code}", gazetteer.codes[row])


def _changes(
    outlines: Mapping[str, BaseGeometry], drawn: Mapping[str, BaseGeometry], gazetteer: Gazetteer
) -> bytes:
    """Return each new outline beside the one that is drawn now, as CSV.

    ``common`` is the area that both have, as a share of the area that either has.
    """
    codes = sorted(outlines)
    before = [drawn.get(code) for code in codes]
    common = [
        None if old is None else round(_common(old, outlines[code]), 3)
        for code, old in zip(codes, before, strict=True)
    ]
    return write_columns(
        {
            "katottg": codes,
            "level": [str(gazetteer.unit(code).level) for code in codes],
            "name_en": [gazetteer.unit(code).name_en for code in codes],
            "km2_before": [None if old is None else round(area_km2(old), 1) for old in before],
            "km2": [round(area_km2(outlines[code]), 1) for code in codes],
            "common": common,
        }
    )


def _common(one: BaseGeometry, other: BaseGeometry) -> float:
    """Return what two areas share as a part of what they cover together."""
    first, second = shapely.make_valid([one, other])
    together = area_km2(shapely.union(first, second))
    return area_km2(shapely.intersection(first, second)) / together if together else 0.0
