"""Episodes: the spells of one settlement, from the evidence that reaches it. Pure.

The rules are those of "How claims become a history" in docs/architecture.md: runs are begun by
accepted changes (:mod:`data.votes`), dated by all that speak about their beginning
(:mod:`data.dating`), overlaid by *during* claims, and then every claim is counted either for the
spell that it agrees with or as dissent (:mod:`data.support`).
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from data.claim import ClaimKind
from data.dating import begin_run
from data.evidence import FAR
from data.status import ControlStatus
from data.support import Stretch, spells_of
from data.votes import Run, accepts, outweighs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.evidence import Evidence
    from data.rules import Rules
    from data.spell import Spell


def episodes(items: Sequence[Evidence], n_days: int, rules: Rules) -> tuple[Spell, ...]:
    """Return the spells of one settlement over days 0 to ``n_days`` - 1. Pure.

    Parameters
    ----------
    items
        All evidence that reaches the settlement, in any order.
    n_days
        Number of days of the ledger, at least 1.

    Returns
    -------
    tuple of Spell
        At least one. The first starts at 0, each ends where the next starts, the last ends at
        ``n_days``, and neighbours differ in status. Without evidence: one spell ``UNKNOWN``.
    """
    in_range = [i for i in items if i.state < n_days]
    overlays = _overlays(in_range)
    runs = _runs([i for i in in_range if not _explained(i, overlays)], rules)
    stretches = _stretches(runs, overlays, in_range, n_days)
    return spells_of(stretches, in_range, n_days, rules)


def _order(item: Evidence) -> tuple[object, ...]:
    """Return the order of reading: by day; on one day the narrowest and heaviest first.

    Of claims that tie in all of that, fighting is read first, since it takes no side. The rest
    only makes the order independent of how claims are numbered.
    """
    rank = (item.state, not item.is_change, -item.level, -item.weight)
    fighting = item.status is ControlStatus.CONTESTED
    return (*rank, not fighting, item.source, item.status, item.kind, item.earliest, item.latest)


def _overlays(items: Sequence[Evidence]) -> list[Evidence]:
    """Return the *during* claims that stand, those that paint over others last.

    One stands unless states of another status seen between its ends outweigh it.
    """
    standing = []
    for item in items:
        if item.kind is not ClaimKind.DURING:
            continue
        inside = [i for i in items if item.earliest <= i.state <= item.latest]
        supporting = [item, *(i for i in inside if i.status is item.status)]
        opposing = [
            i for i in inside if i.status is not item.status and i.kind is not ClaimKind.SINCE
        ]
        if outweighs(supporting, opposing, on_tie=True):
            standing.append(item)
    return sorted(
        standing, key=lambda i: (i.level, i.weight, i.earliest, i.latest, i.source, i.status)
    )


def _explained(item: Evidence, overlays: Sequence[Evidence]) -> bool:
    """Whether a claim begins no run: a *during* claim, or one that is part of what it says."""
    return item.kind is ClaimKind.DURING or any(
        o.status is item.status and o.level >= item.level and o.earliest <= item.state <= o.latest
        for o in overlays
    )


def _runs(items: Sequence[Evidence], rules: Rules) -> list[Run]:
    """Return the runs in order of time; the first is ``UNKNOWN`` and reaches into the far past."""
    current = Run(status=ControlStatus.UNKNOWN, start=-FAR, earliest=-FAR, latest=-FAR, level=-1)
    runs = [current]
    for item in sorted(items, key=_order):
        if item.state < current.start:
            continue
        if item.status is not current.status:
            if not accepts(item, current, items, rules):
                continue
            current = begin_run(item, current, items, rules)
            runs.append(current)
        current.level = max(current.level, item.level)
        if item.kind is ClaimKind.UNTIL and _is_left_open(item, items, rules):
            current = Run(
                status=ControlStatus.UNKNOWN,
                start=max(item.best, current.start + 1),
                earliest=item.earliest,
                latest=item.latest,
                level=-1,
            )
            runs.append(current)
    return runs


def _is_left_open(ending: Evidence, items: Sequence[Evidence], rules: Rules) -> bool:
    """Whether nothing says what came after an *until* claim, and nothing outweighs it."""
    horizon = ending.best + rules.agreement_days
    after = [i for i in items if ending.best <= i.state <= horizon]
    if any(i.status is not ending.status for i in after):
        return False
    return outweighs([ending], after, on_tie=True)


def _stretches(
    runs: Sequence[Run], overlays: Sequence[Evidence], items: Sequence[Evidence], n_days: int
) -> list[Stretch]:
    """Return runs and overlays as stretches that cover the range without overlap, in order."""
    end = Run(status=ControlStatus.UNKNOWN, start=n_days, earliest=n_days, latest=n_days, level=-1)
    for following, run in pairwise([end, *reversed(runs)]):
        # A date with an open end ("since March 2022 or later") is closed by the change after it,
        # whose own is closed first: several in a row may be open.
        run.latest = max(run.start, min(run.latest, following.latest - 1))
    painted = [Stretch.of_run(run, following, n_days) for run, following in pairwise([*runs, end])]
    painted = [s for s in painted if s.start < s.end]
    for overlay in overlays:
        painted = _paint(painted, overlay, items, n_days)
    return _in_order(_joined(painted))


def _in_order(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Let no change begin before the stretch before it, nor lie after the change after it.

    Bounds may reach across either where a *during* claim lies between.
    """
    later = (
        replace(stretch, earliest=max(stretch.earliest, before.start))
        for before, stretch in pairwise(stretches)
    )
    ordered = [*stretches[:1], *later]
    latest = ordered[-1].end
    for place in reversed(range(len(ordered))):
        stretch = ordered[place]
        latest = max(stretch.start, min(stretch.latest, latest - 1))
        ordered[place] = replace(stretch, latest=latest)
    return ordered


