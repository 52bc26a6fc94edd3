"""Export: every content in every format, with the filters, the day and the layer of the page."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Literal

import streamlit as st

from dashboard.exporting import address, command, size_text
from dashboard.session import Session, open_session
from dashboard.state import filters_of
from dashboard.text import text
from data.export.request import (
    CONTENTS,
    FileRequest,
    estimate,
    file_name,
    file_pieces,
    media_type,
)
from data.view import ScopeName
from geo.place import Level

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

#: Where the last file stands until another is asked for.
MADE = "export_made"
LEVELS = (Level.OBLAST, Level.RAION, Level.HROMADA)
#: The page that needs no server, about: by what it shows of the country.
PAGE_BYTES = {ScopeName.FOCUS: 1_500_000, ScopeName.UKRAINE: 6_000_000}


def draw() -> None:
    """Draw the choices, what the file will be, and the button that makes it."""
    session = open_session()
    language = session.language
    with st.container(key="ctl_text"):
        st.markdown(text("export.intro", language))
    request = _request(session)
    if request is None:
        return
    if not session.store.layers[request.filters.layer].publishable:
        st.warning(text("export.private", language))
    if _hint(session, request):
        _file(session, request)
    _other_doors(session, request)


def _request(session: Session) -> FileRequest | None:
    """Draw the choices; return what they ask for, or None if its days are not in order."""
    language = session.language
    with st.container(horizontal=True, vertical_alignment="bottom"):
        content = _choice(session, "content", tuple(CONTENTS), width=340)
        asked = CONTENTS[content]
        form = _choice(session, "form", asked.formats, width=300, of=content)
        geometry = "point"
        if asked.has_geometry:
            geometry = _choice(session, "geometry", ("point", "cell"), width=150)
        by = Level.RAION
        if asked.has_units:
            words = tuple(str(level) for level in LEVELS)
            by = Level(_choice(session, "by", words, width=150, start=1))
    state, store = session.state, session.store
    with st.container(horizontal=True, vertical_alignment="bottom"):
        day = state.day
        if not asked.has_span or content == "package":
            day = _day(session, "day", state.day)
        start, end = day, day
        if asked.has_span:
            start = _day(session, "from", state.start or store.first)
            end = _day(session, "to", state.end or store.last)
    if start > end:
        st.error(text("export.order", language))
        return None
    return FileRequest(
        content=content,
        form=form,
        day=day,
        start=start,
        end=end,
        filters=filters_of(state, store),
        by=by,
        geometry=geometry,
    )


def _choice(
    session: Session, name: str, words: Sequence[str], *, width: int, of: str = "", start: int = 0
) -> str:
    chosen: str = st.selectbox(
        text(f"export.{name}", session.language),
        words,
        index=start,
        format_func=lambda word: text(f"export.{name}.{word}", session.language),
        key=f"export_{name}_{of}_{session.language}",
        width=width,
    )
    return chosen


def _day(session: Session, name: Literal["day", "from", "to"], value: date) -> date:
    chosen: date = st.date_input(
        text(f"export.{name}", session.language),
        value=value,
        min_value=session.store.first,
        max_value=session.store.last,
        key=f"export_{name}_{session.seq}",
        width=180,
    )
    return chosen


def _hint(session: Session, request: FileRequest) -> bool:
    """Say how big the file will be; return whether there is anything in it."""
    language = session.language
    if request.form == "html":
        st.caption(
            text("export.hint.html", language, size=size_text(PAGE_BYTES[session.state.scope]))
        )
        return True
    rows, size, seconds = estimate(session.store, request)
    if rows == 0:
        st.info(text("export.empty", language))
        return False
    hint = {"rows": f"{rows:,}", "size": size_text(size), "seconds": max(round(seconds), 1)}
    st.caption(text("export.hint", language, **hint))
    return True


def _file(session: Session, request: FileRequest) -> None:
    """Draw the button that makes the file, and then the one that saves it."""
    language, name = session.language, file_name(request)
    key = (session.store.edition, request)
    if st.button(text("export.make", language), type="primary", key="export_make"):
        st.session_state[MADE] = (key, _made(session, request))
    made = st.session_state.get(MADE)
    if made is None or made[0] != key:
        return
    raw: bytes = made[1]
    st.download_button(
        text("export.save", language, name=name, size=size_text(len(raw))),
        raw,
        file_name=name,
        mime=media_type(request),
        on_click="ignore",
        key="export_save",
        icon=":material/download:",
    )
    st.caption(text("export.check", language))
    st.code(hashlib.sha256(raw).hexdigest(), language=None)


def _made(session: Session, request: FileRequest) -> bytes:
    """Make the file, and show how far it is."""
    label = text("export.making", session.language, name=file_name(request))
    shown = st.progress(0.0, label)
    pieces = file_pieces(session.store, request)
    chunks = []
    for chunk in pieces:
        chunks.append(chunk)
        shown.progress(min(len(chunks) / len(pieces), 1.0), label)
    shown.empty()
    return b"".join(chunks)


def _other_doors(session: Session, request: FileRequest) -> None:
    """Show the command and the address that give the same bytes."""
    line, path = command(request), address(request)
    if not session.store.layers[request.filters.layer].publishable:
        path = None
    if line is None and path is None:
        return
    with st.expander(text("export.also", session.language)):
        if line is not None:
            st.code(line, language=None, wrap_lines=True)
        if path is not None:
            st.code(path, language=None, wrap_lines=True)
