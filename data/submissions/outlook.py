"""Outlook: the record that a submission is about, as it is and as it would be. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from data.history import history
from data.submissions.addition import addition, grown
from data.verification import Verification, verify

if TYPE_CHECKING:
    from data.history import History
    from data.ledger import Ledger
    from data.spell import Spell
    from data.submissions.record import Draft, Proposal
    from geo.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeOutlook:
    """How well an event is verified, before and after."""

    before: Verification
    after: Verification


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryOutlook:
    """The spells of a settlement before and after; both empty for a wider unit.

    ``changed`` counts the settlements whose statuses would change on any day.
    """

    before: tuple[Spell, ...]
    after: tuple[Spell, ...]
    changed: int


def outlook(
    number: int, draft: Draft, proposal: Proposal, ledger: Ledger, gazetteer: Gazetteer
) -> BadgeOutlook | HistoryOutlook:
    """Return what accepting a proposal would change.

    Raises
    ------
    ProposalError
        If the proposal cannot be accepted as it is.
    """
    new = addition(number, draft, proposal, ledger, gazetteer)
    after = grown(ledger, new)
    if new.event is not None:
        return BadgeOutlook(before=badge(new.event, ledger), after=badge(new.event, after))
    was, will = history(ledger, gazetteer), history(after, gazetteer)
    is_settlement = gazetteer.has_settlement(draft.subject)
    return HistoryOutlook(
        before=was.spells(was.row(draft.subject)) if is_settlement else (),
        after=will.spells(will.row(draft.subject)) if is_settlement else (),
        changed=_changed(was, will),
    )


def badge(event_id: str, ledger: Ledger) -> Verification:
    """Return how well an event of a ledger is verified."""
    event = next(event for event in ledger.events if event.id == event_id)
    return verify(event, {source.id: source for source in ledger.sources})


def _changed(was: History, will: History) -> int:
    """Return the number of settlements with other statuses or other days of change."""
    return sum(
        not (
            np.array_equal(was.status[a], will.status[b])
            and np.array_equal(was.start[a], will.start[b])
        )
        for a, b in (
            (
                slice(was.offsets[row], was.offsets[row + 1]),
                slice(will.offsets[row], will.offsets[row + 1]),
            )
            for row in range(len(was.codes))
        )
    )
