"""The form in which an editor turns a submission into evidence, and what that would change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.desk import ledger_in_force
from dashboard.review_acts import decide, field_key
from dashboard.text import text
from data.claim import ClaimKind, Strength
from data.event import Stance, Tone
from data.readers.claims import CLAIMED_STATUSES
from data.source import Reliability, Side, SourceKind
from data.submissions.errors import ProposalError
from data.submissions.limits import LIMITS
from data.submissions.outlook import BadgeOutlook, outlook
from data.submissions.record import Act, SubjectKind
from data.submissions.suggestion import suggested

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.session import Session
    from data.spell import Spell
    from data.submissions.outlook import HistoryOutlook
    from data.submissions.record import Case, Proposal
    from data.verification import Verification

#: Fields with a closed list of words; the first choice is none.
CHOICES: dict[str, Sequence[str]] = {
    "side": [side.value for side in Side],
    "kind": [kind.value for kind in SourceKind],
    "reliability": [grade.value for grade in Reliability],
    "tone": [tone.value for tone in Tone],
    "stance": [stance.value for stance in Stance],
    "status": list(CLAIMED_STATUSES),
    "claim_kind": [kind.value for kind in ClaimKind],
    "strength": [strength.value for strength in Strength],
}
SOURCE_FIELDS = (
    "source",
    "title",
    "publisher",
    "owner",
    "side",
    "kind",
    "reliability",
    "url",
    "archive_url",
    "published",
    "language",
)
REPORT_FIELDS = ("tone", "stance", "statement_en", "statement_uk")
CLAIM_FIELDS = ("status", "claim_kind", "when", "strength", "note")


def proposal_form(session: Session, case: Case) -> None:
    """Draw the form and, below it, the record before and after."""
    language = session.language
    start = case.proposal or suggested(case.draft, ledger_in_force())
    st.markdown(f"**{text('review.proposal', language)}**")
    with st.form(f"proposal_{case.number}_{case.version}", enter_to_submit=False):
        proposal = replace(
            start,
            **{name: _field(session, case, name, start) for name in fields_of(case)},
        )
        with st.container(horizontal=True):
            st.form_submit_button(text("review.preview", language))
            for act in (Act.AMEND, Act.ACCEPT):
                st.form_submit_button(
                    text(f"review.{act}", language),
                    type="primary" if act is Act.ACCEPT else "secondary",
                    on_click=decide,
                    args=(session, case.number, case.version, act, start),
                )
    _effect(session, case, proposal.stripped())


def fields_of(case: Case) -> tuple[str, ...]:
    """Return the fields that a submission needs: a source's, and a report's or a claim's."""
    is_event = case.draft.subject_kind is SubjectKind.EVENT
    return (*SOURCE_FIELDS, *(REPORT_FIELDS if is_event else CLAIM_FIELDS))


def _field(session: Session, case: Case, name: str, start: Proposal) -> str:
    """Draw one field and return what stands in it."""
    label = text(f"desk.field.{name}", session.language)
    value, key = getattr(start, name), field_key(case.number, case.version, name)
    if name in CHOICES:
        options = ["", *CHOICES[name]]
        chosen = options.index(value) if value in options else 0
        return st.selectbox(label, options, index=chosen, key=key)
    if name.startswith("statement") or name == "note":
        return st.text_area(label, value, key=key, max_chars=LIMITS.editor_text) or ""
    return st.text_input(label, value, key=key, max_chars=LIMITS.editor_text) or ""


def _effect(session: Session, case: Case, proposal: Proposal) -> None:
    """Draw the record as it is and as it would be, or what is missing for that."""
    language, store = session.language, session.store
    try:
        found = outlook(case.number, case.draft, proposal, ledger_in_force(), store.gazetteer)
    except ProposalError as error:
        st.text("\n".join([text("review.gaps", language), *map(str, error.faults)]))
        return
    before, after = st.columns(2)
    with before:
        st.markdown(f"**{text('review.before', language)}**")
        _record(session, found, found.before)
    with after:
        st.markdown(f"**{text('review.after', language)}**")
        _record(session, found, found.after)
    if not isinstance(found, BadgeOutlook):
        st.text(text("review.changed", language, n=found.changed))


def _record(
    session: Session,
    found: BadgeOutlook | HistoryOutlook,
    state: Verification | tuple[Spell, ...],
) -> None:
    """Draw one side: a badge with its arithmetic, or the spells of a settlement."""
    if isinstance(state, tuple):
        lines = [
            f"{session.store.history().date(spell.start)} · "
            f"{text(f'status.{spell.status.word}', session.language)} · "
            f"{text(f'certainty.{spell.certainty.word}', session.language)}"
            for spell in state
        ]
        st.text("\n".join(lines))
        return
    assert isinstance(found, BadgeOutlook)
    st.text(getattr(state.reason, session.language))
    st.text(getattr(state.arithmetic, session.language))
