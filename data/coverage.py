"""Coverage: how good the evidence is, by unit and period. Pure and vectorised.

A settlement-day is one settlement on one day. A spell has one provenance, one status and one mask
of sides throughout, so a measure is a sum of overlaps between spells and periods; only the days on
which sources differ are cut finer, and are taken from the disputes themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from data import csr
from data.claimcolumns import ClaimColumns
from data.errors import OutOfRangeError
from data.history import History
from data.series import Groups
from data.spans import without_overlap
from data.spell import Sides
from data.status import ControlStatus, Provenance

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Numbers = NDArray[np.int64]

#: Stands for a day where there is no evidence. Evidence of days before the history is negative too.
NO_DAY = -1_000_000

#: Masks of sides where one party to the war is the only voice.
ONE_PARTY = (Sides.UKRAINE, Sides.RUSSIA)


class Measure(IntEnum):
    """What settlement-days are counted for. The first four add up to all of them."""

    REPORTED = 0
    IMPLIED = 1
    INTERPOLATED = 2
    UNKNOWN = 3
    ONE_SIDED = 4
    DISAGREEMENT = 5
    CONTESTED = 6

    @property
    def word(self) -> str:
        """The word used in files and on screen, e.g. ``one_sided``."""
        return self.name.lower()


#: The measures that divide all settlement-days among them.
PARTITION = (Measure.REPORTED, Measure.IMPLIED, Measure.INTERPOLATED, Measure.UNKNOWN)


@dataclass(frozen=True, kw_only=True, eq=False)
class Coverage:
    """Quality of the evidence for groups of settlements over periods.

    ``cuts`` are day indices in ascending order: period p is ``[cuts[p], cuts[p + 1])``. ``chosen``
    tells which spells count; a status filter leaves the others out of everything.
    """

    history: History
    claims: ClaimColumns
    groups: Groups
    cuts: tuple[int, ...]
    chosen: Flags

    @cached_property
    def days(self) -> Numbers:
        """Settlement-days of each measure, shape (groups, periods, measures)."""
        columns = [self._of_spells(flags) for flags in self._flags]
        columns.insert(Measure.DISAGREEMENT, self._disagreement)
        return np.stack(columns, axis=-1)

    @cached_property
    def total(self) -> Numbers:
        """All settlement-days, shape (groups, periods)."""
        total: Numbers = self.days[:, :, list(PARTITION)].sum(axis=-1)
        return total

    @cached_property
    def shares(self) -> NDArray[np.float64]:
        """Share of each measure in all settlement-days, 0 to 1; 0 where there are none."""
        return self.days / np.maximum(self.total, 1)[:, :, np.newaxis]

    @cached_property
    def settlements(self) -> Numbers:
        """Settlements of each group with a day that counts."""
        rows = np.unique(self.history.settlement[self._present])
        return np.bincount(self.groups.of[rows], minlength=len(self.groups.codes))

    @cached_property
    def evidence_day(self) -> NDArray[np.int32]:
        """Latest day that a claim for the spell in force on the last day speaks of, per settlement.

        A day index, shape (settlements,). A claim about a later day vouches for the last day as
        well and counts as evidence of that day. :data:`NO_DAY` where there is no claim, where the
        settlement is in no group, or where its spell does not count.
        """
        history, last = self.history, self.cuts[-1] - 1
        found = np.full(len(history.codes), NO_DAY, dtype=np.int32)
        spells = history.time.spell_at(last)
        rows = np.flatnonzero((self.groups.of >= 0) & self.chosen[spells]).astype(np.int32)
        offsets, items = csr.take(history.claim_offsets, spells[rows])
        days = np.minimum(self.claims.day[history.claim_index[items]], last)
        np.maximum.at(found, rows[csr.owners(offsets)], days)
        return found

    @cached_property
    def oldest(self) -> NDArray[np.int32]:
        """Earliest :attr:`evidence_day` of each group, or :data:`NO_DAY`."""
        never = np.iinfo(np.int32).max
        found = np.full(len(self.groups.codes), never, dtype=np.int32)
        rows = self._with_evidence
        np.minimum.at(found, self.groups.of[rows], self.evidence_day[rows])
        return np.where(found == never, np.int32(NO_DAY), found)

    @cached_property
    def newest(self) -> NDArray[np.int32]:
        """Latest :attr:`evidence_day` of each group, or :data:`NO_DAY`."""
        found = np.full(len(self.groups.codes), NO_DAY, dtype=np.int32)
        rows = self._with_evidence
        np.maximum.at(found, self.groups.of[rows], self.evidence_day[rows])
        return found

    @cached_property
    def n_claims(self) -> Numbers:
        """Claims that support a spell in the periods, each once per group."""
        return self._distinct(np.arange(len(self.claims.owner)))

    @cached_property
    def n_owners(self) -> Numbers:
        """Independent owners behind those claims, each once per group."""
        return self._distinct(self.claims.owner)

    @cached_property
    def _with_evidence(self) -> NDArray[np.intp]:
        return np.flatnonzero(self.evidence_day > NO_DAY)

    @cached_property
    def _present(self) -> NDArray[np.intp]:
        """Spells that count: of a settlement in a group, with a day in the periods."""
        history = self.history
        inside = (history.start < self.cuts[-1]) & (history.end > self.cuts[0])
        return np.flatnonzero(self.chosen & inside & (self.groups.of[history.settlement] >= 0))

    @cached_property
    def _flags(self) -> list[Flags]:
        """Whether each spell counts for each measure, in order, disagreement left out."""
        history = self.history
        return [
            history.provenance == Provenance.REPORTED,
            history.provenance == Provenance.IMPLIED,
            history.provenance == Provenance.INTERPOLATED,
            history.provenance == Provenance.NONE,
            np.isin(history.sides, ONE_PARTY),
            history.status == ControlStatus.CONTESTED,
        ]

    def _of_spells(self, flags: Flags) -> Numbers:
        """Return the settlement-days of the spells that have a flag, shape (groups, periods)."""
        spells = self._present[flags[self._present]]
        return self._sum(
            self.groups.of[self.history.settlement[spells]],
            self.history.start[spells],
            self.history.end[spells],
        )

    @cached_property
    def _disagreement(self) -> Numbers:
        """Settlement-days on which a claim disputes the status, shape (groups, periods).

        Disputes of one settlement may overlap; a day counts once.
        """
        history = self.history
        counted = self.chosen[history.dissent_spell]
        row = history.settlement[history.dissent_spell]
        kept = np.flatnonzero(counted & (self.groups.of[row] >= 0))
        order = kept[np.lexsort((history.dissent_start[kept], row[kept]))]
        closed = history.dissent_end[order]
        opened = without_overlap(row[order], history.dissent_start[order], closed)
        return self._sum(self.groups.of[row[order]], opened, closed)

    def _sum(
        self, group: NDArray[np.int32], opened: NDArray[np.int32], closed: NDArray[np.int32]
    ) -> Numbers:
        """Return the days of spans inside each period, summed by group."""
        cuts = np.asarray(self.cuts, dtype=np.int64)
        low = np.maximum(opened[:, np.newaxis], cuts[:-1])
        high = np.minimum(closed[:, np.newaxis], cuts[1:])
        sums = np.zeros((len(self.groups.codes), len(cuts) - 1), dtype=np.int64)
        np.add.at(sums, group, np.maximum(high - low, 0))
        return sums

    def _distinct(self, of_claim: NDArray[np.integer]) -> Numbers:
        """Return how many different values of a column of claims support each group."""
        history, spells = self.history, self._present.astype(np.int32)
        offsets, items = csr.take(history.claim_offsets, spells)
        group = self.groups.of[history.settlement[spells]][csr.owners(offsets)].astype(np.int64)
        stride = int(of_claim.max(initial=0)) + 1
        pairs = np.unique(group * stride + of_claim[history.claim_index[items]])
        return np.bincount(pairs // stride, minlength=len(self.groups.codes))


def coverage(
    history: History,
    claims: ClaimColumns,
    groups: Groups,
    periods: tuple[date, ...],
    *,
    chosen: Flags | None = None,
) -> Coverage:
    """Return how good the evidence is for each group and period. Pure.

    Parameters
    ----------
    claims
        Columns of the history's claims, from :func:`data.claimcolumns.claim_columns`.
    periods
        First day of each period in ascending order, and at the end the last day of the last one,
        inside: one period has two days.
    chosen
        Which spells count, one entry each; None counts all.

    Raises
    ------
    OutOfRangeError
        If a day lies outside the days of the history, or before the one in front of it.
    """
    cuts = [history.day(day) for day in periods[:-1]]
    cuts.append(history.day(periods[-1]) + 1)
    for before, after, day in zip(cuts, cuts[1:], periods[1:], strict=False):
        if after <= before:
            raise OutOfRangeError(day, history.date(before), history.last)
    return Coverage(
        history=history,
        claims=claims,
        groups=groups,
        cuts=tuple(cuts),
        chosen=np.ones(len(history.status), dtype=np.bool_) if chosen is None else chosen,
    )


def months(first: date, last: date) -> tuple[date, ...]:
    """Return the calendar months between two days as periods for :func:`coverage`.

    The first and the last month are cut to the two days, both inside.
    """
    starts = [first]
    while (start := _next_month(starts[-1])) <= last:
        starts.append(start)
    return (*starts, last)


def _next_month(day: date) -> date:
    return day.replace(year=day.year + day.month // 12, month=day.month % 12 + 1, day=1)
