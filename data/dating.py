"""Dating: when a change happened, from all the claims that speak about its day.

See "How claims become a history" in docs/architecture.md, rule 4.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from data.claim import ClaimKind
from data.evidence import FAR, owner_weight
from data.status import ControlStatus
from data.votes import Run, next_other_change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.evidence import Evidence
    from data.rules import Rules


def begin_run(candidate: Evidence, before: Run, items: Sequence[Evidence], rules: Rules) -> Run:
    """Return the run that ``candidate`` begins after ``before``. Pure.

    Parameters
    ----------
    candidate
        An accepted claim of another status than that of ``before``.
    items
        All evidence that reaches the settlement.
    """
    same = [i for i in items if i.status is candidate.status]
    limit = next_other_change(items, candidate.status, candidate.state)
    dating = _dating_claims(candidate, same, limit, rules)
    if dating:
        narrow = dating + _endings(before, dating, items, rules)
        run = _from_changes(before, items, _refining(narrow, same, before, rules) or narrow)
    else:
        run = _from_states(candidate, before, items)
    within = [i for i in same if candidate.state <= i.state < limit]
    first_seen = min((i.latest for i in within if _is_state(i)), default=FAR)
    if run.start <= first_seen < run.latest:
        run.latest = first_seen
    run.level = max(i.level for i in within)
    return run


def _dating_claims(
    candidate: Evidence, same: Sequence[Evidence], limit: int, rules: Rules
) -> list[Evidence]:
    """Return the claims that date the change: *since* claims near it, of the narrowest level.

    Where the status was seen before anybody said since when, only those that allow for it count,
    or those shortly after that outweigh it.
    """
    reach = rules.same_change_days if candidate.is_change else rules.agreement_days
    horizon = min(limit - 1, candidate.state + reach)
    changes = [i for i in same if i.is_change and candidate.state <= i.best <= horizon]
    narrowest = max((i.level for i in changes), default=-1)
    changes = [i for i in changes if i.level == narrowest]
    if candidate.is_change or not changes or narrowest < candidate.level:
        return changes if candidate.is_change else []
    # What held *until* a day began before that day.
    begun = candidate.latest - (1 if candidate.kind is ClaimKind.UNTIL else 0)
    allowing = [i for i in changes if i.earliest <= begun]
    if allowing:
        return [*allowing, replace(candidate, earliest=-FAR, latest=begun)]
    seen = [i for i in same if _is_state(i) and candidate.state <= i.state < changes[0].best]
    return changes if owner_weight(changes) > owner_weight(seen) else []


def _endings(
    before: Run, dating: Sequence[Evidence], items: Sequence[Evidence], rules: Rules
) -> list[Evidence]:
    """Return the *until* claims about ``before`` that speak of the same change as ``dating``."""
    level = dating[0].level
    nearest = max(before.start + 1, min(i.best for i in dating) - rules.agreement_days)
    farthest = max(i.best for i in dating) + rules.agreement_days
    return [
        i
        for i in items
        if i.kind is ClaimKind.UNTIL
        and i.status is before.status
        and i.level >= level
        and nearest <= i.best <= farthest
    ]


def _refining(
    dating: Sequence[Evidence], same: Sequence[Evidence], before: Run, rules: Rules
) -> list[Evidence]:
    """Return wider *since* claims that fall within what imprecise narrower ones leave open.

    "In September" about a village and "between 8 and 11 September" about its hromada do not
    contradict each other; together they say the latter. "By January 2025" leaves open all the years
    before, but the hromada's "since March 2022" is another change: the one that came before
    ``before``.
    """
    nearest = min(i.best for i in dating) - rules.same_change_days
    earliest, latest = max(i.earliest for i in dating), min(i.latest for i in dating)
    if latest - earliest < rules.imprecise_days:
        return []
    return [
        i
        for i in same
        if i.is_change
        and i.level < dating[0].level
        and max(nearest, before.start) < i.best
        and earliest <= i.earliest
        and i.latest <= latest
        and i.latest - i.earliest < latest - earliest
    ]


def _is_state(item: Evidence) -> bool:
    """Whether a claim says that its status was in force on a day, without saying since when."""
    return item.kind in (ClaimKind.AS_OF, ClaimKind.UNTIL)


def _last_seen(before: Run, items: Sequence[Evidence], day: int) -> int:
    """Return the last day before ``day`` on which the status of ``before`` is known to hold."""
    seen = (
        i.state
        for i in items
        if i.status is before.status and before.start <= i.state < day and _is_state(i)
    )
    # What follows a stretch without evidence may fill it from its first day.
    unseen = before.start - 1 if before.status is ControlStatus.UNKNOWN else before.start
    return max(seen, default=unseen)


def _from_changes(before: Run, items: Sequence[Evidence], dating: Sequence[Evidence]) -> Run:
    """Return a run dated by claims of its beginning: the days they share, or all they span."""
    earliest, latest = max(i.earliest for i in dating), min(i.latest for i in dating)
    if earliest > latest:
        # An open side says nothing about how far it reaches, so it does not widen the span.
        known = [day for i in dating for day in (i.earliest, i.latest) if abs(day) < FAR]
        earliest, latest = min(known), max(known)
    best = max(
        {min(max(i.best, earliest), latest) for i in dating},
        key=lambda day: (owner_weight([i for i in dating if i.earliest <= day <= i.latest]), day),
    )
    last_seen = _last_seen(before, items, best)
    return Run(
        status=dating[0].status,
        start=best,
        earliest=max(earliest, last_seen + 1) if last_seen < best else earliest,
        latest=latest,
        level=-1,
    )


def _from_states(candidate: Evidence, before: Run, items: Sequence[Evidence]) -> Run:
    """Return a run that is only known to be in force by some day.

    *until* D says that it held before D, so it reaches back to the last day known otherwise.
    """
    day = candidate.state
    earliest = _last_seen(before, items, day) + 1
    start, latest = day, candidate.latest
    if candidate.kind is ClaimKind.UNTIL:
        start = earliest
        latest = earliest if before.status is ControlStatus.UNKNOWN else day
    return Run(
        status=candidate.status, start=start, earliest=earliest, latest=max(start, latest), level=-1
    )