def _paint(
    stretches: Sequence[Stretch], overlay: Evidence, items: Sequence[Evidence], n_days: int
) -> list[Stretch]:
    """Lay a *during* claim over the stretches that rest on no narrower evidence."""
    start, end = max(overlay.earliest, 0), min(overlay.latest + 1, n_days)
    painted = []
    before: Stretch | None = None
    for stretch in stretches:
        low, high = max(start, stretch.start), min(end, stretch.end)
        if low >= high or stretch.level > overlay.level:
            painted.append(stretch)
        else:
            if _is_refuted(stretch, before, overlay, items):
                high = stretch.end
            pieces = (
                stretch.cut(stretch.start, low),
                Stretch.of_overlay(overlay, low, high),
                stretch.cut(high, stretch.end),
            )
            painted.extend(piece for piece in pieces if piece.start < piece.end)
        before = stretch
    return painted


def _is_refuted(
    stretch: Stretch, before: Stretch | None, overlay: Evidence, items: Sequence[Evidence]
) -> bool:
    """Whether a *during* claim says that the change into a stretch did not happen.

    The change is said to lie in days of which the claim says that the old status went on. Nothing
    then stands for the new one after the claim's last day, unless somebody speaks of it there.
    Fighting refutes nothing: it ends in a change.
    """
    return (
        overlay.status is not ControlStatus.CONTESTED
        and before is not None
        and before.status is overlay.status
        and overlay.earliest <= stretch.start
        and not any(
            item.status is stretch.status and overlay.latest < item.state < stretch.end
            for item in items
        )
    )


def _joined(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Join neighbours of one status; the bounds of the change into the first of them stay."""
    joined: list[Stretch] = []
    for stretch in stretches:
        if joined and joined[-1].status is stretch.status:
            joined[-1] = joined[-1].extended(stretch)
        else:
            joined.append(stretch)
    return joined
