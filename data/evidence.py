"""Evidence: claims as the rules see them, with days as indices and words as weights."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from data.claim import ClaimKind, Strength
from data.spell import Sides

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from data.claim import Claim
    from data.rules import Rules
    from data.source import Source
    from data.status import ControlStatus

#: Day index that stands for an open past or future; far outside any ledger.
FAR = 1_000_000

#: Rank of a settlement among levels: oblast 0, raion 1, hromada 2, settlement 3.
SETTLEMENT_LEVEL = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One claim, ready to be weighed.

    Days are indices and may lie outside the ledger; an open side is ``-FAR`` or ``FAR``. ``state``
    is the day of which the claim says that its status held: for *until* D the day before D.
    ``level`` is 0 for oblast to 3 for settlement. ``own_word`` marks a party's word about its own
    success or loss.
    """

    claim: int
    status: ControlStatus
    kind: ClaimKind
    level: int
    earliest: int
    latest: int
    best: int
    weight: float
    source: str
    owner: str
    side: Sides
    own_word: bool

    @property
    def state(self) -> int:
        """Return the day on which the status held, by the claim's best day."""
        return self.best - 1 if self.kind is ClaimKind.UNTIL else self.best

    @property
    def is_change(self) -> bool:
        """Whether the claim says that its status began on its day."""
        return self.kind is ClaimKind.SINCE


def evidence(
    claims: Sequence[Claim],
    sources: Mapping[str, Source],
    levels: Mapping[str, int],
    *,
    first: date,
    rules: Rules,
) -> list[Evidence]:
    """Return one piece of evidence for each claim, in the order of ``claims``. Pure.

    Parameters
    ----------
    claims
        Checked claims: their sources are in ``sources``, their units in ``levels``.
    levels
        Rank of the level of each unit by KATOTTG code: oblast 0 to settlement 3.
    first
        Day with index 0.
    """
    zero = first.toordinal()
    made = []
    for index, claim in enumerate(claims):
        source = sources[claim.source]
        earliest, latest = _bounds(claim, zero, rules.approximate_days)
        kind, best = claim.kind, claim.when.best.toordinal() - zero
        if kind is ClaimKind.DURING and earliest == -FAR:
            # Until the day after its last day; when it began is not said.
            kind, earliest, latest, best = ClaimKind.UNTIL, latest + 1, latest + 1, latest + 1
        elif kind is ClaimKind.DURING and latest == FAR:
            kind, latest = ClaimKind.SINCE, earliest
        made.append(
            Evidence(
                claim=index,
                status=claim.status,
                kind=kind,
                level=levels[claim.unit],
                earliest=earliest,
                latest=latest,
                best=best,
                weight=rules.reliability_weights[source.reliability]
                * rules.strength_weights[claim.strength],
                source=source.id,
                owner=source.owner,
                side=Sides.of(source.side),
                own_word=claim.strength is Strength.CLAIMED,
            )
        )
    return made


def _bounds(claim: Claim, zero: int, approximate_days: int) -> tuple[int, int]:
    """Return the first and last day index of the claim's date; approximate changes are widened."""
    when = claim.when
    slack = approximate_days if when.approximate and claim.kind is ClaimKind.SINCE else 0
    earliest = -FAR if when.earliest is None else when.earliest.toordinal() - zero - slack
    latest = FAR if when.latest is None else when.latest.toordinal() - zero + slack
    return earliest, latest


def owner_weight(items: Sequence[Evidence]) -> float:
    """Return the weight of several claims: each independent owner counts once, by its heaviest.

    Rounded to six places so that equal evidence ties whatever the order of addition.
    """
    heaviest: dict[str, float] = {}
    for item in items:
        heaviest[item.owner] = max(item.weight, heaviest.get(item.owner, 0.0))
    return round(fsum(heaviest.values()), 6)
