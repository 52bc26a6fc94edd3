"""Verification: how well an event is supported, with arithmetic that a reader can redo.

Every independent owner has one vote, by its most reliable source; how an outlet puts it (the tone)
never counts. Sides are counted apart from owners: four owners of one side are still one side.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import fsum
from typing import TYPE_CHECKING

from data import verdict
from data.event import Stance, Text
from data.rules import VERIFICATION_RULES
from data.source import Reliability
from data.spell import Sides

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.event import Event, Report
    from data.ledger import Ledger
    from data.rules import VerificationRules
    from data.source import Source


class Tier(StrEnum):
    """How well an event is supported, best first."""

    VERIFIED = "verified"
    LIKELY = "likely"
    CONTESTED = "contested"
    UNCORROBORATED = "uncorroborated"
    DEBUNKED = "debunked"


#: Weights are sums of hundredths; anything smaller is rounding.
WEIGHT_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """What one owner counts: the weight of its most reliable source, and why.

    ``source`` is the id of that source, ``reports`` the number of the owner's reports.
    """

    owner: str
    weight: float
    reliability: Reliability
    source: str
    sides: Sides
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The tier of an event and the whole arithmetic behind it; votes are heaviest first.

    ``more_owners`` and ``more_weight`` are what it lacks to the next better tier; both are 0 where
    there is none, or where the way up is that a denial loses weight.
    """

    tier: Tier
    supporting: tuple[Vote, ...]
    opposing: tuple[Vote, ...]
    weight: float
    opposing_weight: float
    sides: Sides
    next_tier: Tier | None
    more_owners: int
    more_weight: float
    rules: VerificationRules

    @property
    def owners(self) -> int:
        """Number of independent owners that report the event."""
        return len(self.supporting)

    @property
    def reason(self) -> Text:
        """Why the tier is what it is, in one sentence of each language."""
        return verdict.reason(self)

    @property
    def arithmetic(self) -> Text:
        """The sum that leads to the tier, and what would raise it, on one line."""
        return verdict.arithmetic(self)


def verify(
    event: Event,
    sources: Mapping[str, Source],
    rules: VerificationRules = VERIFICATION_RULES,
) -> Verification:
    """Return how well an event is supported by its reports. Pure.

    Parameters
    ----------
    sources
        Sources by id; every source that the event's reports cite is among them.
    """
    supporting = _votes((r for r in event.reports if r.stance is Stance.REPORTS), sources, rules)
    opposing = _votes((r for r in event.reports if r.stance is Stance.DENIES), sources, rules)
    weight, against = _total(supporting), _total(opposing)
    sides = Sides(0)
    for vote in supporting:
        sides |= vote.sides
    tier = _tier(len(supporting), weight, against, sides, rules)
    next_tier, owners, more = _way_up(tier, len(supporting), weight, rules)
    return Verification(
        tier=tier,
        supporting=supporting,
        opposing=opposing,
        weight=weight,
        opposing_weight=against,
        sides=sides,
        next_tier=next_tier,
        more_owners=owners,
        more_weight=more,
        rules=rules,
    )


def verify_all(
    ledger: Ledger, rules: VerificationRules = VERIFICATION_RULES
) -> dict[str, Verification]:
    """Return how well each event of a ledger is supported, by id. Pure."""
    sources = {source.id: source for source in ledger.sources}
    return {event.id: verify(event, sources, rules) for event in ledger.events}


def _votes(
    reports: Iterable[Report], sources: Mapping[str, Source], rules: VerificationRules
) -> tuple[Vote, ...]:
    """Return one vote for each owner, heaviest first and by name among equals."""
    by_owner: dict[str, list[Source]] = {}
    for report in reports:
        source = sources[report.source]
        by_owner.setdefault(source.owner, []).append(source)
    votes = []
    for owner, cited in by_owner.items():
        best = min(cited, key=lambda s: (-rules.reliability_weights[s.reliability], s.id))
        sides = Sides(0)
        for source in cited:
            sides |= Sides.of(source.side)
        votes.append(
            Vote(
                owner=owner,
                weight=rules.reliability_weights[best.reliability],
                reliability=best.reliability,
                source=best.id,
                sides=sides,
                reports=len(cited),
            )
        )
    return tuple(sorted(votes, key=lambda vote: (-vote.weight, vote.owner)))


def _total(votes: Iterable[Vote]) -> float:
    return round(fsum(vote.weight for vote in votes), WEIGHT_DIGITS)


def _tier(
    owners: int, weight: float, against: float, sides: Sides, rules: VerificationRules
) -> Tier:
    """Return the tier; denial is looked at first."""
    if against >= rules.debunked_weight and against >= rules.debunked_ratio * weight:
        return Tier.DEBUNKED
    if against > 0 and against >= rules.contested_share * weight:
        return Tier.CONTESTED
    both_parties = Sides.UKRAINE in sides and Sides.RUSSIA in sides
    if owners >= rules.verified_owners and weight >= rules.verified_weight:
        return Tier.VERIFIED
    if both_parties and weight >= rules.both_sides_weight:
        return Tier.VERIFIED
    if owners >= rules.likely_owners and weight >= rules.likely_weight:
        return Tier.LIKELY
    return Tier.UNCORROBORATED


def _way_up(
    tier: Tier, owners: int, weight: float, rules: VerificationRules
) -> tuple[Tier | None, int, float]:
    """Return the next better tier, and the owners and the weight that it lacks."""
    if tier is Tier.LIKELY:
        goal, need_owners, need_weight = Tier.VERIFIED, rules.verified_owners, rules.verified_weight
    elif tier is Tier.UNCORROBORATED:
        goal, need_owners, need_weight = Tier.LIKELY, rules.likely_owners, rules.likely_weight
    else:
        return None, 0, 0.0
    lacking = round(max(need_weight - weight, 0.0), WEIGHT_DIGITS)
    return goal, max(need_owners - owners, 0), lacking
