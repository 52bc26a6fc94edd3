"""Confirmation: until when anybody vouches for the status of a settlement. Pure and vectorised.

A claim that supports a spell vouches for it up to the day that it speaks of, and so for all days of
the spell before: the status did not change in between. After that day the spell goes on because
nobody has said otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from data import csr

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from data.claimcolumns import ClaimColumns
    from data.history import History
    from data.snapshot import Snapshot

#: Stands for the day of a spell that no claim supports: there is no status to confirm.
NOT_CLAIMED = -1_000_000


def last_confirmed(history: History, claims: ClaimColumns) -> NDArray[np.int32]:
    """Return the last day that a claim for each spell speaks of, one entry per spell.

    Day indices, which may lie outside the history; :data:`NOT_CLAIMED` where there is no claim.
    """
    found = np.full(len(history.status), NOT_CLAIMED, dtype=np.int32)
    spell = csr.owners(history.claim_offsets)
    np.maximum.at(found, spell, claims.day[history.claim_index])
    return found


def confirmed_day(shot: Snapshot, claims: ClaimColumns) -> NDArray[np.int32]:
    """Return the last day, up to that of the snapshot, on which each settlement's status was known.

    Day indices; :data:`NOT_CLAIMED` where no claim says anything: what is unknown has no status to
    confirm.
    """
    last = last_confirmed(shot.history, claims)[shot.spell]
    return np.minimum(last, shot.day)


def is_unconfirmed(
    last: NDArray[np.int32], until: NDArray[np.int32] | int, days: int
) -> NDArray[np.bool_]:
    """Tell where nobody has confirmed a status for so many days, up to and on the day ``until``.

    Where no claim says anything there is no status that could be out of date: False.
    """
    result: NDArray[np.bool_] = (last != NOT_CLAIMED) & (until - last >= days)
    return result
