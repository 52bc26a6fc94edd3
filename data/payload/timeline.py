"""``timeline.json``: numbers and changes by day, for the strip under the map. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from data.export.geojson import dump
from data.series import Category, Groups, series
from data.status import ControlStatus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from data.event import Phase
    from data.history import History
    from data.payload.settlements import Scope
    from geo.gazetteer import Gazetteer


def timeline_file(
    history: History, gazetteer: Gazetteer, scope: Scope, phases: Sequence[Phase]
) -> bytes:
    """Return ``timeline.json``; see docs/architecture.md.

    ``gained``, ``lost`` and ``contested`` count changes as :class:`data.diff.Diff` does: out of or
    into ``unknown`` is a change of our knowledge and not counted.
    """
    raion_of_hromada = {unit.katottg: unit.parent for unit in scope.hromadas}
    hromadas = _groups(history, gazetteer, scope, {code: code for code in raion_of_hromada})
    raions = _groups(history, gazetteer, scope, raion_of_hromada)
    everything = np.where(raions.of >= 0, 0, -1).astype(np.int32)
    (whole,) = _columns(history, Groups(codes=("",), of=everything))
    return dump(
        {
            "first": history.first.isoformat(),
            "days": history.n_days,
            **whole,
            "phases": [_phase(phase, history) for phase in phases],
            "raions": dict(zip(raions.codes, _columns(history, raions), strict=True)),
            "hromadas": {
                code: {name: _steps(value) for name, value in columns.items()}
                for code, columns in zip(hromadas.codes, _columns(history, hromadas), strict=True)
            },
        }
    )


def _groups(
    history: History, gazetteer: Gazetteer, scope: Scope, unit_of: Mapping[str, str | None]
) -> Groups:
    """Return the settlements in scope grouped by the unit that their hromada belongs to."""
    codes = tuple(dict.fromkeys(code for code in unit_of.values() if code is not None))
    number = {code: index for index, code in enumerate(codes)}
    of = np.full(len(history.codes), -1, dtype=np.int32)
    for row in scope.rows:
        unit = unit_of[gazetteer.settlements[row].hromada]
        of[row] = -1 if unit is None else number[unit]
    return Groups(codes=codes, of=of)


def _steps(column: Any) -> Any:
    """Return a number per day as ``[day, number]`` where it changes; other values as they are.

    There are ten times as many hromadas as raions, and most of their days are like the one before.
    """
    if not isinstance(column, list) or not column or isinstance(column[0], list):
        return column
    before = [None, *column[:-1]]
    return [[day, n] for day, (n, was) in enumerate(zip(column, before, strict=True)) if n != was]


def _columns(history: History, groups: Groups) -> list[dict[str, Any]]:
    """Return the series of each group."""
    counted = series(history, groups, history.first, history.last)
    changes = _changes(history)
    group = groups.of[history.settlement]
    totals = np.bincount(groups.of[groups.of >= 0], minlength=len(groups.codes))
    return [
        {
            "total": int(totals[index]),
            "occupied": counted.counts[index, Category.OCCUPIED].tolist(),
            "occupied_low": counted.low[index, Category.OCCUPIED].tolist(),
            "occupied_high": counted.high[index, Category.OCCUPIED].tolist(),
        }
        | {
            name: _per_day(history.start[chosen & (group == index)])
            for name, chosen in changes.items()
        }
        for index in range(len(groups.codes))
    ]


def _changes(history: History) -> dict[str, NDArray[np.bool_]]:
    """Tell for every spell whether a gain, a loss or a fight over the place begins with it."""
    before = np.concatenate([history.status[:1], history.status[:-1]])
    # A settlement's first spell follows nothing.
    before[history.offsets[:-1]] = ControlStatus.UNKNOWN
    known = before != ControlStatus.UNKNOWN
    return {
        name: known & (history.status == status)
        for name, status in (
            ("gained", ControlStatus.UKRAINIAN),
            ("lost", ControlStatus.OCCUPIED),
            ("contested", ControlStatus.CONTESTED),
        )
    }


def _per_day(days: NDArray[np.int32]) -> list[list[int]]:
    """Return ``[day, number]`` for each day that occurs, ascending."""
    found, numbers = np.unique(days, return_counts=True)
    pairs: list[list[int]] = np.column_stack([found, numbers]).tolist()
    return pairs


def _phase(phase: Phase, history: History) -> dict[str, Any]:
    """Return a phase in day indices, cut to the days of the history; an open end is the last day."""
    last = history.n_days - 1
    start = min(max((phase.start - history.first).days, 0), last)
    end = last if phase.end is None else min(max((phase.end - history.first).days, 0), last)
    return {"id": phase.id, "en": phase.name.en, "uk": phase.name.uk, "start": start, "end": end}
