"""Support: which claims a spell rests on, which it does not follow, and how sure that makes it.

See "How claims become a history" in docs/architecture.md, rule 7.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from data.claim import ClaimKind
from data.evidence import FAR, SETTLEMENT_LEVEL, owner_weight
from data.spell import Dissent, Sides, Spell
from data.status import Certainty, ControlStatus, Provenance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.evidence import Evidence
    from data.rules import Rules
    from data.votes import Run

#: Owners that must say so before a spell counts as confirmed.
CONFIRMING_OWNERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Days ``[start, end)`` of one status, before it is known what supports them.

    ``known_from`` and ``known_to`` are the days ``[known_from, known_to)`` within which a claim of
    this status agrees with it: those of the whole run, the bounds of the changes into and out of
    it included, where it is a piece of one. ``overlaid`` marks the work of a *during* claim.
    """

    status: ControlStatus
    start: int
    earliest: int
    latest: int
    end: int
    level: int
    known_from: int
    known_to: int
    overlaid: bool = False

    @classmethod
    def of_run(cls, run: Run, following: Run, n_days: int) -> Stretch:
        """Return the stretch of a run up to the run after it, clipped to the days of the ledger."""
        return cls(
            status=run.status,
            start=max(run.start, 0),
            earliest=run.earliest,
            latest=run.latest,
            end=min(following.start, n_days),
            level=run.level,
            known_from=min(run.earliest, run.start),
            known_to=max(following.start, following.latest),
        )

    @classmethod
    def of_overlay(cls, claim: Evidence, start: int, end: int) -> Stretch:
        """Return the stretch that a *during* claim lays over ``[start, end)``."""
        return cls(
            status=claim.status,
            start=start,
            earliest=start,
            latest=start,
            end=end,
            level=claim.level,
            known_from=claim.earliest,
            known_to=claim.latest + 1,
            overlaid=True,
        )

    def cut(self, start: int, end: int) -> Stretch:
        """Return a piece; where it does not begin with the whole, its first day is certain."""
        if start == self.start:
            return replace(self, end=end)
        return replace(self, start=start, earliest=start, latest=start, end=end)

    def extended(self, following: Stretch) -> Stretch:
        """Return this stretch together with the one of the same status that follows it."""
        return replace(
            self,
            end=following.end,
            level=max(self.level, following.level),
            known_from=min(self.known_from, following.known_from),
            known_to=max(self.known_to, following.known_to),
        )


def spells_of(
    stretches: Sequence[Stretch], items: Sequence[Evidence], n_days: int, rules: Rules
) -> tuple[Spell, ...]:
    """Return one spell for each stretch, with every claim counted for it or against it. Pure."""
    supporting = [[i for i in items if _agrees(i, s)] for s in stretches]
    agreeing = {i.claim for group in supporting for i in group}
    for item in items:
        if item.is_change and item.claim not in agreeing:
            place = _change_refined(item, stretches, rules)
            if place is not None:
                supporting[place].append(item)
                agreeing.add(item.claim)
    for stretch, support in zip(stretches, supporting, strict=True):
        if not support:
            support.extend(_begun_by(stretch, items))
            agreeing |= {i.claim for i in support}
    spells = []
    for stretch, support in zip(stretches, supporting, strict=True):
        against = [i for i in items if _dissents(i, stretch, agreeing)]
        dissent = tuple(_dissent(i, stretch, items, rules) for i in against)
        certainty = _certainty(support, against, rules)
        spells.append(_spell(stretch, support, dissent, certainty, n_days))
    return tuple(spells)


def _agrees(item: Evidence, stretch: Stretch) -> bool:
    """Whether a claim's status was in force as it says, within the bounds of both.

    Of a date with an open side only the known end counts: a status that began *by* some day was
    in force on that day, and need not have been on any before it.
    """
    if item.status is not stretch.status or stretch.status is ControlStatus.UNKNOWN:
        return False
    earliest = item.best if item.earliest == -FAR else item.earliest
    latest = item.best if item.latest == FAR else item.latest
    if item.kind is ClaimKind.UNTIL:
        earliest, latest = earliest - 1, latest - 1
    return stretch.known_from <= latest and earliest < stretch.known_to


