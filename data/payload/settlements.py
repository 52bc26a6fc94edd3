"""``history.bin`` and ``names.json``: settlements and their runs in columns. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from data.export.geojson import dump
from data.payload.cells import MICRODEGREES
from data.payload.container import encode
from data.payload.runs import pack_runs
from data.titles import titles
from data.view import ScopeName
from geo.place import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from data.history import History
    from data.layer import Layer
    from geo.gazetteer import Gazetteer
    from geo.place import AdminUnit

#: Stands for an unknown position.
UNPLACED = -(2**31)

#: Steps per factor of ten of the population in the column ``size``.
SIZE_STEPS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The settlements that the browser gets, and the units around them, each ascending by code.

    ``rows`` are indices of the gazetteer. ``hromada`` says for each row which of ``hromadas`` it
    lies in; every hromada lies in one of ``raions``, and these in ``oblasts``. Kyiv, Sevastopol and
    the zone around Chornobyl lie in neither: their oblast stands for all three.
    """

    name: ScopeName
    rows: NDArray[np.int64]
    hromada: NDArray[np.uint16]
    hromadas: tuple[AdminUnit, ...]
    raions: tuple[AdminUnit, ...]
    oblasts: tuple[AdminUnit, ...]


def scope_of(
    gazetteer: Gazetteer, oblasts: Sequence[str], name: ScopeName = ScopeName.FOCUS
) -> Scope:
    """Return the settlements of some oblasts with their units."""
    codes = [code for oblast in sorted(oblasts) for code in gazetteer.codes_in(oblast)]
    rows = np.array(sorted(map(gazetteer.index_of, codes)), dtype=np.int64)
    own = [gazetteer.settlements[row].hromada for row in rows]
    outside = [unit for unit in map(gazetteer.unit, set(own)) if unit.level is Level.OBLAST]
    units = {
        level: sorted(
            [*outside, *(unit for code in oblasts for unit in gazetteer.units_in(code, level))],
            key=_code,
        )
        for level in (Level.RAION, Level.HROMADA)
    }
    number = {unit.katottg: index for index, unit in enumerate(units[Level.HROMADA])}
    return Scope(
        name=name,
        rows=rows,
        hromada=np.array([number[code] for code in own], dtype=np.uint16),
        hromadas=tuple(units[Level.HROMADA]),
        raions=tuple(units[Level.RAION]),
        oblasts=tuple(gazetteer.unit(code) for code in sorted(oblasts)),
    )


def unit_around(unit: AdminUnit) -> str:
    """Return the code of the next wider unit; an oblast that stands for narrower ones is its own."""
    return unit.katottg if unit.parent is None else unit.parent


def history_file(
    history: History,
    gazetteer: Gazetteer,
    scope: Scope,
    *,
    dataset: str,
    about: Layer | None = None,
) -> bytes:
    """Return ``history.bin``; see docs/architecture.md.

    Parameters
    ----------
    about
        The imported layer that the history is of; the map says whose it is and under what terms.

    Raises
    ------
    ValueError
        If a settlement has more than 255 runs.
    """
    header = {
        "dataset": dataset,
        "layer": history.layer,
        "known_as_of": None if history.known_as_of is None else history.known_as_of.isoformat(),
        "scope": scope.name,
        **({} if about is None else {"about": _terms(about)}),
        "first": history.first.isoformat(),
        "days": history.n_days,
        "count": len(scope.rows),
        "hromadas": _units(gazetteer, scope.hromadas, "raion", scope.raions),
        "raions": _units(gazetteer, scope.raions, "oblast", scope.oblasts),
        "oblasts": _units(gazetteer, scope.oblasts, "", ()),
    }
    places = [gazetteer.settlements[row] for row in scope.rows]
    runs = pack_runs(history).take(scope.rows)
    count = np.diff(runs.offsets)
    if count.max(initial=0) > np.iinfo(np.uint8).max:
        worst = places[int(count.argmax())].katottg
        raise ValueError(f"{worst} has {count.max()} runs; one byte counts up to 255")
    return encode(
        header,
        {
            **position_columns(gazetteer.positions[scope.rows]),
            "hromada": scope.hromada,
            "size": size_column([place.population for place in places]),
            "run_count": count.astype(np.uint8),
            "run_day": runs.day,
            "run_code": runs.code,
        },
    )


def names_file(gazetteer: Gazetteer, scope: Scope) -> bytes:
    """Return ``names.json``: codes and names in the order of ``history.bin``."""
    places = [gazetteer.settlements[row] for row in scope.rows]
    return dump(
        {
            "katottg": [place.katottg for place in places],
            "en": [place.name_en for place in places],
            "uk": [place.name_uk for place in places],
        }
    )


def position_columns(positions: NDArray[np.float64]) -> dict[str, NDArray[np.int32]]:
    """Return columns ``lng, lat`` in microdegrees from shape (N, 2) in degrees, NaN if unplaced."""
    micro = np.rint(np.nan_to_num(positions) * MICRODEGREES).astype(np.int32)
    micro[np.isnan(positions)] = UNPLACED
    return {"lng": micro[:, 0].copy(), "lat": micro[:, 1].copy()}


def size_column(populations: Sequence[int | None]) -> NDArray[np.uint8]:
    """Return 16·log10 of each population; 0 is unknown, so one inhabitant counts as 1."""
    people = np.array([0 if known is None else known for known in populations], dtype=np.float64)
    size = np.rint(SIZE_STEPS * np.log10(np.maximum(people, 1)))
    return np.where(people > 0, np.clip(size, 1, 255), 0).astype(np.uint8)


def _terms(layer: Layer) -> dict[str, Any]:
    return {
        "title": layer.title,
        "licence": layer.licence,
        "attribution": list(layer.attribution),
    }


def _units(
    gazetteer: Gazetteer, units: Sequence[AdminUnit], key: str, around: Sequence[AdminUnit]
) -> list[dict[str, Any]]:
    """Return units with their names and, under ``key``, the index of the unit around each."""
    number = {unit.katottg: index for index, unit in enumerate(around)}
    return [
        titles(gazetteer, unit.katottg) | ({key: number[unit_around(unit)]} if around else {})
        for unit in units
    ]


def _code(unit: AdminUnit) -> str:
    return unit.katottg
