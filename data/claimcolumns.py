"""Claims in columns: what coverage and gates ask of the claims that a history rests on. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from data.claim import ClaimKind

if TYPE_CHECKING:
    from data.claim import Claim
    from data.history import History
    from data.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ClaimColumns:
    """One entry for each claim of ``history.claim_ids``, in that order.

    ``day`` is the last day of which the claim says that its status held, as a day index, which may
    lie outside the history; ``owner`` is a number for each independent owner.
    """

    day: NDArray[np.int32]
    owner: NDArray[np.int32]


def claim_columns(history: History, ledger: Ledger) -> ClaimColumns:
    """Return the columns of the claims that a history of the ledger rests on. Pure.

    An imported layer has no claims; its columns are empty.
    """
    by_id = {claim.id: claim for claim in ledger.claims}
    owner_of = {source.id: source.owner for source in ledger.sources}
    zero = history.first.toordinal()
    numbers: dict[str, int] = {}
    claims = [by_id[name] for name in history.claim_ids]
    days = [last_day(claim) - zero for claim in claims]
    owners = [numbers.setdefault(owner_of[claim.source], len(numbers)) for claim in claims]
    return ClaimColumns(day=np.array(days, dtype=np.int32), owner=np.array(owners, dtype=np.int32))


def last_day(claim: Claim) -> int:
    """Return the last day of which a claim surely says that its status held, as an ordinal.

    Of a change that is the day it is best dated to, of *until* D the day before D, of *during* A/B
    the day B, or A if B is open.
    """
    when = claim.when
    if claim.kind is ClaimKind.DURING:
        return (when.latest or when.best).toordinal()
    return when.best.toordinal() - (claim.kind is ClaimKind.UNTIL)