def _begun_by(stretch: Stretch, items: Sequence[Evidence]) -> list[Evidence]:
    """Return the claims of a stretch's status nearest to its first day.

    For a run that a claim began but whose beginning *until* claims about the run before it put off,
    past all that the claim itself allows for.
    """
    same = [
        i
        for i in items
        if i.status is stretch.status and stretch.status is not ControlStatus.UNKNOWN
    ]
    nearest = min((abs(i.best - stretch.start) for i in same), default=0)
    return [i for i in same if abs(i.best - stretch.start) == nearest]


def _change_refined(item: Evidence, stretches: Sequence[Stretch], rules: Rules) -> int | None:
    """Return the stretch whose beginning a wider claim dates too early, since narrower ones do.

    "The hromada since the 13th" and "this settlement since the 14th" tell one change.
    """
    for place, stretch in enumerate(stretches):
        begins_soon = 0 < stretch.start - item.best <= rules.same_change_days
        if stretch.status is item.status and stretch.level > item.level and begins_soon:
            return place
    return None


def _dissents(item: Evidence, stretch: Stretch, agreeing: set[int]) -> bool:
    """Whether a claim says of a day of the stretch what the stretch does not show.

    A claim about a wider unit does not: it is overruled by what is known of the settlement, and
    its source need not differ. Nor does one that agrees elsewhere within the bounds of its date,
    unless its day lies under a *during* claim that says otherwise.
    """
    if item.status is stretch.status or item.level < stretch.level:
        return False
    if not stretch.start <= item.state < stretch.end:
        return False
    is_covered = stretch.start <= item.earliest and item.latest < stretch.end
    return item.claim not in agreeing or (stretch.overlaid and is_covered)


def _spell(
    stretch: Stretch,
    support: Sequence[Evidence],
    dissent: tuple[Dissent, ...],
    certainty: Certainty,
    n_days: int,
) -> Spell:
    """Return the spell of a stretch, with bounds inside the days of the ledger."""
    first = min(max(stretch.earliest, 0), stretch.start)
    return Spell(
        status=stretch.status,
        start=stretch.start,
        start_earliest=first,
        start_latest=max(min(stretch.latest, n_days - 1), stretch.start),
        end=stretch.end,
        certainty=certainty,
        provenance=_provenance(support),
        n_sources=len({i.source for i in support}),
        n_independent=len({i.owner for i in support}),
        sides=_sides(support),
        claims=tuple(sorted(i.claim for i in support)),
        dissent=dissent,
    )


def _certainty(support: Sequence[Evidence], against: Sequence[Evidence], rules: Rules) -> Certainty:
    """Return how well a spell is supported.

    Two owners confirm it unless all that speak are one party about itself.
    """
    if not support:
        return Certainty.NONE
    if against and owner_weight(against) >= rules.disputed_share * owner_weight(support):
        return Certainty.DISPUTED
    if all(i.own_word for i in support) and len({i.side for i in support}) == 1:
        return Certainty.CLAIMED
    owners = len({i.owner for i in support})
    return Certainty.CONFIRMED if owners >= CONFIRMING_OWNERS else Certainty.SINGLE


def _provenance(support: Sequence[Evidence]) -> Provenance:
    """Return whether the settlement itself is spoken of."""
    if not support:
        return Provenance.NONE
    reported = any(i.level == SETTLEMENT_LEVEL for i in support)
    return Provenance.REPORTED if reported else Provenance.IMPLIED


def _sides(items: Sequence[Evidence]) -> Sides:
    """Return all sides that speak."""
    sides = Sides(0)
    for item in items:
        sides |= item.side
    return sides


def _dissent(item: Evidence, stretch: Stretch, items: Sequence[Evidence], rules: Rules) -> Dissent:
    """Return a dissenting claim with the days of the dispute.

    A state is in dispute for as long as claims count as speaking of the same situation, a *during*
    on its own days. A change stays in dispute until its own side, or somebody independent, says
    what the spell says.
    """
    start, closing = item.state, item.state + rules.agreement_days + 1
    if item.kind is ClaimKind.DURING:
        start, closing = max(item.earliest, stretch.start), item.latest + 1
    elif item.is_change:
        settled = (
            max(closing, i.state)
            for i in items
            if i.status is stretch.status
            and i.state > item.state
            and i.side in (item.side, Sides.INDEPENDENT)
        )
        closing = min(settled, default=stretch.end)
    return Dissent(claim=item.claim, start=start, end=min(closing, stretch.end))
