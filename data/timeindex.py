"""Time index: which spell of each settlement is in force on a day, in microseconds.

Transitions are sorted by day; ``cut[day]`` is the first of them on or after ``day``. The state is
kept for every 32nd day, and a day's state is the nearest one before it plus the transitions since:
nearly as fast as a dense matrix of settlements and days at a thirtieth of its memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Days between two kept states.
CHECKPOINT_DAYS = 32


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TimeIndex:
    """Transitions by day and kept states.

    ``day``, ``settlement``, ``spell``, ``status`` have one entry per transition, in order of day:
    the settlement (its row) takes up that spell, with that status. ``spells`` and ``statuses``
    have one row per kept state and one column per settlement.
    """

    day: NDArray[np.int32]
    settlement: NDArray[np.int32]
    spell: NDArray[np.int32]
    status: NDArray[np.uint8]
    cut: NDArray[np.int32]
    spells: NDArray[np.int32]
    statuses: NDArray[np.uint8]

    def spell_at(self, day: int) -> NDArray[np.int32]:
        """Return the spell in force of each settlement on a day: a new array, one per row."""
        kept = day // CHECKPOINT_DAYS
        state: NDArray[np.int32] = self.spells[kept].copy()
        since = slice(self.cut[kept * CHECKPOINT_DAYS + 1], self.cut[day + 1])
        state[self.settlement[since]] = self.spell[since]
        return state

    def status_at(self, day: int) -> NDArray[np.uint8]:
        """Return the status of each settlement on a day: a new array, one per row."""
        kept = day // CHECKPOINT_DAYS
        state: NDArray[np.uint8] = self.statuses[kept].copy()
        since = slice(self.cut[kept * CHECKPOINT_DAYS + 1], self.cut[day + 1])
        state[self.settlement[since]] = self.status[since]
        return state


def time_index(
    offsets: NDArray[np.int32],
    start: NDArray[np.int32],
    status: NDArray[np.uint8],
    n_days: int,
) -> TimeIndex:
    """Return the time index of spells that are compressed by settlement. Pure.

    Within a day a settlement has one transition at most, since spells last a day or longer.
    """
    settlement = np.repeat(np.arange(len(offsets) - 1, dtype=np.int32), np.diff(offsets))
    later = np.ones(len(start), dtype=bool)
    later[offsets[:-1]] = False
    spell = np.flatnonzero(later).astype(np.int32)
    spell = spell[np.argsort(start[spell], kind="stable")]
    day = start[spell]
    cut = np.searchsorted(day, np.arange(n_days + 1)).astype(np.int32)
    spells = np.empty((-(-n_days // CHECKPOINT_DAYS), len(offsets) - 1), dtype=np.int32)
    state = offsets[:-1].copy()
    applied = 0
    for kept in range(len(spells)):
        until = cut[kept * CHECKPOINT_DAYS + 1]
        state[settlement[spell[applied:until]]] = spell[applied:until]
        spells[kept] = state
        applied = until
    return TimeIndex(
        day=day,
        settlement=settlement[spell],
        spell=spell,
        status=status[spell],
        cut=cut,
        spells=spells,
        statuses=status[spells],
    )
