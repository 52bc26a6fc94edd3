"""The rules by which evidence is weighed: every number that decides anything, in one place.

docs/method.md explains them to readers; docs/architecture.md says how they work together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from data.claim import Strength
from data.source import Reliability

#: What one source of each Admiralty reliability counts. Steps of a quarter down to D; E has been
#: wrong too often to decide anything alone; F cannot be judged, which is no better.
RELIABILITY_WEIGHTS: Mapping[Reliability, float] = MappingProxyType(
    {
        Reliability.A: 1.0,
        Reliability.B: 0.75,
        Reliability.C: 0.5,
        Reliability.D: 0.25,
        Reliability.E: 0.1,
        Reliability.F: 0.1,
    }
)

#: What a statement counts by how the source puts it. ``CLAIMED`` is a party's word about its own
#: success, which both parties have had to take back; it counts half.
STRENGTH_WEIGHTS: Mapping[Strength, float] = MappingProxyType(
    {
        Strength.OFFICIAL: 1.0,
        Strength.ASSESSED: 1.0,
        Strength.REPORTED: 0.8,
        Strength.CLAIMED: 0.5,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Parameters of :func:`data.history.history`. Weights have no unit; the rest are in days."""

    reliability_weights: Mapping[Reliability, float] = field(
        default_factory=lambda: RELIABILITY_WEIGHTS
    )
    strength_weights: Mapping[Strength, float] = field(default_factory=lambda: STRENGTH_WEIGHTS)
    #: Claims this close in time speak about the same situation and vote on it.
    agreement_days: int = 14
    #: ``since`` claims of one status this close date one change; further apart they are two.
    same_change_days: int = 60
    #: A change that narrow claims leave open for so many days may be dated closer by wider ones.
    imprecise_days: int = 7
    #: What ``~``, ``?`` and ``%`` add on either side of a ``since`` date.
    approximate_days: int = 3
    #: A spell is disputed when dissent weighs this share of its support, or more.
    disputed_share: float = 0.5


#: The rules in force.
RULES = Rules()


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationRules:
    """Parameters of :func:`data.verification.verify`; weights are sums over independent owners."""

    reliability_weights: Mapping[Reliability, float] = field(
        default_factory=lambda: RELIABILITY_WEIGHTS
    )
    #: Verified: at least so many owners, weighing at least so much.
    verified_owners: int = 3
    verified_weight: float = 1.5
    #: Verified as well: both parties report it, and together with others it weighs so much.
    both_sides_weight: float = 1.25
    #: Likely: at least so many owners, weighing at least so much.
    likely_owners: int = 2
    likely_weight: float = 1.0
    #: Contested: what denies it weighs at least this share of what reports it.
    contested_share: float = 0.5
    #: Debunked: what denies it weighs at least so many times what reports it, and at least so much.
    debunked_ratio: float = 2.0
    debunked_weight: float = 1.0


#: The rules in force for events.
VERIFICATION_RULES = VerificationRules()
