"""What imported gazetteers add to places: kept beside the layers, never mixed into the evidence.

A position that was looked up, or stands in a list of places, goes before GeoNames; GeoNames goes
before positions of postal codes, and before none. Builds and imports draw from the same rule.
Spellings are only added: builds give them to the resolver, beside those of the evidence.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from data.digest import digest
from data.export.geojson import dump
from data.importers.errors import LayerError
from data.importers.shelf import FOLDER
from data.output import write_atomic
from geo.gazetteer import Gazetteer
from geo.place import LngLat, Toponym

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from geo.place import Settlement

#: The file of the overlay, and the report of the import that made it, below the folder of layers.
GEONAMES, GEONAMES_REPORT = "geonames.json", "geonames-report.csv"

#: What moved and what was newly placed, one row a settlement.
GEONAMES_CHANGES = "geonames-changes.csv"

#: Spellings that were added, one row each.
GEONAMES_NAMES = "geonames-names.csv"

#: What the source of a position or of a spelling says if it was imported.
IMPORTED = "GeoNames, imported"

#: Positions before which an imported one goes.
WEAK_SOURCES = frozenset({"", "geonames-postal", IMPORTED})

ATTRIBUTION = (
    "Positions, numbers and spellings of places: GeoNames, https://www.geonames.org, CC BY 4.0"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """Numbers of GeoNames, and positions (lng, lat in degrees) that go before ours, by code.

    ``replaced`` are the positions of the evidence that gave way, with their sources; ``names`` are
    spellings that the evidence does not have.
    """

    numbers: Mapping[str, int] = field(default_factory=dict)
    positions: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    replaced: Mapping[str, tuple[float, float, str]] = field(default_factory=dict)
    names: tuple[Toponym, ...] = ()

    def placed(self, gazetteer: Gazetteer) -> NDArray[np.float64]:
        """Return positions by row, shape (N, 2), by the rule of precedence; NaN where none is."""
        positions = gazetteer.positions.copy()
        for code, position in self.positions.items():
            if code in gazetteer and goes_before(gazetteer.settlement(code)):
                positions[gazetteer.index_of(code)] = position
        return positions

    def applied(self, gazetteer: Gazetteer) -> Gazetteer:
        """Return a gazetteer with the positions that go before its own, and further spellings."""
        placed = _with_points(
            gazetteer,
            {
                code: (LngLat(*position), IMPORTED)
                for code, position in self.positions.items()
                if code in gazetteer and goes_before(gazetteer.settlement(code))
            },
        )
        names = [each for each in self.names if gazetteer.has_settlement(each.katottg)]
        return _with_toponyms(placed, (*gazetteer.toponyms, *names)) if names else placed

    def undone(self, gazetteer: Gazetteer) -> Gazetteer:
        """Return a gazetteer as the evidence has it, without what was imported."""
        own: dict[str, tuple[LngLat | None, str]] = {}
        for place in gazetteer.settlements:
            if place.position_source == IMPORTED:
                lng, lat, source = self.replaced.get(place.katottg, (0.0, 0.0, ""))
                own[place.katottg] = (LngLat(lng, lat) if source else None), source
        listed = tuple(each for each in gazetteer.toponyms if each.source != IMPORTED)
        unplaced = _with_points(gazetteer, own)
        # Applying twice must not list a spelling twice, and undoing nothing must cost nothing.
        same = len(listed) == len(gazetteer.toponyms)
        return unplaced if same else _with_toponyms(unplaced, listed)


def goes_before(settlement: Settlement) -> bool:
    """Tell whether an imported position goes before the one that a settlement has."""
    return settlement.position_source in WEAK_SOURCES


def _with_points(
    gazetteer: Gazetteer, points: Mapping[str, tuple[LngLat | None, str]]
) -> Gazetteer:
    if not points:
        return gazetteer
    settlements = (
        replace(place, point=points[place.katottg][0], position_source=points[place.katottg][1])
        if place.katottg in points
        else place
        for place in gazetteer.settlements
    )
    return Gazetteer(gazetteer.units, settlements, gazetteer.toponyms)


def _with_toponyms(gazetteer: Gazetteer, toponyms: tuple[Toponym, ...]) -> Gazetteer:
    return Gazetteer(gazetteer.units, gazetteer.settlements, toponyms)


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
            replaced={
                str(code): (float(lng), float(lat), str(source))
                for code, (lng, lat, source) in found.get("replaced", {}).items()
            },
            names=tuple(
                Toponym(
                    katottg=str(code),
                    toponym=str(name),
                    language=str(language),
                    kind=str(kind),
                    source=IMPORTED,
                )
                for code, name, language, kind in found.get("names", ())
            ),
        )
    except FileNotFoundError:
        return Overlay()
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise LayerError(f"{path} is damaged: {error!r}; import geonames again") from error


def overlay_mark(build: Path) -> str:
    """Return what changes whenever another overlay comes into force; empty without one."""
    try:
        return digest([("", (build / FOLDER / GEONAMES).read_bytes())])
    except FileNotFoundError:
        return ""


def keep_overlay(
    build: Path, overlay: Overlay, report: bytes, changes: bytes = b"", names: bytes = b""
) -> None:
    """Put an overlay in force in one step; its reports are written before it."""
    folder = build / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    write_atomic(folder / GEONAMES_REPORT, report)
    write_atomic(folder / GEONAMES_CHANGES, changes)
    write_atomic(folder / GEONAMES_NAMES, names)
    content = {
        "attribution": ATTRIBUTION,
        "numbers": dict(sorted(overlay.numbers.items())),
        "positions": dict(sorted(overlay.positions.items())),
        "replaced": dict(sorted(overlay.replaced.items())),
        "names": [[each.katottg, each.toponym, each.language, each.kind] for each in overlay.names],
    }
    write_atomic(folder / GEONAMES, dump(content) + b"\n")
