"""The form in which an editor turns a submission into evidence, and what that would change."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.desk import ledger_in_force
from dashboard.review_acts import decide, field_key
from dashboard.text import STRINGS, text
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
    from data.errors import SeedFault
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
#: Fields that take a row of the form: sentences and addresses.
AREAS = ("statement_en", "statement_uk", "note")
LONG = ("url", "archive_url", "title", *AREAS)
CLAIM_FIELDS = ("status", "claim_kind", "when", "strength", "note")


def proposal_form(session: Session, case: Case) -> None:
    """Draw the form and, below it, the record before and after."""
    language = session.language
    start = case.proposal or suggested(case.draft, ledger_in_force())
    st.header(text("review.proposal", language), anchor=False)
    with st.form(f"proposal_{case.number}_{case.version}", enter_to_submit=False):
        proposal = replace(start, **_fields(session, case, start))
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


def _fields(session: Session, case: Case, start: Proposal) -> dict[str, str]:
    """Draw the fields, short ones two in a row, and return what stands in them."""
    names, typed = list(fields_of(case)), {}
    while names:
        row = 1 if names[0] in LONG or names[1:2] == [] or names[1] in LONG else 2
        for name, column in zip(names[:row], st.columns(row), strict=True):
            with column:
                typed[name] = _field(session, case, name, start)
        del names[:row]
    return typed


def _field(session: Session, case: Case, name: str, start: Proposal) -> str:
    """Draw one field and return what stands in it."""
    label = text(f"desk.field.{name}", session.language)
    value, key = getattr(start, name), field_key(case.number, case.version, name)
    if name in CHOICES:
        options = ["", *CHOICES[name]]
        chosen = options.index(value) if value in options else 0
        return st.selectbox(
            label, options, index=chosen, key=key, format_func=partial(_word, session, name)
        )
    if name in AREAS:
        return st.text_area(label, value, key=key, max_chars=LIMITS.editor_text) or ""
    return st.text_input(label, value, key=key, max_chars=LIMITS.editor_text) or ""


def _word(session: Session, name: str, value: str) -> str:
    """Return a word of a closed list as the reader's language has it; the seeds' word stands as it is."""
    key = f"{name}.{value}"
    # Of "tone: certain" what follows the name, which stands above the field.
    return text(key, session.language).rpartition(": ")[2] if key in STRINGS else value


def _effect(session: Session, case: Case, proposal: Proposal) -> None:
    """Draw the record as it is and as it would be, or what is missing for that."""
    language, store = session.language, session.store
    try:
        found = outlook(case.number, case.draft, proposal, ledger_in_force(), store.gazetteer)
    except ProposalError as error:
        st.markdown(f"**{text('review.gaps', language)}**")
        st.text("\n".join(gap_words(session, fault) for fault in error.faults))
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


def gap_words(session: Session, fault: SeedFault) -> str:
    """Return what is missing or wrong in a proposal, by the name that its field has in the form."""
    key = f"desk.field.{fault.field}"
    name = text(key, session.language) if key in STRINGS else fault.field
    if not fault.value:
        return text("submit.problem.empty", session.language, field=name)
    return f"{name}: {fault.problem}; {fault.remedy}"


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
