"""Questions to a store about two of its layers: how far they agree, where and when they differ."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np

from data.errors import OutOfRangeError
from data.export.about import members_of
from data.export.layeragreement import agreement_file, differences_table
from data.history import LEDGER_LAYER
from data.kept import Kept
from data.layeragreement import Pair, pair
from data.layerdisputes import Outcome, layer_disputes
from data.selection import rows_of_status, selected_rows
from data.snapshot import snapshot
from data.status import ControlStatus

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

    from data.export.table import Table
    from data.history import History
    from data.layeragreement import Days
    from data.selection import Filters
    from data.store import Store
    from geo.place import Level

    Rows = NDArray[np.int64]

#: Pairs of layers that a process keeps side by side, and answers about all pairs.
KEPT_PAIRS, KEPT_MATRICES = 4, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two layers of one store over a period; ``first`` to ``last`` are days, both inside.

    ``found`` holds only the settlements of ``rows`` and the days of the period.
    """

    one: History
    other: History
    first: date
    last: date
    rows: Rows
    found: Pair

    def days(self) -> Days:
        """Return how many settlements both know, and know the same, day by day."""
        return self.found.on_days(self.one.day(self.first), self.one.day(self.last) + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerPair:
    """How often two layers differ over a period, and for how long until they agree.

    ``known`` are settlement-days of which both know a status, ``days`` those on which they differ.
    ``median_days`` is None if no dispute ended in agreement.
    """

    one: str
    other: str
    known: int
    days: int
    disputes: int
    agreed: int
    median_days: float | None
    open: int


class LayerComparison:
    """Layers of one store side by side. May be shared among threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._pairs: Kept[Pair] = Kept(KEPT_PAIRS)
        self._matrices: Kept[tuple[LayerPair, ...]] = Kept(KEPT_MATRICES)

    def compare(self, one: str, other: str, filters: Filters, a: date, b: date) -> Comparison:
        """Return two layers side by side from day ``a`` to ``b``, of the settlements of the filters.

        Filters by status and their layer do not count. A day of knowledge holds for the layers that
        have such days, of which one must be there.

        Raises
        ------
        SelectionError
            If a layer does not exist, or neither has days of knowledge and one is asked for.
        OutOfRangeError
            If a day lies outside the ledger, or ``b`` before ``a``.
        """
        histories = [self._history(name, filters, (one, other)) for name in (one, other)]
        start, last = (histories[0].day(day) for day in (a, b))
        if last < start:
            raise OutOfRangeError(b, a, histories[0].last)
        key = tuple((past.layer, past.known_as_of) for past in histories)
        rows = selected_rows(self._store.gazetteer, self._store.scoped(filters))
        whole = self._pairs.get(key, lambda: pair(histories[0], histories[1]))
        return Comparison(
            one=histories[0],
            other=histories[1],
            first=a,
            last=b,
            rows=rows,
            found=whole.within(rows, start, last + 1),
        )

    def pairs(self, filters: Filters, a: date, b: date) -> tuple[LayerPair, ...]:
        """Return each two layers of the store, those first that differ on most settlement-days.

        Kept for the next call. Errors as of :meth:`compare`; a day of knowledge holds for the layers
        that have such days.
        """
        names = sorted(self._store.layers)
        asked = replace(filters, layer=LEDGER_LAYER, categories=())
        return self._matrices.get(
            (asked, a, b, tuple(names)),
            lambda: tuple(
                sorted(
                    (self._pair(one, other, asked, a, b) for one, other in combinations(names, 2)),
                    key=lambda each: (-each.days, each.one, each.other),
                )
            ),
        )

    def _pair(self, one: str, other: str, filters: Filters, a: date, b: date) -> LayerPair:
        if not any(map(self._store.has_days_of_knowledge, (one, other))):
            filters = replace(filters, known_as_of=None)
        found = self.compare(one, other, filters, a, b).found
        disputes = layer_disputes(found)
        return LayerPair(
            one=one,
            other=other,
            known=int((found.end - found.start)[found.known].sum()),
            days=int(disputes.days.sum()),
            disputes=len(disputes.days),
            agreed=int(disputes.is_agreed.sum()),
            median_days=disputes.median_days(),
            open=int((disputes.outcome == Outcome.OPEN).sum()),
        )

    def members(self, found: Comparison, filters: Filters) -> dict[str, Any]:
        """Return what a file about two layers says of itself: both, with the terms of each."""
        told = [
            members_of(self._store, replace(filters, layer=past.layer))
            for past in (found.one, found.other)
        ]
        shared = {name: value for name, value in told[0].items() if value == told[1].get(name)}
        layers = [{k: v for k, v in each.items() if k not in shared} for each in told]
        return {
            "from": found.first.isoformat(),
            "to": found.last.isoformat(),
            **shared,
            "layers": layers,
        }

    def agreement_file(self, found: Comparison, by: Level, filters: Filters, form: str) -> bytes:
        """Return how far two layers agree; see :func:`data.export.layeragreement.agreement_file`."""
        groups = self._store.groups(by, filters)
        members = {"by": str(by), **self.members(found, filters)}
        return agreement_file(found, groups, self._store.gazetteer, form, members)

    def differences(self, found: Comparison, day: date, filters: Filters) -> Table:
        """Return the settlements that differ on a day, with what each layer says of them."""
        rows = self.differing(found, day, filters)
        return differences_table(
            found, rows, day, self.members(found, filters), self._store.gazetteer
        )

    def differing(self, found: Comparison, day: date, filters: Filters) -> Rows:
        """Return the settlements whose statuses both know and which differ on a day.

        A status filter lets through what has the status in either layer.
        """
        shots = [snapshot(past, day) for past in (found.one, found.other)]
        one, other = (shot.status[found.rows] for shot in shots)
        known = (one != ControlStatus.UNKNOWN) & (other != ControlStatus.UNKNOWN)
        rows = found.rows[known & (one != other)]
        return np.union1d(*(rows_of_status(shot, rows, filters) for shot in shots))

    def _history(self, name: str, filters: Filters, names: tuple[str, str]) -> History:
        known = filters.known_as_of
        if known is not None and any(map(self._store.has_days_of_knowledge, names)):
            known = known if self._store.has_days_of_knowledge(name) else None
        return self._store.history(name, known)
