"""Spells: the longest half-open stretches of one status of one settlement, in day indices."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntFlag

from data.source import Side
from data.status import Certainty, ControlStatus, Provenance


class Sides(IntFlag):
    """Which sides say so, as the bit mask used in every column and payload."""

    UKRAINE = 1
    RUSSIA = 2
    INDEPENDENT = 4

    @classmethod
    def of(cls, side: Side) -> Sides:
        """Return the bit of one side."""
        return cls[side.name]

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words used in files and on screen, e.g. ``("ukraine", "independent")``."""
        return tuple(side.value for side in Side if Sides.of(side) in self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dissent:
    """A claim that a spell does not follow, and the days ``[start, end)`` of the dispute.

    ``claim`` is an index into the claims that the history was made from.
    """

    claim: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """One status of one settlement over ``[start, end)``.

    Days are indices: 0 is the first day of the ledger. ``start`` is the best day of the change,
    which happened from ``start_earliest`` to ``start_latest``, both inside. ``claims`` are indices
    of the claims that support it.
    """

    status: ControlStatus
    start: int
    start_earliest: int
    start_latest: int
    end: int
    certainty: Certainty
    provenance: Provenance
    n_sources: int
    n_independent: int
    sides: Sides
    claims: tuple[int, ...]
    dissent: tuple[Dissent, ...]

    @property
    def disagreement(self) -> bool:
        """Whether sources differ about the status on some day of the spell."""
        return bool(self.dissent)
