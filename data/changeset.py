"""Changeset: what became of each settlement between two days, in one word, and how many of each. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from data.status import ControlStatus

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from data.diff import Diff
    from data.division import Division


class ChangeKind(StrEnum):
    """What became of a settlement; the words are those of exports.

    ``learned`` and ``lost_sight`` are changes out of and into ``unknown``: of our knowledge.
    """

    GAINED = "gained"
    LOST = "lost"
    NEWLY_CONTESTED = "newly_contested"
    ROUND_TRIP = "round_trip"
    LEARNED = "learned"
    LOST_SIGHT = "lost_sight"


#: In the order of the codes in columns.
KINDS = tuple(ChangeKind)

#: Stands for "no change" in columns of codes.
UNCHANGED = -1


def change_kinds(found: Diff) -> NDArray[np.int8]:
    """Return what became of each settlement, as indices into :data:`KINDS` or :data:`UNCHANGED`."""
    unknown = ControlStatus.UNKNOWN
    flags = {
        ChangeKind.GAINED: found.gained,
        ChangeKind.LOST: found.lost,
        ChangeKind.NEWLY_CONTESTED: found.newly_contested,
        ChangeKind.ROUND_TRIP: found.round_trip,
        ChangeKind.LEARNED: found.changed & (found.before.status == unknown),
        ChangeKind.LOST_SIGHT: found.changed & (found.after.status == unknown),
    }
    kinds = np.full(len(found.before.status), UNCHANGED, dtype=np.int8)
    for code, kind in enumerate(KINDS):
        kinds[flags[kind]] = code
    return kinds


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tally:
    """Numbers of settlements by group of a division.

    ``kinds`` has the shape (groups, kinds). ``resolved`` counts fights that ended; these are among
    ``gained`` or ``lost`` as well. Settlements in no group are counted nowhere.
    """

    division: Division
    settlements: NDArray[np.int64]
    kinds: NDArray[np.int64]
    resolved: NDArray[np.int64]


def tally(found: Diff, rows: NDArray[np.int64], division: Division) -> Tally:
    """Return how many of some settlements changed, by group and kind; groups without any left out."""
    among = division.among(rows)
    group = among.groups.of[rows]
    n_groups = len(among.names)
    inside = group >= 0
    kind = change_kinds(found)[rows]
    moved = inside & (kind != UNCHANGED)
    cells = np.bincount(
        group[moved].astype(np.int64) * len(KINDS) + kind[moved], minlength=n_groups * len(KINDS)
    )
    resolved = group[inside & found.resolved[rows]]
    return Tally(
        division=among,
        settlements=np.bincount(group[inside], minlength=n_groups),
        kinds=cells.reshape(n_groups, len(KINDS)),
        resolved=np.bincount(resolved, minlength=n_groups),
    )
