"""What the buttons of the review page do: check the right, write at once, keep what to say.

They run as callbacks, with the version of the submission that was on the screen when the button was
drawn: what somebody else decided since then is met by the write, not overlooked.
"""

from __future__ import annotations

import logging
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.desk import allowed, current_editor, desk, ledger_in_force
from dashboard.text import text
from data.submissions.addition import addition
from data.submissions.errors import (
    DeskError,
    InvalidError,
    NotAllowedError,
    NotPossibleError,
    OutdatedError,
    ProposalError,
    StorageError,
)
from data.submissions.record import Act, Proposal

if TYPE_CHECKING:
    from dashboard.session import Session

SAID = "review_said"

_LOG = logging.getLogger(__name__)


def field_key(number: int, version: int, name: str) -> str:
    """Return the key of a field's widget; a decision makes all fields new."""
    return f"review_{number}_{version}_{name}"


def decide(
    session: Session, number: int, version: int, act: Act, start: Proposal | None = None
) -> None:
    """Store a decision, and say what came of it.

    Parameters
    ----------
    version
        Version that the editor saw.
    start
        For accepting and amending: the proposal that the form began with; fields on the screen
        replace its fields.
    """
    try:
        editor = current_editor()
        if editor is None:
            raise NotAllowedError("nobody who may decide is signed in")
        proposal = None if start is None else _typed(number, version, start).stripped()
        if act is Act.ACCEPT and proposal is not None:
            ledger, gazetteer = ledger_in_force(), session.store.gazetteer
            addition(number, desk().case(number).draft, proposal, ledger, gazetteer)
        desk().decide(
            number,
            act,
            editor=editor,
            allowed=allowed(),
            seen_version=version,
            reason=str(st.session_state.get(f"reason_{number}_{version}", "")),
            proposal=proposal,
        )
    except DeskError as error:
        _say("error", *_words(session, number, error))
    else:
        _say("done", text("review.done", session.language))


def forget(session: Session, number: int) -> None:
    """Delete the contact of a submission."""
    try:
        editor = current_editor()
        if editor is None:
            raise NotAllowedError("nobody who may decide is signed in")
        desk().forget_contact(number, editor=editor, allowed=allowed())
    except DeskError as error:
        _say("error", *_words(session, number, error))
    else:
        _say("done", text("review.done", session.language))


def _typed(number: int, version: int, start: Proposal) -> Proposal:
    """Return a proposal with what stands in the fields on the screen."""
    typed = {}
    for field in fields(Proposal):
        value = st.session_state.get(field_key(number, version, field.name))
        if isinstance(value, str):
            typed[field.name] = value
    return replace(start, **typed)


def _say(kind: str, *lines: str) -> None:
    st.session_state[SAID] = [(kind, line) for line in lines]


def _words(session: Session, number: int, error: DeskError) -> list[str]:
    """Return what went wrong, in the editor's language; faults of a proposal one a line."""
    language = session.language
    match error:
        case OutdatedError():
            lines = [text("review.outdated", language, number=number)]
        case NotAllowedError():
            lines = [text("review.forbidden", language)]
        case NotPossibleError():
            lines = [text("review.not_possible", language)]
        case InvalidError():
            lines = [
                text(
                    f"submit.problem.{fault.problem}",
                    language,
                    field=text(f"desk.field.{fault.field}", language),
                    most=desk().limits.editor_text,
                )
                for fault in error.faults
            ]
        case ProposalError():
            lines = [text("review.incomplete", language), *map(str, error.faults)]
        case StorageError():
            # Its words only: the error behind it holds what was typed.
            _LOG.error("a decision could not be stored: %s", error)
            lines = [text("review.failed", language)]
        case _:
            lines = [str(error)]
    return lines
