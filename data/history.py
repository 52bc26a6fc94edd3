"""History: the spells of every settlement, in columns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from data import csr
from data.columns import columns
from data.episodes import episodes
from data.errors import OutOfRangeError
from data.evidence import evidence
from data.reach import level_of, reach
from data.rules import RULES
from data.spell import Dissent, Sides, Spell
from data.status import Certainty, ControlStatus, Provenance
from data.timeindex import TimeIndex, time_index

if TYPE_CHECKING:
    from data.ledger import Ledger
    from data.rules import Rules
    from geo.gazetteer import Gazetteer

#: Name of the layer that is made by hand from cited claims.
LEDGER_LAYER = "ledger"

#: In ``dissent_index``: what differs is no claim but a layer (:mod:`data.consensus`).
NO_CLAIM = -1


@dataclass(frozen=True, kw_only=True, eq=False)
class History:
    """Spells of all settlements of a gazetteer, compressed by settlement.

    ``codes`` are KATOTTG codes in ascending order; the *row* of a settlement is its place there.
    Its spells are ``offsets[row]`` to ``offsets[row + 1]``, in order of time; a spell covers
    ``[start, end)`` in day indices, 0 being ``first``; the first starts at 0, the last ends at
    ``n_days``. ``claim_*``, ``event_*`` and ``dissent_*`` are lists per spell: items
    ``offsets[spell]`` to ``offsets[spell + 1]``. A dissenting claim is in dispute with its spell
    on the days ``[dissent_start, dissent_end)``. Arrays are read-only.
    """

    layer: str
    first: date
    last: date
    known_as_of: date | None
    codes: tuple[str, ...]
    claim_ids: tuple[str, ...]
    event_ids: tuple[str, ...]
    offsets: NDArray[np.int32]
    status: NDArray[np.uint8]
    start: NDArray[np.int32]
    start_earliest: NDArray[np.int32]
    start_latest: NDArray[np.int32]
    end: NDArray[np.int32]
    certainty: NDArray[np.uint8]
    provenance: NDArray[np.uint8]
    n_sources: NDArray[np.uint16]
    n_independent: NDArray[np.uint16]
    sides: NDArray[np.uint8]
    disagreement: NDArray[np.uint8]
    claim_offsets: NDArray[np.int32]
    claim_index: NDArray[np.int32]
    event_offsets: NDArray[np.int32]
    event_index: NDArray[np.int32]
    dissent_offsets: NDArray[np.int32]
    dissent_index: NDArray[np.int32]
    dissent_start: NDArray[np.int32]
    dissent_end: NDArray[np.int32]

    def __post_init__(self) -> None:
        """Make the arrays read-only: histories are shared among threads and caches."""
        for value in vars(self).values():
            if isinstance(value, np.ndarray):
                value.flags.writeable = False

    @property
    def n_days(self) -> int:
        """Number of days from ``first`` to ``last``, both inside."""
        return (self.last - self.first).days + 1

    def day(self, day: date) -> int:
        """Return the index of a day; raise OutOfRangeError outside ``first`` to ``last``."""
        if not self.first <= day <= self.last:
            raise OutOfRangeError(day, self.first, self.last)
        return (day - self.first).days

    def date(self, index: int) -> date:
        """Return the day of an index; ``n_days`` is the day after the last."""
        return self.first + timedelta(days=int(index))

    def row(self, code: str) -> int:
        """Return the row of a settlement; raise KeyError if the history has none with this code."""
        return self._rows[code]

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {code: row for row, code in enumerate(self.codes)}

    @cached_property
    def settlement(self) -> NDArray[np.int32]:
        """The row of the settlement that each spell belongs to."""
        return csr.owners(self.offsets)

    @cached_property
    def dissent_spell(self) -> NDArray[np.int32]:
        """The spell that each dissenting claim is in dispute with."""
        return csr.owners(self.dissent_offsets)

    @cached_property
    def liberated(self) -> NDArray[np.bool_]:
        """Whether each spell is ``ukrainian`` after an earlier spell ``occupied``."""
        occupied = np.cumsum(self.status == ControlStatus.OCCUPIED)
        before = np.concatenate(([0], occupied))[self.offsets[:-1]]
        result: NDArray[np.bool_] = (self.status == ControlStatus.UKRAINIAN) & (
            occupied > before[self.settlement]
        )
        return result

    @cached_property
    def time(self) -> TimeIndex:
        """Index by day: transitions in order and the state at every 32nd day."""
        return time_index(self.offsets, self.start, self.status, self.n_days)

    def spells(self, row: int) -> tuple[Spell, ...]:
        """Return the spells of one settlement as records, in order of time."""
        return tuple(
            self._spell(index) for index in range(self.offsets[row], self.offsets[row + 1])
        )

    def claims_of(self, spell: int) -> tuple[str, ...]:
        """Return the ids of the claims that a spell rests on; ``spell`` indexes the columns."""
        low, high = self.claim_offsets[spell], self.claim_offsets[spell + 1]
        return tuple(self.claim_ids[i] for i in self.claim_index[low:high])

    def events_of(self, spell: int) -> tuple[str, ...]:
        """Return the ids of the events that carry the claims of a spell."""
        low, high = self.event_offsets[spell], self.event_offsets[spell + 1]
        return tuple(self.event_ids[i] for i in self.event_index[low:high])

    def dissent_of(self, spell: int) -> tuple[str, ...]:
        """Return the ids of the claims that a spell does not follow; layers that differ have none."""
        low, high = self.dissent_offsets[spell], self.dissent_offsets[spell + 1]
        return tuple(self.claim_ids[i] for i in self.dissent_index[low:high] if i != NO_CLAIM)

    def _spell(self, index: int) -> Spell:
        claims = slice(self.claim_offsets[index], self.claim_offsets[index + 1])
        return Spell(
            status=ControlStatus(self.status[index]),
            start=int(self.start[index]),
            start_earliest=int(self.start_earliest[index]),
            start_latest=int(self.start_latest[index]),
            end=int(self.end[index]),
            certainty=Certainty(self.certainty[index]),
            provenance=Provenance(self.provenance[index]),
            n_sources=int(self.n_sources[index]),
            n_independent=int(self.n_independent[index]),
            sides=Sides(int(self.sides[index])),
            claims=tuple(self.claim_index[claims].tolist()),
            dissent=tuple(
                Dissent(
                    claim=int(self.dissent_index[i]),
                    start=int(self.dissent_start[i]),
                    end=int(self.dissent_end[i]),
                )
                for i in range(self.dissent_offsets[index], self.dissent_offsets[index + 1])
            ),
        )


def history(
    ledger: Ledger,
    gazetteer: Gazetteer,
    rules: Rules = RULES,
    *,
    known_as_of: date | None = None,
) -> History:
    """Return the history of every settlement that follows from the claims. Pure.

    Parameters
    ----------
    ledger
        Checked records: every unit is in ``gazetteer``, every source in the ledger.
    known_as_of
        Day of knowledge: claims published later are left out. None takes all.

    Raises
    ------
    UnknownPlaceError
        If a claim names a unit that is not in the gazetteer.
    """
    claims = [
        claim for claim in ledger.claims if known_as_of is None or claim.published <= known_as_of
    ]
    reached = reach(claims, gazetteer)
    sources = {source.id: source for source in ledger.sources}
    levels = {claim.unit: level_of(gazetteer, claim.unit) for claim in claims}
    items = evidence(claims, sources, levels, first=ledger.first, rules=rules)
    n_days = (ledger.last - ledger.first).days + 1
    distinct = [episodes([items[i] for i in indices], n_days, rules) for indices in reached.sets]
    event_ids = tuple(sorted({claim.event for claim in claims if claim.event}))
    event_numbers = {event: number for number, event in enumerate(event_ids)}
    events = [None if claim.event is None else event_numbers[claim.event] for claim in claims]
    return History(
        layer=LEDGER_LAYER,
        first=ledger.first,
        last=ledger.last,
        known_as_of=known_as_of,
        codes=gazetteer.codes,
        claim_ids=tuple(claim.id for claim in claims),
        event_ids=event_ids,
        **columns(distinct, reached.set_of, events),
    )
