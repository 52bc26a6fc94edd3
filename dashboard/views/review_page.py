"""The editors' desk: what was sent in, what it would change, and decisions about it.

Everything is drawn and done for editors only: the right is looked at when the page is drawn, again
when a button is pressed, and once more by the write itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import streamlit as st

from dashboard.desk import current_editor, desk, ledger_in_force, login_is_configured, signed_in
from dashboard.pagehead import page_head
from dashboard.plain import plain
from dashboard.review_acts import SAID, decide, forget
from dashboard.review_form import proposal_form
from dashboard.session import Session, open_session
from dashboard.tables import fitting
from dashboard.text import text
from data.submissions.errors import StorageError, UnknownSubmissionError
from data.submissions.record import Act, State, SubjectKind
from data.submissions.ruling import possible_acts
from data.submissions.suggestion import known_source

if TYPE_CHECKING:
    from data.submissions.record import Case

#: Submissions that the page lists at once.
LISTED = 200
QUEUE_HEIGHT = 300  # px
#: As moments are written.
MINUTE = "%Y-%m-%d %H:%M"


def draw() -> None:
    """Draw the desk for an editor, and a way to sign in for everybody else."""
    session = open_session()
    with st.container(key="ctl_desk"):
        editor = current_editor()
        page_head(session, "page.review", "review.intro" if editor is None else "review.how")
        if editor is None:
            _turn_away(session)
            return
        with st.container(horizontal=True, vertical_alignment="center", key="ctl_desk_who"):
            name = editor.email or editor.name or editor.subject
            st.text(text("review.signed_in", session.language, name=name), width="content")
            st.button(
                text("review.sign_out", session.language), on_click=st.logout, type="tertiary"
            )
        for kind, words in st.session_state.pop(SAID, []):
            (st.success if kind == "done" else st.error)(plain(words))
        try:
            _desk(session)
        except StorageError:
            st.error(text("review.failed", session.language))


def _turn_away(session: Session) -> None:
    language = session.language
    if not login_is_configured():
        st.text(text("review.none", language))
        return
    if signed_in() is not None:
        st.text(text("review.not_allowed", language))
        st.button(text("review.sign_out", language), on_click=st.logout)
        return
    auth = st.secrets["auth"]
    if "client_id" in auth:
        st.button(text("review.sign_in", language), on_click=st.login, type="primary")
        return
    for name in [name for name in auth if hasattr(auth[name], "keys")]:
        label = text("review.sign_in.with", language, provider=plain(name))
        st.button(label, key=f"sign_in_{name}", on_click=st.login, args=(name,))


def _desk(session: Session) -> None:
    """Draw the queue, and the submission that the editor chooses from it."""
    language = session.language
    state = st.segmented_control(
        text("review.state", language),
        list(State),
        default=State.PENDING,
        format_func=lambda state: text(f"review.state.{state}", language),
        key="review_state",
    )
    cases = desk().cases(state or State.PENDING, limit=LISTED + 1)
    if not cases:
        st.text(text("review.empty", language))
        return
    if len(cases) > LISTED:
        st.caption(text("review.more", language, n=LISTED))
    if state is State.ACCEPTED:
        st.caption(text("review.export", language))
    _queue(session, cases[:LISTED])
    named = {case.number: _label(session, case) for case in cases[:LISTED]}
    number = st.selectbox(
        text("review.choose", language),
        list(named),
        format_func=named.__getitem__,
        key="review_number",
    )
    try:
        case = desk().case(number)
    except UnknownSubmissionError:
        return
    _case(session, case)


def _label(session: Session, case: Case) -> str:
    return f"{case.number} · {case.draft.publisher} · {_subject(session, case)}"


def _queue(session: Session, cases: list[Case]) -> None:
    columns = {
        text("review.number", session.language): [case.number for case in cases],
        text("desk.field.received", session.language): [
            f"{case.received_at:{MINUTE}} UTC" for case in cases
        ],
        text("desk.field.subject", session.language): [_subject(session, case) for case in cases],
        text("desk.field.publisher", session.language): [case.draft.publisher for case in cases],
        text("desk.field.statement", session.language): [case.draft.statement for case in cases],
    }
    if any(case.duplicates for case in cases):
        columns[text("review.duplicates", session.language)] = [
            ", ".join(map(str, case.duplicates)) for case in cases
        ]
    st.dataframe(
        columns,
        hide_index=True,
        height=fitting(len(cases), QUEUE_HEIGHT),
        alt=text("review.queue", session.language),
    )


def _subject(session: Session, case: Case) -> str:
    """Return what a submission is about, in the reader's language."""
    code = case.draft.subject
    if case.draft.subject_kind is SubjectKind.PLACE:
        known = code in session.store.gazetteer
        return session.store.gazetteer.long_name(code, session.language) if known else code
    event = next((each for each in session.store.ledger.events if each.id == code), None)
    return f"{event.when.edtf} · {getattr(event.title, session.language)}" if event else code


