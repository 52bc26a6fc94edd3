"""A diff as a table: what changed between two days, with the evidence for it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from data.export.columns import category_display, place_columns, spell_columns, spell_span
from data.export.pieces import Batches
from data.export.table import Table
from data.status import ControlStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from data.diff import Diff
    from data.export.features import Places
    from data.export.table import Value
    from data.history import History
    from geo.gazetteer import Gazetteer

PLACE = ("katottg", "name_uk", "name_en", "category", "oblast", "raion", "hromada", "population")
CHANGE = ("change", "from_status", "from_display", "to_status", "to_display", "n_changes")
EVIDENCE = (
    "since_earliest",
    "since_latest",
    "since_best",
    "certainty",
    "provenance",
    "n_sources",
    "n_independent",
    "sides",
    "disagreement",
)
#: Columns in the order written. Those of the evidence are about the status on the later day;
#: claims and events are those of every change in between.
DIFF_COLUMNS = (*PLACE, *CHANGE, *EVIDENCE, "claims", "events")


def diff_table(
    found: Diff,
    rows: NDArray[np.integer],
    members: Mapping[str, Any],
    gazetteer: Gazetteer,
    *,
    places: Places | None = None,
) -> Table:
    """Return what happened to some settlements that :func:`changed` found.

    ``places`` gives geometries in place of points.
    """
    records = [_record(found, row, gazetteer) for row in rows.tolist()]
    columns: dict[str, list[Value]] = {
        name: [record[name] for record in records] for name in DIFF_COLUMNS
    }
    return Table(
        key="katottg",
        columns=columns,
        points=[gazetteer.settlements[row].point for row in rows.tolist()],
        geometries=None if places is None else [places.geometry(row) for row in rows.tolist()],
        members=members,
        spans=[spell_span(found.after.history, int(spell)) for spell in found.after.spell[rows]],
    )


def diff_batches(
    found: Diff,
    moved: NDArray[np.integer],
    members: Mapping[str, Any],
    gazetteer: Gazetteer,
    *,
    places: Places,
    with_points: bool,
) -> Batches:
    """Return what happened to the settlements that :func:`changed` found, to be made in parts.

    ``places`` gives the box around them and, unless they are points, their geometries.
    """
    stated = {**members, "counts": change_counts(found, moved)}

    def table(part: slice) -> Table:
        around = None if with_points else places
        return diff_table(found, moved[part], stated, gazetteer, places=around)

    return Batches(rows=len(moved), table=table, bbox=lambda: places.bounds(moved))


def changed(found: Diff, rows: NDArray[np.integer]) -> NDArray[np.integer]:
    """Return those of some settlements that changed, round trips included."""
    moved: NDArray[np.integer] = rows[found.n_changes[rows] > 0]
    return moved


def change_word(found: Diff, row: int) -> str:
    """Return what happened to a settlement in one word.

    ``learned`` and ``lost_sight`` are changes out of and into ``unknown``: of our knowledge.
    """
    flags = (
        ("gained", found.gained),
        ("lost", found.lost),
        ("newly_contested", found.newly_contested),
        ("round_trip", found.round_trip),
    )
    for word, holds in flags:
        if holds[row]:
            return word
    became_known = found.before.status[row] == ControlStatus.UNKNOWN
    return "learned" if became_known else "lost_sight"


def _record(found: Diff, row: int, gazetteer: Gazetteer) -> dict[str, Value]:
    history = found.after.history
    first, last = int(found.before.spell[row]), int(found.after.spell[row])
    between = range(first + 1, last + 1)
    return {
        **place_columns(gazetteer, history.codes[row]),
        "change": change_word(found, row),
        "from_status": ControlStatus(history.status[first]).word,
        "from_display": category_display(history, first),
        "to_status": ControlStatus(history.status[last]).word,
        "to_display": category_display(history, last),
        "n_changes": len(between),
        **spell_columns(history, last, disagreement=bool(found.after.disagreement[row])),
        "claims": _united(history, between, "claims"),
        "events": _united(history, between, "events"),
    }


def _united(history: History, spells: range, kind: str) -> tuple[str, ...]:
    """Return the ids of the claims or events of several spells, each once, in order of time."""
    of = history.claims_of if kind == "claims" else history.events_of
    return tuple(dict.fromkeys(name for spell in spells for name in of(spell)))


def change_counts(found: Diff, moved: NDArray[np.integer]) -> dict[str, int]:
    """Count some settlements by what happened."""
    return {
        "gained": int(found.gained[moved].sum()),
        "lost": int(found.lost[moved].sum()),
        "newly_contested": int(found.newly_contested[moved].sum()),
        "resolved": int(found.resolved[moved].sum()),
        "round_trip": int(found.round_trip[moved].sum()),
    }
