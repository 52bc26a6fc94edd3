"""The rules by which evidence is weighed: every number that decides anything, in one place.

docs/method.md explains them to readers; docs/architecture.md says how they work together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from data.claim import Strength
from data.source import Reliability
from data.status import Certainty, Provenance

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


#: What a layer's word on one settlement and day counts, by how certain the layer is of it. The steps
#: are those of reliability: what one party says of itself counts half.
CERTAINTY_WEIGHTS: Mapping[Certainty, float] = MappingProxyType(
    {
        Certainty.CONFIRMED: 1.0,
        Certainty.SINGLE: 0.75,
        Certainty.CLAIMED: 0.5,
        Certainty.DISPUTED: 0.25,
    }
)

#: The same by how directly the layer speaks of the settlement.
PROVENANCE_WEIGHTS: Mapping[Provenance, float] = MappingProxyType(
    {Provenance.REPORTED: 1.0, Provenance.IMPLIED: 0.5, Provenance.INTERPOLATED: 0.25}
)

#: Whose view a layer carries, by its title, where several carry the view of one owner: they have one
#: vote together. A layer that is not here is an owner of its own.
LAYER_OWNERS: Mapping[str, str] = MappingProxyType(
    {
        "VIINA, Wikipedia's map": "Wikipedia",
        "VIINA, Wikipedia's map with VIINA's events": "Wikipedia",
        "VIINA, after DeepState": "DeepState",
        "DeepState map": "DeepState",
        "DeepState map, occupied land only, a file a day": "DeepState",
    }
)

#: Layers that are made of others, by title: they have no vote beside any of these.
LAYERS_MADE_OF: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "VIINA, majority of its sources": (
            "VIINA, Wikipedia's map",
            "VIINA, Wikipedia's map with VIINA's events",
            "VIINA, after DeepState",
            "VIINA, after the Institute for the Study of War",
        )
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsensusRules:
    """Parameters of :func:`data.consensus.consensus`."""

    certainty_weights: Mapping[Certainty, float] = field(default_factory=lambda: CERTAINTY_WEIGHTS)
    provenance_weights: Mapping[Provenance, float] = field(
        default_factory=lambda: PROVENANCE_WEIGHTS
    )
    owners: Mapping[str, str] = field(default_factory=lambda: LAYER_OWNERS)
    made_of: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: LAYERS_MADE_OF)
    #: Owners of layers that make a status confirmed.
    confirming_owners: int = 2
    #: A spell is disputed when dissent weighs this share of its support, or more, over its days.
    disputed_share: float = 0.5


#: The rules in force for the consensus of layers.
CONSENSUS_RULES = ConsensusRules()
