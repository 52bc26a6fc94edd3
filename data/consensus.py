"""Consensus: one history that weighs several, by the stated rules of :mod:`data.rules`. Pure.

On each day every owner of layers has one vote for each status that its layers give a settlement: the
heaviest of them. A layer that says nothing of a day has no vote on it. The heaviest status holds; if
several weigh the same, the one that held the day before, and else none: there is no consensus then.
The order of the layers does not matter, and of one layer alone the consensus is what it says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from data.consensusspells import Decided, spell_columns
from data.rules import CONSENSUS_RULES
from data.status import Certainty, ControlStatus, Provenance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from data.history import History
    from data.rules import ConsensusRules

#: Name of the layer that is made of all others.
CONSENSUS_LAYER = "consensus"

#: Weights are counted in these parts: sums of whole numbers do not depend on their order. A power of
#: two keeps quarters of quarters whole.
_PARTS = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A layer that is weighed, and whose view it carries."""

    history: History
    owner: str


def consensus(voices: Sequence[Voice], rules: ConsensusRules = CONSENSUS_RULES) -> History:
    """Return the consensus of some layers as a history.

    Its sources are the layers that support a spell, its independent owners theirs. Where layers
    differ, ``disagreement`` and the days of dissent say so; dissent names no claims.

    Raises
    ------
    ValueError
        If there is no layer, or they are not about the same settlements and days.
    """
    _require_same_clock(voices)
    first = voices[0].history
    stride = first.n_days + 1
    starts = [
        each.history.settlement.astype(np.int64) * stride + each.history.start for each in voices
    ]
    # All days on which any layer changes, of all settlements in one row of keys.
    key = np.unique(np.concatenate(starts))
    spells = [np.searchsorted(opened, key, side="right") - 1 for opened in starts]
    weight, owners = _weights(voices, spells, rules)
    status = _decided(weight, key // stride)
    decided = Decided(key=key, stride=stride, spells=spells, weight=weight, status=status)
    return type(first)(
        layer=CONSENSUS_LAYER,
        first=first.first,
        last=first.last,
        known_as_of=first.known_as_of,
        codes=first.codes,
        claim_ids=(),
        event_ids=(),
        **spell_columns(decided, voices, owners, rules),
    )


def _require_same_clock(voices: Sequence[Voice]) -> None:
    clocks = {(each.history.first, each.history.last, each.history.codes) for each in voices}
    if len(clocks) != 1:
        raise ValueError(f"{len(voices)} layers have {len(clocks)} sets of settlements and days")


def _weights(
    voices: Sequence[Voice], spells: Sequence[NDArray[np.int64]], rules: ConsensusRules
) -> tuple[NDArray[np.int64], tuple[str, ...]]:
    """Return what is for each status, shape (stretches, statuses), and the owners in order."""
    total = np.zeros((len(spells[0]), len(ControlStatus)), dtype=np.int64)
    owners = tuple(sorted({each.owner for each in voices}))
    stretch = np.arange(len(spells[0]))
    for owner in owners:
        vote = np.zeros_like(total)
        for voice, spell in zip(voices, spells, strict=True):
            if voice.owner == owner:
                status = voice.history.status[spell]
                heavy = _spell_weights(voice.history, rules)[spell]
                vote[stretch, status] = np.maximum(vote[stretch, status], heavy)
        total += vote
    total[:, ControlStatus.UNKNOWN] = 0
    return total, owners


def _spell_weights(history: History, rules: ConsensusRules) -> NDArray[np.int64]:
    """Return what each spell of a layer counts, in parts; a known status counts at least one."""
    certain = np.array([rules.certainty_weights.get(each, 0.0) for each in Certainty])
    direct = np.array([rules.provenance_weights.get(each, 0.0) for each in Provenance])
    weight = certain[history.certainty] * direct[history.provenance] * _PARTS
    counted: NDArray[np.int64] = np.maximum(np.rint(weight).astype(np.int64), 1)
    return counted


def _decided(weight: NDArray[np.int64], settlement: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Return the status that holds on each stretch of days."""
    best = weight.max(axis=1)
    leading = (weight == best[:, None]) & (best > 0)[:, None]
    tied = leading.sum(axis=1) > 1
    status = np.where(best > 0, weight.argmax(axis=1), ControlStatus.UNKNOWN).astype(np.uint8)
    status[tied] = ControlStatus.UNKNOWN
    # Stretches of a settlement one after another, those of all settlements at once.
    opens = np.flatnonzero(np.diff(settlement, prepend=-1))
    rank = np.arange(len(settlement)) - np.repeat(opens, np.diff(opens, append=len(settlement)))
    ties = np.flatnonzero(tied & (rank > 0))
    for step in np.unique(rank[ties]).tolist():
        now = ties[rank[ties] == step]
        before = status[now - 1]
        status[now] = np.where(leading[now, before], before, ControlStatus.UNKNOWN)
    return status
