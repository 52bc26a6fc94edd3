"""Disputes of layers: from which day to which two histories differ about a place, and how that ended.

Pure and vectorised. Layers differ on a day if both know a status and not the same one; a *dispute* is a
stretch of such days of one settlement without a day between, whatever the statuses are meanwhile. (Disputes
of sources about the ledger's own history are another matter: :mod:`data.disagreement`.)
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from data.layeragreement import Pair

    Ints = NDArray[np.int32]


class Outcome(IntEnum):
    """How a dispute of two layers ended."""

    #: The first layer came to say what the second said already.
    FIRST_FOLLOWED = 0
    #: The second layer came to say what the first said already.
    SECOND_FOLLOWED = 1
    #: Both changed on one day, to the same.
    TOGETHER = 2
    #: One of them no longer knows.
    SILENT = 3
    #: They differ still on the last day that is looked at.
    OPEN = 4

    @property
    def word(self) -> str:
        """The word used in files and as key of the catalogue."""
        return self.name.lower()


#: Outcomes with which the layers agree.
AGREED = (Outcome.FIRST_FOLLOWED, Outcome.SECOND_FOLLOWED, Outcome.TOGETHER)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LayerDisputes:
    """One entry for each dispute, in order of settlement, then of first day.

    The days are ``[start, end)``, as indices; what began before the days that are looked at is counted
    from the first of them. ``one`` and ``other`` are the statuses of the first and the second layer on
    the last day.
    """

    row: Ints
    start: Ints
    end: Ints
    one: NDArray[np.uint8]
    other: NDArray[np.uint8]
    outcome: NDArray[np.uint8]

    @property
    def days(self) -> Ints:
        """How long each lasted."""
        return self.end - self.start

    @property
    def is_agreed(self) -> NDArray[np.bool_]:
        """Whether each ended with the layers saying the same."""
        return np.isin(self.outcome, AGREED)

    def median_days(self) -> float | None:
        """Return for how many days half of those that ended in agreement lasted at most."""
        lengths = self.days[self.is_agreed]
        return float(np.median(lengths)) if len(lengths) else None


def layer_disputes(found: Pair) -> LayerDisputes:
    """Return the disputes of two layers; stretches of ``found`` must touch within a settlement."""
    differ = found.known & ~found.equal
    same_place = np.zeros(len(differ), dtype=np.bool_)
    same_place[1:] = found.row[1:] == found.row[:-1]
    goes_on = np.zeros(len(differ), dtype=np.bool_)
    goes_on[1:] = differ[1:] & differ[:-1] & same_place[1:]
    first = np.flatnonzero(differ & ~goes_on)
    last = np.flatnonzero(differ & ~np.append(goes_on[1:], np.False_))
    return LayerDisputes(
        row=found.row[first],
        start=found.start[first],
        end=found.end[last],
        one=found.one[last],
        other=found.other[last],
        outcome=_outcomes(found, last, same_place),
    )


def _outcomes(
    found: Pair, last: NDArray[np.intp], same_place: NDArray[np.bool_]
) -> NDArray[np.uint8]:
    """Return how the disputes ended whose last stretches are given, by the stretch that follows."""
    following = np.minimum(last + 1, max(len(same_place) - 1, 0))
    follows = (following > last) & same_place[following]
    one_moved = found.one[following] != found.one[last]
    other_moved = found.other[following] != found.other[last]
    outcome = np.where(one_moved & other_moved, Outcome.TOGETHER, Outcome.FIRST_FOLLOWED)
    outcome = np.where(~one_moved & other_moved, Outcome.SECOND_FOLLOWED, outcome)
    outcome = np.where(found.known[following], outcome, Outcome.SILENT)
    return np.where(follows, outcome, Outcome.OPEN).astype(np.uint8)