def _case(session: Session, case: Case) -> None:
    """Draw one submission: as sent and what was decided, and beside it what it would add."""
    acts = possible_acts(case.decisions)
    sent, added = st.columns([5, 7], gap="large")
    with sent:
        _sent(session, case)
        if Act.ACCEPT in acts:
            # Of what has been accepted the ledger has the address because of it.
            _duplicates(session, case)
        if Act.UNDO in acts:
            st.button(
                text("review.undo", session.language),
                key=f"undo_{case.number}_{case.version}",
                on_click=decide,
                args=(session, case.number, case.version, Act.UNDO),
            )
        _log(session, case)
        if Act.ACCEPT in acts:
            _reject(session, case)
    if Act.ACCEPT in acts:
        with added:
            proposal_form(session, case)


def _sent(session: Session, case: Case) -> None:
    language, draft = session.language, case.draft
    st.header(text("review.sent", language), anchor=False)
    lines = {
        "subject": _subject(session, case),
        "kind": text(f"submit.kind.{draft.kind}", language),
        "url": draft.url,
        "publisher": draft.publisher,
        "published": draft.published,
        "statement": draft.statement,
        "contact": draft.contact,
    }
    # What strangers typed is drawn as text, which is inert and keeps its lines.
    with st.container(key="ctl_desk_sent", gap="xxsmall"):
        for name, words in lines.items():
            if words:
                st.caption(text(f"desk.field.{name}", language))
                st.text(words)
    host = urlsplit(draft.url).hostname or ""
    st.link_button(text("review.open", language, host=plain(host)), draft.url)
    if draft.contact:
        st.button(
            text("review.forget", language),
            key=f"forget_{case.number}",
            on_click=forget,
            args=(session, case.number),
        )


def _duplicates(session: Session, case: Case) -> None:
    source = known_source(case.draft, ledger_in_force())
    if source is not None:
        words = text("review.duplicate.source", session.language, source=source.id)
        st.warning(plain(words))
    if case.duplicates:
        numbers = ", ".join(map(str, case.duplicates))
        st.warning(text("review.duplicate.numbers", session.language, numbers=numbers))


def _reject(session: Session, case: Case) -> None:
    mark = f"{case.number}_{case.version}"
    with st.form(f"reject_{mark}", enter_to_submit=False):
        st.text_input(text("desk.field.reason", session.language), key=f"reason_{mark}")
        st.form_submit_button(
            text("review.reject", session.language),
            on_click=decide,
            args=(session, case.number, case.version, Act.REJECT),
        )


def _log(session: Session, case: Case) -> None:
    if not case.decisions:
        return
    language = session.language
    st.header(text("review.log", language), anchor=False)
    st.text(
        "\n".join(
            f"{each.version}. {each.decided_at:{MINUTE}} UTC · {each.editor} · "
            f"{text(f'review.act.{each.act}', language)}"
            f"{f' · {each.reason}' if each.reason else ''}"
            for each in case.decisions
        )
    )
