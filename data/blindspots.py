"""Blind spots: changes of control that only one side spoke of for a long time. Pure and vectorised."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np

from data import csr
from data.spell import Sides
from data.status import ControlStatus

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from data.disagreement import Voices
    from data.history import History

    Ints = NDArray[np.int32]

_NOT_SAID = np.iinfo(np.int32).max
SIDES = tuple(Sides)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BlindSpots:
    """One entry for each change that one side alone told, in order of day, then of settlement.

    ``spell`` is the one that the change leads into. ``side`` told it first, on the day ``told``;
    another did on the day ``joined``, :data:`NEVER` if none did. ``days`` lie between the two, or
    between the first and the last day that is known. All days are indices.
    """

    settlement: Ints
    spell: Ints
    side: NDArray[np.uint8]
    told: Ints
    joined: Ints
    days: Ints

    def where(self, chosen: NDArray[np.bool_]) -> BlindSpots:
        """Return those that are chosen, in their order."""
        return BlindSpots(**{each.name: getattr(self, each.name)[chosen] for each in fields(self)})


#: Stands for "no other side has".
NEVER = -1


def blind_spots(
    history: History, said: Voices, rows: NDArray[np.integer], *, until: int, longer_than: int
) -> BlindSpots:
    """Return the changes of some settlements that one side alone told for more than some days.

    A side tells a change when it first publishes a claim that the status after it rests on; those who
    are on no side are one side together. A change out of or into ``unknown`` is one of our knowledge
    and not counted.

    Parameters
    ----------
    until
        Last day that is known, as an index: how long others have kept silent by now.
    """
    wanted = np.zeros(len(history.codes), dtype=np.bool_)
    wanted[rows] = True
    before = np.concatenate([history.status[:1], history.status[:-1]])
    before[history.offsets[:-1]] = ControlStatus.UNKNOWN
    is_change = (before != ControlStatus.UNKNOWN) & (history.status != ControlStatus.UNKNOWN)
    told = _first_told(history, said)
    order = np.argsort(told, axis=1, kind="stable")
    times = np.take_along_axis(told, order, axis=1)
    first, second = times[:, 0], times[:, 1]
    days = np.minimum(second, until) - np.minimum(first, until)
    chosen = np.flatnonzero(is_change & wanted[history.settlement] & (days > longer_than))
    chosen = chosen[np.lexsort((history.settlement[chosen], history.start[chosen]))]
    bits = np.array([int(side) for side in SIDES], dtype=np.uint8)
    joined = np.where(second[chosen] > until, NEVER, second[chosen])
    return BlindSpots(
        settlement=history.settlement[chosen],
        spell=chosen.astype(np.int32),
        side=bits[order[chosen, 0]],
        told=first[chosen],
        joined=joined.astype(np.int32),
        days=days[chosen].astype(np.int32),
    )


def _first_told(history: History, said: Voices) -> Ints:
    """Return when each side first published a claim for each spell, one column a side."""
    spell = csr.owners(history.claim_offsets)
    found = np.full((len(history.status), len(SIDES)), _NOT_SAID, dtype=np.int32)
    for column, side in enumerate(SIDES):
        of_side = said.side[history.claim_index] == int(side)
        np.minimum.at(
            found[:, column], spell[of_side], said.published[history.claim_index[of_side]]
        )
    return found
