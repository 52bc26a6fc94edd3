"""Votes: whether a change of status is accepted against what speaks for the status before it.

See "How claims become a history" in docs/architecture.md, rules 2 and 3: a state seen on the day of
a change or soon after speaks against it, and so does another change said to be on that very day. A
candidate that is itself only a state must also stand up to what was said shortly before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.claim import ClaimKind
from data.evidence import FAR, owner_weight
from data.status import ControlStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.evidence import Evidence
    from data.rules import Rules


@dataclass(slots=True, kw_only=True)
class Run:
    """A stretch of one status under construction; it ends where the next run starts.

    ``start`` is the best day of its beginning within ``earliest`` and ``latest``; ``level`` is the
    narrowest level among the claims it rests on.
    """

    status: ControlStatus
    start: int
    earliest: int
    latest: int
    level: int


def next_other_change(items: Sequence[Evidence], status: ControlStatus, day: int) -> int:
    """Return the first day after ``day`` on which a claim puts a change to another status."""
    days = (i.best for i in items if i.is_change and i.status is not status and i.best > day)
    return min(days, default=FAR)


def outweighs(
    supporting: Sequence[Evidence], opposing: Sequence[Evidence], *, on_tie: bool
) -> bool:
    """Return whether ``supporting`` prevails: the narrower level wins, then the greater weight.

    Only claims of the narrowest level that has any take part: what is said about a settlement
    itself is not outvoted by what is said about its hromada. ``supporting`` holds at least what is
    put to the vote; nobody need oppose it.
    """
    level_for = max(i.level for i in supporting)
    level_against = max((i.level for i in opposing), default=-1)
    if level_for != level_against:
        return level_for > level_against
    weight_for = owner_weight([i for i in supporting if i.level == level_for])
    weight_against = owner_weight([i for i in opposing if i.level == level_for])
    return weight_for >= weight_against if on_tie else weight_for > weight_against


def accepts(candidate: Evidence, run: Run, items: Sequence[Evidence], rules: Rules) -> bool:
    """Return whether ``candidate`` ends ``run``. Pure.

    Parameters
    ----------
    candidate
        A *since*, *as_of* or *until* claim of a status other than that of ``run``, of a day on or
        after its start.
    items
        All evidence that reaches the settlement.
    """
    day = candidate.state
    near = max(day - rules.agreement_days, run.start)
    other_change = next_other_change(items, candidate.status, day)
    horizon = min(day + rules.agreement_days, other_change - 1)
    voting = [i for i in items if i.kind is not ClaimKind.DURING]
    supporting = [i for i in voting if i.status is candidate.status and near <= i.state <= horizon]
    level = max(i.level for i in supporting)
    if not any(i.is_change for i in supporting) and level < run.level:
        return False
    from_day = day if candidate.is_change else near
    # Of other changes after the day none is left to oppose: the first of them ended the window.
    opposing = [
        i
        for i in voting
        if i.status is not candidate.status
        and (
            (from_day <= i.state <= horizon and not _came_later(i, candidate, run, level))
            or (i.level > level and _never_changed(i, candidate, run, other_change))
        )
    ]
    return outweighs(supporting, opposing, on_tie=day > run.start)


def _never_changed(item: Evidence, candidate: Evidence, run: Run, other_change: int) -> bool:
    """Whether a narrower claim shows that a change of the wider unit passed its settlement by.

    It does, however much later, when it sees the status that was in force before, and no change
    away from the candidate's status stands between. Where nothing was known before, any other
    status says the same. A wider *state* is no change: it may have been true on its day.
    """
    return (
        candidate.is_change
        and not item.is_change
        and candidate.state <= item.state < other_change
        and run.status in (item.status, ControlStatus.UNKNOWN)
    )


def _came_later(item: Evidence, candidate: Evidence, run: Run, level: int) -> bool:
    """Whether a narrower state tells how a settlement fared after a wider state, not against it.

    "The oblast was Ukrainian on 23 February" and "this village was occupied on 3 March" are both
    true if the village fell between. Where a status was in force, the narrower word keeps it; where
    nothing was known there is nothing to keep, and the wider word is all that is said of its day.
    """
    return (
        run.status is ControlStatus.UNKNOWN
        and not candidate.is_change
        and item.level > level
        and item.state > candidate.state
    )
