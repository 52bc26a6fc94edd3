"""``timeline.json``: numbers and changes by day, for the strip under the map. Pure."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import numpy as np

from data.export.geojson import dump
from data.payload.settlements import unit_around
from data.series import Category, Groups, series
from data.status import ControlStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from data.event import Phase
    from data.history import History
    from data.payload.settlements import Scope

#: Columns with a number for every day: occupied by the best dates, at least, and at most.
NUMBERS = ("occupied", "occupied_low", "occupied_high")


def timeline_file(history: History, scope: Scope, phases: Sequence[Phase]) -> bytes:
    """Return ``timeline.json``; see docs/architecture.md.

    ``gained``, ``lost`` and ``contested`` count changes as :class:`data.diff.Diff` does: out of or
    into ``unknown`` is a change of our knowledge and not counted.
    """
    raion_of_hromada = {unit.katottg: unit_around(unit) for unit in scope.hromadas}
    hromadas = _groups(history, scope, {code: code for code in raion_of_hromada})
    raions = _groups(history, scope, raion_of_hromada)
    everything = np.where(raions.of >= 0, 0, -1).astype(np.int32)
    (whole,) = _columns(history, Groups(codes=("",), of=everything))
    return dump(
        {
            "first": history.first.isoformat(),
            "days": history.n_days,
            **whole,
            **{name: _every_day(whole[name], history.n_days) for name in NUMBERS},
            "phases": [_phase(phase, history) for phase in phases],
            "raions": dict(zip(raions.codes, _columns(history, raions), strict=True)),
            "hromadas": dict(zip(hromadas.codes, _columns(history, hromadas), strict=True)),
        }
    )


def _groups(history: History, scope: Scope, unit_of: Mapping[str, str]) -> Groups:
    """Return the settlements in scope grouped by the unit that their hromada belongs to."""
    codes = tuple(dict.fromkeys(unit_of.values()))
    number = {code: index for index, code in enumerate(codes)}
    of_hromada = np.array(
        [number[unit_of[unit.katottg]] for unit in scope.hromadas], dtype=np.int32
    )
    of = np.full(len(history.codes), -1, dtype=np.int32)
    of[scope.rows] = of_hromada[scope.hromada]
    return Groups(codes=codes, of=of)


def _columns(history: History, groups: Groups) -> list[dict[str, Any]]:
    """Return the series of each group; numbers stand as ``[day, number]`` where they change.

    Most days of most units are like the one before, and most units were never occupied.
    """
    size = len(groups.codes)
    columns: dict[str, list[list[list[int]]]] = dict(_numbers(history, groups))
    group = groups.of[history.settlement]
    for name, chosen in _changes(history).items():
        counted = chosen & (group >= 0)
        key = group[counted].astype(np.int64) * history.n_days + history.start[counted]
        found, numbers = np.unique(key, return_counts=True)
        columns[name] = _by_group(found // history.n_days, found % history.n_days, numbers, size)
    totals = np.bincount(groups.of[groups.of >= 0], minlength=size).tolist()
    return [
        {"total": totals[index], **{name: column[index] for name, column in columns.items()}}
        for index in range(size)
    ]


def _numbers(history: History, groups: Groups) -> Iterator[tuple[str, list[list[list[int]]]]]:
    """Return the columns of occupied settlements by name; for each group, where they change.

    Only groups with an occupied settlement are counted day by day: nationwide, that saves most.
    """
    size = len(groups.codes)
    occupied = groups.of[history.settlement[history.status == ControlStatus.OCCUPIED]]
    met = np.unique(occupied[occupied >= 0])
    renumbered = np.full(size + 1, -1, dtype=np.int32)
    renumbered[met] = np.arange(len(met), dtype=np.int32)
    some = Groups(codes=tuple(groups.codes[at] for at in met), of=renumbered[groups.of])
    counted = series(history, some, history.first, history.last)
    for name, cube in zip(NUMBERS, (counted.counts, counted.low, counted.high), strict=True):
        numbers = cube[:, Category.OCCUPIED]
        changes = np.diff(numbers, axis=1, prepend=-1) != 0
        index, day = np.nonzero(changes)
        column = [[[0, 0]]] * size
        for at, steps in zip(met, _by_group(index, day, numbers[changes], len(met)), strict=True):
            column[at] = steps
        yield name, column


def _by_group(
    group: NDArray[np.integer], day: NDArray[np.integer], number: NDArray[np.integer], size: int
) -> list[list[list[int]]]:
    """Return ``[day, number]`` pairs in lists by group; ``group`` is ascending."""
    pairs: list[list[int]] = np.column_stack([day, number]).tolist()
    cut = np.searchsorted(group, np.arange(size + 1)).tolist()
    return [pairs[low:high] for low, high in itertools.pairwise(cut)]


def _every_day(steps: list[list[int]], days: int) -> list[int]:
    """Return a number for every day from those where it changes, the first of them on day 0."""
    starts, numbers = np.array(steps).T
    lengths = np.diff(starts, append=days)
    every: list[int] = np.repeat(numbers, lengths).tolist()
    return every


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


def _phase(phase: Phase, history: History) -> dict[str, Any]:
    """Return a phase in day indices, cut to the days of the history; an open end is the last day."""
    last = history.n_days - 1
    start = min(max((phase.start - history.first).days, 0), last)
    end = last if phase.end is None else min(max((phase.end - history.first).days, 0), last)
    return {"id": phase.id, "en": phase.name.en, "uk": phase.name.uk, "start": start, "end": end}
