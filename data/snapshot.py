"""Snapshot: every settlement as of one day. Pure and vectorised."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from data.status import ControlStatus

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

    from data.history import History


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Numbers of settlements as of one day.

    The first five add up to the number of settlements; ``liberated`` are those ``ukrainian`` after
    occupied, ``ukrainian`` the others. ``changing`` and ``disagreement`` cut across.
    """

    unknown: int
    ukrainian: int
    liberated: int
    occupied: int
    contested: int
    changing: int
    disagreement: int


@dataclass(frozen=True, kw_only=True, eq=False)
class Snapshot:
    """State of every settlement of a history on one day; columns are made when first asked for.

    All columns have one entry per settlement, in the order of ``history.codes``. ``day`` is an
    index. A column of spells is read by ``history.<column>[snapshot.spell]``.
    """

    history: History
    day: int

    @property
    def as_of(self) -> date:
        """The day on the ground."""
        return self.history.date(self.day)

    @cached_property
    def status(self) -> NDArray[np.uint8]:
        """Control status, as the codes of :class:`data.status.ControlStatus`."""
        return self.history.time.status_at(self.day)

    @cached_property
    def spell(self) -> NDArray[np.int32]:
        """Index of the spell in force, into the columns of the history."""
        return self.history.time.spell_at(self.day)

    @cached_property
    def liberated(self) -> NDArray[np.bool_]:
        """Whether the settlement is ``ukrainian`` after having been occupied."""
        return self.history.liberated[self.spell]

    @cached_property
    def since(self) -> NDArray[np.int32]:
        """Best day of the change into the status in force, as an index."""
        return self.history.start[self.spell]

    @cached_property
    def since_earliest(self) -> NDArray[np.int32]:
        """First day on which that change may have happened."""
        return self.history.start_earliest[self.spell]

    @cached_property
    def since_latest(self) -> NDArray[np.int32]:
        """Last day on which that change may have happened."""
        return self.history.start_latest[self.spell]

    @cached_property
    def certainty(self) -> NDArray[np.uint8]:
        """Codes of :class:`data.status.Certainty`."""
        return self.history.certainty[self.spell]

    @cached_property
    def provenance(self) -> NDArray[np.uint8]:
        """Codes of :class:`data.status.Provenance`."""
        return self.history.provenance[self.spell]

    @cached_property
    def n_sources(self) -> NDArray[np.uint16]:
        """Number of sources for the status in force."""
        return self.history.n_sources[self.spell]

    @cached_property
    def n_independent(self) -> NDArray[np.uint16]:
        """Number of independent owners behind those sources."""
        return self.history.n_independent[self.spell]

    @cached_property
    def sides(self) -> NDArray[np.uint8]:
        """Bit mask of :class:`data.spell.Sides` that say so."""
        return self.history.sides[self.spell]

    @cached_property
    def changing(self) -> NDArray[np.bool_]:
        """Whether the day lies within the bounds ``[earliest, latest)`` of a change.

        From the latest day on the change is known to have happened.
        """
        history = self.history
        within = (history.start_earliest <= self.day) & (self.day < history.start_latest)
        flags = np.zeros(len(history.codes), dtype=np.bool_)
        flags[history.settlement[within]] = True
        return flags

    @cached_property
    def disagreement(self) -> NDArray[np.bool_]:
        """Whether a claim disputes the status in force on this day."""
        history = self.history
        within = (history.dissent_start <= self.day) & (self.day < history.dissent_end)
        flags = np.zeros(len(history.codes), dtype=np.bool_)
        flags[history.settlement[history.dissent_spell[within]]] = True
        return flags

    def claims(self, row: int) -> tuple[str, ...]:
        """Return the ids of the claims for the status in force of one settlement."""
        return self.history.claims_of(int(self.spell[row]))

    def events(self, row: int) -> tuple[str, ...]:
        """Return the ids of the events that carry those claims."""
        return self.history.events_of(int(self.spell[row]))

    def counts(self, rows: NDArray[np.integer] | None = None) -> Counts:
        """Return the numbers of settlements by status, of all or of the chosen rows."""
        chosen = slice(None) if rows is None else rows
        by_status = np.bincount(self.status[chosen], minlength=len(ControlStatus))
        liberated = int(self.liberated[chosen].sum())
        return Counts(
            unknown=int(by_status[ControlStatus.UNKNOWN]),
            ukrainian=int(by_status[ControlStatus.UKRAINIAN]) - liberated,
            liberated=liberated,
            occupied=int(by_status[ControlStatus.OCCUPIED]),
            contested=int(by_status[ControlStatus.CONTESTED]),
            changing=int(self.changing[chosen].sum()),
            disagreement=int(self.disagreement[chosen].sum()),
        )


def snapshot(history: History, as_of: date) -> Snapshot:
    """Return the state of every settlement on one day. Pure.

    Raises
    ------
    OutOfRangeError
        If ``as_of`` lies outside the days of the history.
    """
    return Snapshot(history=history, day=history.day(as_of))
