"""``evidence.bin``: until when each run of ``history.bin`` is vouched for. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from data import csr
from data.confirmation import NOT_CLAIMED, last_confirmed
from data.payload.container import encode
from data.payload.runs import pack_runs

if TYPE_CHECKING:
    from data.claimcolumns import ClaimColumns
    from data.history import History
    from data.payload.settlements import Scope

#: Stands for a run that nothing can confirm.
NEVER = np.iinfo(np.uint16).max


def evidence_file(history: History, claims: ClaimColumns, scope: Scope) -> bytes:
    """Return ``evidence.bin``: ``run_confirmed u2[R]``, one entry for each run of ``history.bin``.

    A day index: the last day that a claim speaks of which supports the spell that the run is part
    of, 0 for days before the history; :data:`NEVER` where there is no claim.
    """
    runs = pack_runs(history).take(scope.rows)
    stride = np.int64(history.n_days + 1)
    begins = history.settlement * stride + history.start
    row = scope.rows[csr.owners(runs.offsets)]
    spell = np.searchsorted(begins, row * stride + runs.day, side="right") - 1
    last = last_confirmed(history, claims)[spell]
    day = np.where(last == NOT_CLAIMED, NEVER, np.clip(last, 0, NEVER - 1))
    return encode({"count": len(scope.rows)}, {"run_confirmed": day.astype(np.uint16)})
