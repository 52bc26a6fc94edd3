"""Differences: where sources differ, what only one side told, and how pictures of a day came about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from data.blindspots import BlindSpots, blind_spots
from data.claimcolumns import claim_columns
from data.confirmation import NOT_CLAIMED, confirmed_day
from data.disagreement import Disputes, Pair, Voices, disputes, pairs, voices
from data.history import LEDGER_LAYER
from data.kept import Kept
from data.knowledge import Pictures, pictures
from data.selection import lets_through, selected_rows

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

    from data.history import History
    from data.selection import Filters
    from data.store import Store

#: Days whose pictures are kept, and histories whose claims are kept as columns.
KEPT_PICTURES, KEPT_VOICES = 16, 4


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ages:
    """How long nobody has confirmed the status of settlements, oldest first.

    ``last`` is the day of the latest claim for the spell in force, ``days`` lie between it and the day
    in question; settlements that no claim speaks of are left out. ``last`` is a day index.
    """

    settlement: NDArray[np.int64]
    spell: NDArray[np.int32]
    last: NDArray[np.int32]
    days: NDArray[np.int32]


class Differences:
    """Questions to a store about what is not agreed or not confirmed. May be shared among threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._voices: Kept[Voices] = Kept(KEPT_VOICES)
        self._pictures: Kept[Pictures] = Kept(KEPT_PICTURES)

    def disputes(self, filters: Filters) -> Disputes:
        """Return the disputes that filters select; of a status, those with a spell of this status."""
        history = self._history(filters)
        found = disputes(history, self.voices(filters), self._rows(filters))
        return found.where(self._statuses(history, filters)[found.spell])

    def pairs(self, filters: Filters) -> tuple[Pair, ...]:
        """Return who differs with whom in these disputes."""
        return pairs(self._history(filters), self.voices(filters), self.disputes(filters))

    def blind_spots(self, filters: Filters, *, longer_than: int) -> BlindSpots:
        """Return the changes that one side alone told for more than some days.

        Of a status, those into it. What is known ends with the day of knowledge, or with the ledger.
        """
        history = self._history(filters)
        last = min(filters.known_as_of or history.last, history.last)
        found = blind_spots(
            history,
            self.voices(filters),
            self._rows(filters),
            until=(last - history.first).days,
            longer_than=longer_than,
        )
        return found.where(self._statuses(history, filters)[found.spell])

    def ages(self, day: date, filters: Filters, *, at_least: int = 0) -> Ages:
        """Return how old the evidence is that the statuses of a day rest on.

        Raises
        ------
        OutOfRangeError
            If the day lies outside the ledger.
        """
        shot, rows = self._store.snapshot(day, filters)
        last = confirmed_day(shot, claim_columns(shot.history, self._store.ledger))[rows]
        days = np.where(last == NOT_CLAIMED, -1, shot.day - last)
        chosen = np.flatnonzero(days >= max(at_least, 0))
        chosen = chosen[np.argsort(-days[chosen], kind="stable")]
        return Ages(
            settlement=rows[chosen],
            spell=shot.spell[rows[chosen]],
            last=last[chosen].astype(np.int32),
            days=days[chosen].astype(np.int32),
        )

    def pictures(self, day: date, filters: Filters) -> Pictures:
        """Return what was known of a day, on it and afterwards, up to the filters' day of knowledge.

        Kept for the next call. Of the ledger, whatever the layer: no other knows its claims.

        Raises
        ------
        OutOfRangeError
            If the day lies outside the ledger.
        """
        self._store.history().day(day)
        until = filters.known_as_of
        return self._pictures.get(
            (day, until),
            lambda: pictures(self._store.ledger, self._store.gazetteer, day, until=until),
        )

    def rows(self, filters: Filters) -> NDArray[np.int64]:
        """Return the settlements in the filters' units, whatever their status."""
        return self._rows(filters)

    def voices(self, filters: Filters) -> Voices:
        """Return the claims that the filters' history rests on, as columns."""
        key = filters.layer, filters.known_as_of
        return self._voices.get(
            key,
            lambda: voices(self._history(filters), self._store.ledger, self._store.gazetteer),
        )

    def has_claims(self, filters: Filters) -> bool:
        """Tell whether the filters' layer is made of claims at all."""
        return filters.layer == LEDGER_LAYER

    def _rows(self, filters: Filters) -> NDArray[np.int64]:
        return selected_rows(self._store.gazetteer, self._store.scoped(filters))

    def _history(self, filters: Filters) -> History:
        return self._store.history(filters.layer, filters.known_as_of)

    def _statuses(self, history: History, filters: Filters) -> NDArray[np.bool_]:
        return lets_through(filters, history.status, history.liberated)
