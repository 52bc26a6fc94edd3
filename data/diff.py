"""Diff: what changed between two days, round trips included. Pure and vectorised."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from data.errors import OutOfRangeError
from data.snapshot import Snapshot
from data.status import ControlStatus

if TYPE_CHECKING:
    from datetime import date

    import numpy as np
    from numpy.typing import NDArray

    from data.history import History


@dataclass(frozen=True, kw_only=True, eq=False)
class Diff:
    """Two snapshots of one history, and columns of what changed from the first to the second.

    All columns have one entry per settlement, in the order of ``history.codes``. A change out of
    or into ``unknown`` is one of our knowledge and neither a gain nor a loss.
    """

    before: Snapshot
    after: Snapshot

    @cached_property
    def gained(self) -> NDArray[np.bool_]:
        """To ``ukrainian``, from ``occupied`` or ``contested``."""
        return self._became(ControlStatus.UKRAINIAN)

    @cached_property
    def lost(self) -> NDArray[np.bool_]:
        """To ``occupied``, from ``ukrainian`` or ``contested``."""
        return self._became(ControlStatus.OCCUPIED)

    @cached_property
    def newly_contested(self) -> NDArray[np.bool_]:
        """To ``contested``, from ``ukrainian`` or ``occupied``."""
        return self._became(ControlStatus.CONTESTED)

    @cached_property
    def resolved(self) -> NDArray[np.bool_]:
        """From ``contested`` to ``ukrainian`` or ``occupied``; also among gained or lost."""
        before, after = self.before.status, self.after.status
        result: NDArray[np.bool_] = (before == ControlStatus.CONTESTED) & (
            (after == ControlStatus.UKRAINIAN) | (after == ControlStatus.OCCUPIED)
        )
        return result

    @cached_property
    def changed(self) -> NDArray[np.bool_]:
        """Another status on the second day than on the first, ``unknown`` included."""
        result: NDArray[np.bool_] = self.before.status != self.after.status
        return result

    @cached_property
    def n_changes(self) -> NDArray[np.int32]:
        """Number of changes after the first day, up to and on the second."""
        # The spells of a settlement are numbered one after another.
        return self.after.spell - self.before.spell

    @cached_property
    def round_trip(self) -> NDArray[np.bool_]:
        """The same status on both days, but another one in between."""
        result: NDArray[np.bool_] = ~self.changed & (self.n_changes > 0)
        return result

    def _became(self, status: ControlStatus) -> NDArray[np.bool_]:
        before, after = self.before.status, self.after.status
        result: NDArray[np.bool_] = (
            (after == status) & (before != status) & (before != ControlStatus.UNKNOWN)
        )
        return result


def diff(history: History, a: date, b: date) -> Diff:
    """Return what changed from day ``a`` to day ``b``. Pure.

    Raises
    ------
    OutOfRangeError
        If a day lies outside the days of the history, or ``b`` lies before ``a``.
    """
    day_a, day_b = history.day(a), history.day(b)
    if day_b < day_a:
        raise OutOfRangeError(b, a, history.last)
    return Diff(
        before=Snapshot(history=history, day=day_a), after=Snapshot(history=history, day=day_b)
    )
