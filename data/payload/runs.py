"""Display codes: what the map shows of a settlement on a day, packed into runs. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntFlag
from typing import TYPE_CHECKING

import numpy as np

from data import csr
from data.status import Certainty, Provenance

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from data.history import History


class Display(IntFlag):
    """Bits of a display code above the two of the status."""

    LIBERATED = 1 << 2
    IMPLIED = 1 << 3
    CHANGING = 1 << 4
    DISAGREEMENT = 1 << 5
    ONE_SIDED = 1 << 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """Stretches of equal display code, in order of settlement, then day.

    ``offsets`` (N+1) says where the runs of each settlement start and the last end; there is at
    least one each. ``day`` (first day index; the first run starts on day 0) and ``code`` have one
    entry a run (R).
    """

    offsets: NDArray[np.int32]
    day: NDArray[np.uint16]
    code: NDArray[np.uint8]

    def take(self, rows: NDArray[np.integer]) -> Runs:
        """Return the runs of the chosen settlements, in the order given."""
        offsets, positions = csr.take(self.offsets, np.asarray(rows, dtype=np.int32))
        return Runs(offsets=offsets, day=self.day[positions], code=self.code[positions])


def pack_runs(history: History) -> Runs:
    """Turn the spells of a history into runs of equal display code.

    Vectorised: all days on which anything may change are laid out as one sorted row of keys,
    ``settlement * stride + day``; the code at each is looked up, and equal neighbours are merged.
    *Changing* and *disagreement* hold on single days and not on whole spells; their intervals are
    as in :class:`data.snapshot.Snapshot`.

    Raises
    ------
    ValueError
        If the history has more than 65,535 days.
    """
    days = history.n_days
    if days > np.iinfo(np.uint16).max:
        raise ValueError(f"{days} days do not fit 16 bits")
    settlement = history.settlement.astype(np.int64)
    # The stride leaves room for the day after the last, where open intervals end.
    stride = days + 1
    starts = settlement * stride + history.start
    changing = _interval_keys(settlement, history.start_earliest, history.start_latest, days)
    disputed = _interval_keys(
        settlement[history.dissent_spell], history.dissent_start, history.dissent_end, days
    )
    key = np.unique(np.concatenate([starts, *changing, *disputed]))
    key = key[key % stride < days]
    code = spell_codes(history)[np.searchsorted(starts, key, side="right") - 1]
    code |= np.where(_inside(key, *changing), Display.CHANGING, 0).astype(np.uint8)
    code |= np.where(_inside(key, *disputed), Display.DISAGREEMENT, 0).astype(np.uint8)
    place = key // stride
    kept = np.ones(key.size, dtype=np.bool_)
    kept[1:] = (place[1:] != place[:-1]) | (code[1:] != code[:-1])
    count = np.bincount(place[kept], minlength=len(history.codes))
    return Runs(
        offsets=np.concatenate([[0], np.cumsum(count)]).astype(np.int32),
        day=(key % stride)[kept].astype(np.uint16),
        code=code[kept],
    )


def spell_codes(history: History) -> NDArray[np.uint8]:
    """Return the display code of every spell, without what holds on single days only."""
    code = history.status.astype(np.uint8)
    # Exactly one bit of the mask of sides, and nothing but parties' own words behind it.
    one_side = (history.sides > 0) & (history.sides & (history.sides - 1) == 0)
    flags = {
        Display.LIBERATED: history.liberated,
        Display.IMPLIED: history.provenance == Provenance.IMPLIED,
        Display.ONE_SIDED: one_side & (history.certainty == Certainty.CLAIMED),
    }
    for bit, holds in flags.items():
        code |= np.where(holds, bit, 0).astype(np.uint8)
    return code


def _interval_keys(
    settlement: NDArray[np.int64], start: NDArray[np.int32], end: NDArray[np.int32], days: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the keys at which intervals ``[start, end)`` open and close, each sorted."""
    low, high = np.clip(start, 0, days), np.clip(end, 0, days)
    some = low < high
    base = settlement[some] * (days + 1)
    return np.sort(base + low[some]), np.sort(base + high[some])


def _inside(
    key: NDArray[np.int64], opened: NDArray[np.int64], closed: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Tell for each key whether more intervals have opened than closed by then."""
    result: NDArray[np.bool_] = np.searchsorted(opened, key, side="right") > np.searchsorted(
        closed, key, side="right"
    )
    return result
