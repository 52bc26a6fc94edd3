"""Disagreement: where sources differ, for how long, who with whom. Pure and vectorised.

A *dispute* is one claim that the history of one settlement does not follow, on the days for which the
rules count it (:mod:`data.support`). Settlements are the same whichever unit a claim is about: a claim
about a hromada makes as many disputes as settlements that differ.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from data import csr
from data.claim import ClaimKind
from data.evidence import evidence
from data.history import NO_CLAIM
from data.reach import level_of
from data.rules import RULES

if TYPE_CHECKING:
    from data.history import History
    from data.ledger import Ledger
    from data.rules import Rules
    from geo.gazetteer import Gazetteer

    Ints = NDArray[np.int32]
    Rows = NDArray[np.integer]


class Ending(IntEnum):
    """How a dispute ended."""

    #: The side that had differed, or somebody independent, said what the history says.
    AGREED = 0
    #: The claim spoke of a day, or of some days, and nobody repeated it.
    LAPSED = 1
    #: Control changed, and what had been in dispute was past.
    CHANGED = 2
    #: It goes on to the last day of the ledger.
    OPEN = 3

    @property
    def word(self) -> str:
        """The word used in files and as key of the catalogue."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Voices:
    """One entry for each claim of ``history.claim_ids``, in that order.

    ``owner`` is a place in ``owners``, which are in alphabetical order; ``day`` and ``published`` are
    day indices, which may lie outside the history; ``side`` is a bit of :class:`data.spell.Sides`.
    """

    owners: tuple[str, ...]
    owner: Ints
    weight: NDArray[np.float64]
    is_change: NDArray[np.bool_]
    day: Ints
    published: Ints
    side: NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Disputes:
    """One entry for each dispute, in order of first day, then of settlement.

    ``claim`` indexes ``history.claim_ids``, ``spell`` its columns. The days are ``[start, end)``.
    ``weight_for`` is what the spell rests on, ``weight_against`` all that differs with it, by
    independent owners: what makes a spell *disputed* (:class:`data.rules.Rules`).
    """

    at: NDArray[np.intp]
    settlement: Ints
    spell: Ints
    claim: Ints
    start: Ints
    end: Ints
    ending: NDArray[np.uint8]
    weight_for: NDArray[np.float64]
    weight_against: NDArray[np.float64]

    @property
    def days(self) -> Ints:
        """How long each lasted."""
        return self.end - self.start

    def where(self, chosen: NDArray[np.bool_]) -> Disputes:
        """Return those of the disputes that are chosen, in their order."""
        return Disputes(**{each.name: getattr(self, each.name)[chosen] for each in fields(self)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two owners that differ: ``first`` is the one whose word the history follows.

    ``days`` are settlement-days on which they differ, each counted once however many claims say so.
    """

    first: str
    second: str
    disputes: int
    settlements: int
    days: int


def voices(history: History, ledger: Ledger, gazetteer: Gazetteer, rules: Rules = RULES) -> Voices:
    """Return the claims that a history rests on as columns. Empty for a layer without claims."""
    by_id = {claim.id: claim for claim in ledger.claims}
    claims = [by_id[name] for name in history.claim_ids]
    sources = {source.id: source for source in ledger.sources}
    levels = {claim.unit: level_of(gazetteer, claim.unit) for claim in claims}
    items = evidence(claims, sources, levels, first=history.first, rules=rules)
    owners = tuple(sorted({item.owner for item in items}))
    places = {owner: place for place, owner in enumerate(owners)}
    zero = history.first.toordinal()
    return Voices(
        owners=owners,
        owner=np.array([places[item.owner] for item in items], dtype=np.int32),
        weight=np.array([item.weight for item in items], dtype=np.float64),
        is_change=np.array([item.is_change for item in items], dtype=np.bool_),
        day=np.array(
            [i.latest if i.kind is ClaimKind.DURING else i.state for i in items], dtype=np.int32
        ),
        published=np.array([c.published.toordinal() - zero for c in claims], dtype=np.int32),
        side=np.array([int(item.side) for item in items], dtype=np.uint8),
    )


def disputes(history: History, said: Voices, rows: Rows) -> Disputes:
    """Return the disputes about some settlements. Layers that differ are none: they make no claim."""
    wanted = np.zeros(len(history.codes), dtype=np.bool_)
    wanted[rows] = True
    settlement = history.settlement[history.dissent_spell]
    chosen = np.flatnonzero((history.dissent_index != NO_CLAIM) & wanted[settlement])
    chosen = chosen[np.lexsort((settlement[chosen], history.dissent_start[chosen]))]
    spell, claim = history.dissent_spell[chosen], history.dissent_index[chosen]
    end = history.dissent_end[chosen]
    supporting = _owner_weights(
        csr.owners(history.claim_offsets), history.claim_index, said, len(history.status)
    )
    real = np.flatnonzero(history.dissent_index != NO_CLAIM)
    opposing = _owner_weights(
        history.dissent_spell[real], history.dissent_index[real], said, len(history.status)
    )
    return Disputes(
        at=chosen,
        settlement=settlement[chosen],
        spell=spell,
        claim=claim,
        start=history.dissent_start[chosen],
        end=end,
        ending=_endings(history, spell, end, said.is_change[claim]),
        weight_for=supporting[spell],
        weight_against=opposing[spell],
    )


def _endings(
    history: History, spell: Ints, end: Ints, is_change: NDArray[np.bool_]
) -> NDArray[np.uint8]:
    """Return how disputes ended. One that ends before its spell did so by the rule of its kind."""
    inside = end < history.end[spell]
    ended = np.where(end == history.n_days, Ending.OPEN, Ending.CHANGED)
    ended = np.where(inside & is_change, Ending.AGREED, ended)
    return np.where(inside & ~is_change, Ending.LAPSED, ended).astype(np.uint8)


def _owner_weights(spell: Ints, claim: Ints, said: Voices, n_spells: int) -> NDArray[np.float64]:
    """Return for each spell the weight of some claims: each owner counts once, by its heaviest."""
    n_owners = max(len(said.owners), 1)
    keys, inverse = np.unique(
        spell.astype(np.int64) * n_owners + said.owner[claim], return_inverse=True
    )
    heaviest = np.zeros(len(keys))
    np.maximum.at(heaviest, inverse, said.weight[claim])
    weights = np.bincount(keys // n_owners, weights=heaviest, minlength=n_spells)
    return np.asarray(weights.round(6), dtype=np.float64)


def pairs(
    history: History, said: Voices, found: Disputes, rules: Rules = RULES
) -> tuple[Pair, ...]:
    """Return who differs with whom, those that differ on most settlement-days first.

    The owner of the claim in dispute differs with those whose claims its spell rests on and who spoke
    of days within ``agreement_days`` of the dispute; if nobody did, with those who spoke nearest to it.
    """
    offsets, at = csr.take(history.claim_offsets, found.spell)
    dispute = csr.owners(offsets)
    support = history.claim_index[at]
    first, second = said.owner[support], said.owner[found.claim[dispute]]
    day = said.day[support]
    away = np.maximum(np.maximum(found.start[dispute] - day, day - (found.end[dispute] - 1)), 0)
    nearest = np.full(len(found.start), np.iinfo(np.int32).max, dtype=np.int32)
    np.minimum.at(nearest, dispute, away)
    near = (away <= np.maximum(nearest[dispute], rules.agreement_days)) & (first != second)
    n_owners = max(len(said.owners), 1)
    keys = np.unique(
        np.stack([first[near].astype(np.int64) * n_owners + second[near], dispute[near]]), axis=1
    )
    return _counted(keys[0], keys[1], found, said.owners)


def _counted(
    pair: NDArray[np.int64], dispute: NDArray[np.int64], found: Disputes, owners: tuple[str, ...]
) -> tuple[Pair, ...]:
    """Return the pairs of disputes, which come in order of pair, with their counts."""
    made = []
    for key in np.unique(pair).tolist():
        of_pair = dispute[pair == key]
        first, second = divmod(key, max(len(owners), 1))
        rows = found.settlement[of_pair]
        made.append(
            Pair(
                first=owners[first],
                second=owners[second],
                disputes=len(of_pair),
                settlements=len(np.unique(rows)),
                days=union_days(rows, found.start[of_pair], found.end[of_pair]),
            )
        )
    return tuple(sorted(made, key=lambda each: (-each.days, each.first, each.second)))


def union_days(group: Ints, start: Ints, end: Ints) -> int:
    """Return the days in any of some spans ``[start, end)``, each day of each group once."""
    if not len(group):
        return 0
    order = np.lexsort((start, group))
    # Groups one behind the other on one line, so that a running maximum never reaches the next.
    stride = int(end.max()) - int(start.min()) + 1
    shift = group[order].astype(np.int64) * stride
    opened, closed = start[order] + shift, end[order] + shift
    reached = np.maximum.accumulate(closed)
    before = np.concatenate([[np.iinfo(np.int64).min], reached[:-1]])
    return int(np.maximum(closed - np.maximum(opened, before), 0).sum())
