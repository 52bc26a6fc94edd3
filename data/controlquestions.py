"""Questions about control: the state on a day, what changed, numbers by unit; what filters select."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from data.claimcolumns import claim_columns
from data.confirmation import NOT_CLAIMED, confirmed_day, is_unconfirmed, last_confirmed
from data.diff import Diff, diff
from data.history import LEDGER_LAYER
from data.loaded import Loaded
from data.selection import Filters, SelectionError, rows_of_status, selected_rows
from data.series import Groups, Series, groups_by, series
from data.snapshot import Snapshot, snapshot

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

    from geo.place import Level

    Rows = NDArray[np.int64]

NO_FILTERS = Filters()


class ControlQuestions(Loaded):
    """Who controlled what on which day, as the filters ask."""

    def scoped(self, filters: Filters) -> Filters:
        """Return the filters, limited to the oblasts in focus if they name no unit."""
        return filters if filters.levels else replace(filters, oblasts=self.focus_oblasts)

    def snapshot(self, day: date, filters: Filters = NO_FILTERS) -> tuple[Snapshot, Rows]:
        """Return the state on a day, and the rows of the settlements that the filters select.

        Raises
        ------
        OutOfRangeError
            If the day lies outside the ledger.
        """
        shot = snapshot(self.history(filters.layer, filters.known_as_of), day)
        return shot, self._shown(shot, filters)

    def _shown(self, shot: Snapshot, filters: Filters) -> Rows:
        """Return the rows of a snapshot that the filters select."""
        rows = selected_rows(self.gazetteer, self.scoped(filters))
        rows = rows_of_status(shot, rows, filters)
        last = self.last_confirmed(filters)
        if last is None:
            return rows
        return rows[is_unconfirmed(last[shot.spell[rows]], shot.day, filters.unconfirmed_days)]

    def last_confirmed(self, filters: Filters) -> NDArray[np.int32] | None:
        """Return the last day of evidence of each spell if the filters ask for its age, else None.

        Raises
        ------
        SelectionError
            If they ask it of an imported layer.
        """
        if not filters.unconfirmed_days:
            return None
        if filters.layer != LEDGER_LAYER:
            raise SelectionError(
                f"layer {filters.layer!r} has no claims, so nobody can say how old its evidence is; "
                f"leave out the days without confirmation, or ask the layer {LEDGER_LAYER!r}"
            )
        history = self.history(filters.layer, filters.known_as_of)
        return last_confirmed(history, claim_columns(history, self.ledger))

    def confirmed(self, day: date, filters: Filters = NO_FILTERS) -> list[date | None]:
        """Return until when anybody vouches for the status of each settlement that is selected.

        In the order of :meth:`snapshot`, no later than ``day``; None without any claim.

        Raises
        ------
        OutOfRangeError
            If the day lies outside the ledger.
        """
        shot, rows = self.snapshot(day, filters)
        days = confirmed_day(shot, claim_columns(shot.history, self.ledger))[rows]
        return [None if each == NOT_CLAIMED else shot.history.date(each) for each in days.tolist()]

    def diff(self, a: date, b: date, filters: Filters = NO_FILTERS) -> tuple[Diff, Rows]:
        """Return what changed from ``a`` to ``b``, and the rows that the filters select.

        A status filter lets a settlement through that has the status on either day, one by the age
        of evidence if it is as old on either day.

        Raises
        ------
        OutOfRangeError
            If a day lies outside the ledger, or ``b`` before ``a``.
        """
        found = diff(self.history(filters.layer, filters.known_as_of), a, b)
        either = [self._shown(shot, filters) for shot in (found.before, found.after)]
        return found, np.union1d(*either)

    def series(self, by: Level, a: date, b: date, filters: Filters = NO_FILTERS) -> Series:
        """Return numbers of settlements by unit, category and day; units without any left out.

        Raises
        ------
        OutOfRangeError
            If a day lies outside the ledger, or ``b`` before ``a``.
        SelectionError
            If the filters ask for an age of evidence over several days: every day has other
            settlements of that age.
        """
        if filters.unconfirmed_days and a != b:
            raise SelectionError(
                "a series has no filter by the age of evidence; ask for one day, by units"
            )
        groups = self.groups(by, filters, a)
        return series(self.history(filters.layer, filters.known_as_of), groups, a, b)

    def groups(self, by: Level, filters: Filters = NO_FILTERS, day: date | None = None) -> Groups:
        """Return the selected settlements by the unit that they lie in; units without any left out.

        Statuses do not limit them; the age of the evidence does, on a day.
        """
        rows = selected_rows(self.gazetteer, self.scoped(filters))
        if filters.unconfirmed_days and day is not None:
            _, rows = self.snapshot(day, replace(filters, statuses=(), categories=()))
        whole = groups_by(self.gazetteer, by)
        met, of_rows = np.unique(whole.of[rows], return_inverse=True)
        of = np.full(len(self.gazetteer), -1, dtype=np.int32)
        of[rows] = of_rows - int((met < 0).any())
        return Groups(codes=tuple(whole.codes[number] for number in met if number >= 0), of=of)
