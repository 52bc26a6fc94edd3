"""A form for anybody: another source, or a correction, for an event or a place."""

from __future__ import annotations

import logging
import secrets
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.desk import desk, today
from dashboard.pagehead import page_head
from dashboard.session import Session, open_session
from dashboard.text import text
from data.submissions.errors import InvalidError, RefusedError, StorageError
from data.submissions.limits import LIMITS
from data.submissions.pace import Origin
from data.submissions.record import Kind, SubjectKind
from data.submissions.validation import Form, checked, known

if TYPE_CHECKING:
    from data.submissions.errors import Fault

_LOG = logging.getLogger(__name__)

#: Idempotency key of the form on the screen; number of what was sent last, and from which link.
_KEY, _SENT = "submit_key", "submit_number"
_KEY_BYTES = 16

Subject = tuple[SubjectKind, str]


def draw() -> None:
    """Draw the form, or the thanks for what was sent."""
    session = open_session()
    page_head(session, "submit.title", "submit.intro")
    with st.container(key="ctl_text"):
        number, link = st.session_state.get(_SENT, (None, None))
        if number is not None and link == _link():
            _thanks(session, number)
            return
        subject = _subject(session)
        if subject is None:
            return
        _name(session, subject)
        form = _form(session, subject)
        if form is not None:
            _send(session, form)


def _link() -> tuple[str, str]:
    """Return what the address names: an event's id and a place's code, either may be empty."""
    return st.query_params.get("event", ""), st.query_params.get("place", "")


def _thanks(session: Session, number: int) -> None:
    st.success(text("submit.thanks", session.language, number=number))
    if st.button(text("submit.again", session.language)):
        del st.session_state[_SENT]
        st.rerun()


def _subject(session: Session) -> Subject | None:
    """Return what the link names; without, let the reader choose an event or the selected place."""
    store, language = session.store, session.language
    event, place = _link()
    titles = {
        each.id: f"{each.when.best} · {getattr(each.title, language)}"
        for each in sorted(store.ledger.events, key=lambda each: each.when.best)
    }
    if event in titles:
        return SubjectKind.EVENT, event
    if place in store.gazetteer:
        return SubjectKind.PLACE, place
    if event or place:
        st.warning(text("submit.unknown", language))
    chosen = st.selectbox(
        text("submit.choose", language),
        list(titles),
        index=None,
        format_func=titles.__getitem__,
        placeholder=text("submit.choose.hint", language),
        key="submit_event",
    )
    settlement = _settlement(session)
    if chosen:
        return SubjectKind.EVENT, chosen
    return (SubjectKind.PLACE, settlement) if settlement else None


def _settlement(session: Session) -> str | None:
    """Let the reader choose a settlement of the oblasts in focus; at first the one selected."""
    store, language = session.store, session.language
    names = {
        code: store.gazetteer.long_name(code, language)
        for oblast in store.focus_oblasts
        for code in store.gazetteer.codes_in(oblast)
    }
    if session.state.place:
        names[session.state.place] = store.gazetteer.long_name(session.state.place, language)
    codes = sorted(names, key=names.__getitem__)
    chosen: str | None = st.selectbox(
        text("submit.choose.place", language),
        codes,
        index=codes.index(session.state.place) if session.state.place else None,
        format_func=names.__getitem__,
        placeholder=text("submit.choose.hint", language),
        key=f"submit_place_{session.seq}_{language}",
    )
    return chosen


def _name(session: Session, subject: Subject) -> None:
    """Say what the form is about."""
    kind, code = subject
    store, language = session.store, session.language
    st.caption(text(f"submit.about.{kind}", language))
    if kind is SubjectKind.PLACE:
        st.text(store.gazetteer.long_name(code, language))
        return
    event = next(event for event in store.ledger.events if event.id == code)
    st.text(f"{event.when.edtf} · {getattr(event.title, language)}")


def _form(session: Session, subject: Subject) -> Form | None:
    """Draw the form and return what was typed once it is sent."""
    language = session.language
    with st.form("submit_form", enter_to_submit=False):
        kind = st.radio(
            text("submit.kind", language),
            list(Kind),
            format_func=lambda kind: text(f"submit.kind.{kind}", language),
            horizontal=True,
        )
        # One character more than allowed, so that too long a text is named and not cut off.
        url = st.text_input(text("desk.field.url", language), max_chars=LIMITS.url + 1)
        publisher = st.text_input(
            text("desk.field.publisher", language), max_chars=LIMITS.publisher + 1
        )
        published = st.text_input(
            text("desk.field.published", language),
            max_chars=LIMITS.published + 1,
            placeholder="2022-09-10",
            help=text("submit.published.help", language),
        )
        statement = st.text_area(
            text("desk.field.statement", language), max_chars=LIMITS.statement + 1
        )
        contact = st.text_input(
            text("desk.field.contact", language),
            max_chars=LIMITS.contact + 1,
            help=text("submit.contact.help", language),
        )
        sent = st.form_submit_button(text("submit.send", language), type="primary")
    if not sent:
        return None
    return Form(
        kind=kind or "",
        subject_kind=subject[0],
        subject=subject[1],
        url=url,
        publisher=publisher,
        published=published,
        statement=statement,
        contact=contact,
    )


def _send(session: Session, form: Form) -> None:
    """Check and store what was typed, or say what is wrong; what was typed stays in the form."""
    language, store = session.language, session.store
    # The same key until it is stored: a second click of an impatient reader stores nothing new.
    key = st.session_state.setdefault(_KEY, secrets.token_hex(_KEY_BYTES))
    try:
        draft = checked(form, known(store.ledger, store.gazetteer, today()))
        origin = Origin(session=session.channel, address=st.context.ip_address)
        number = desk().submit(draft, key=key, origin=origin)
    except InvalidError as error:
        for fault in error.faults:
            st.error(_problem(session, fault))
    except RefusedError as error:
        st.warning(text(f"submit.refused.{error.reason}", language))
    except StorageError as error:
        # Its words only: the error behind it holds all that was typed.
        _LOG.error("a submission could not be stored: %s", error)
        st.error(text("submit.failed", language))
    else:
        del st.session_state[_KEY]
        st.session_state[_SENT] = (number, _link())
        st.rerun()


def _problem(session: Session, fault: Fault) -> str:
    """Return a fault in words; of what was typed nothing is repeated."""
    language = session.language
    return text(
        f"submit.problem.{fault.problem}",
        language,
        field=text(f"desk.field.{fault.field}", language),
        most=getattr(LIMITS, fault.field, ""),
    )
