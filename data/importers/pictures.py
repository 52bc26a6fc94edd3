"""Pictures: what maps of single days say of settlements, as stretches of days. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from data.layerspells import Stretches
from data.status import ControlStatus

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Marks what follows from the absence of a polygon, beside the two bits of a status.
IMPLIED = np.uint8(4)

_STATUS_BITS = np.uint8(3)

#: Of polygons over one place the one that counts: rank by status.
RANK = {ControlStatus.UKRAINIAN: 1, ControlStatus.CONTESTED: 2, ControlStatus.OCCUPIED: 3}
STATUS_OF_RANK = np.array(
    [0, ControlStatus.UKRAINIAN, ControlStatus.CONTESTED, ControlStatus.OCCUPIED], dtype=np.uint8
)


def stretches_of_pictures(
    codes: NDArray[np.uint8], days: NDArray[np.int32], ends: NDArray[np.int32] | None = None
) -> Stretches:
    """Return what pictures say: each speaks of its own day only, or of the days up to its end.

    Parameters
    ----------
    codes
        Shape (days, settlements): a status, 0 where nothing is said, with :data:`IMPLIED` added
        where it follows from silence.
    days
        Days from 1970-01-01, ascending.
    ends
        The day after the last of each picture, no later than the next one's first.
    """
    ends = days + np.int32(1) if ends is None else ends
    changes = np.ones(codes.shape, dtype=np.bool_)
    changes[1:] = (codes[1:] != codes[:-1]) | (ends[:-1] != days[1:])[:, None]
    row, at = np.nonzero(changes.T)
    final = np.append(np.where(row[1:] == row[:-1], at[1:], len(days)), len(days))[: len(row)] - 1
    code = codes[at, row]
    said = code != 0
    return Stretches(
        row=row[said].astype(np.int32),
        start=days[at[said]],
        end=ends[final[said]],
        status=code[said] & _STATUS_BITS,
        implied=(code[said] & IMPLIED) != 0,
    )
