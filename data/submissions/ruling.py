"""Ruling: where a submission stands after a decision. Pure; the whole state machine.

Amending keeps a submission pending. Who changed their mind about one that is accepted or rejected
undoes that first, so that the log shows it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.submissions.errors import NotPossibleError
from data.submissions.record import Act, State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.submissions.record import Decision, Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """State and proposal of a submission."""

    state: State = State.PENDING
    proposal: Proposal | None = None


def possible_acts(decisions: Sequence[Decision]) -> tuple[Act, ...]:
    """Return what an editor can do next."""
    standing = _stack(decisions)
    undo = (Act.UNDO,) if len(standing) > 1 else ()
    if standing[-1].state is State.PENDING:
        return (Act.ACCEPT, Act.AMEND, Act.REJECT, *undo)
    return undo


def ruled(decisions: Sequence[Decision], act: Act, proposal: Proposal | None) -> Standing:
    """Return where a submission stands after one more act.

    Raises
    ------
    NotPossibleError
        If the act does not fit, or lacks the proposal that it needs.
    """
    if act not in possible_acts(decisions):
        raise NotPossibleError(f"{act} is not possible now")
    stack = _stack(decisions)
    match act:
        case Act.UNDO:
            return stack[-2]
        case Act.REJECT:
            return Standing(state=State.REJECTED, proposal=stack[-1].proposal)
        case Act.ACCEPT | Act.AMEND:
            if proposal is None:
                raise NotPossibleError(f"{act} needs a proposal")
            state = State.ACCEPTED if act is Act.ACCEPT else State.PENDING
            return Standing(state=state, proposal=proposal)


def _stack(decisions: Sequence[Decision]) -> list[Standing]:
    """Return the standings that still hold, oldest first; each undo takes the last away."""
    stack = [Standing()]
    for decision in decisions:
        if decision.act is Act.UNDO:
            stack.pop()
        else:
            stack.append(Standing(state=decision.state, proposal=decision.proposal))
    return stack
