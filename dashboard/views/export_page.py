"""Export: every content in every format, with the filters, the day and the layer of the page."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import streamlit as st

from dashboard.charts import number_words
from dashboard.dayfield import day_field
from dashboard.exporting import address, command, size_text
from dashboard.pagehead import page_head
from dashboard.plain import plain
from dashboard.session import Session, open_session
from dashboard.state import filters_of
from dashboard.text import text
from data.errors import DataError
from data.export.request import (
    CONTENTS,
    FileRequest,
    answerable,
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
#: What a page keeps for its reader; larger files are for the command line and the address.
LARGEST_BYTES = 200_000_000
#: The page that needs no server, about: by what it shows of the country.
PAGE_BYTES = {ScopeName.FOCUS: 1_500_000, ScopeName.UKRAINE: 6_000_000}


def draw() -> None:
    """Draw the choices, what the file will be, and the button that makes it."""
    session = open_session()
    language = session.language
    page_head(session, "page.export", "export.intro")
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
    filters = replace(filters_of(state, store), unconfirmed_days=state.age)
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
    wanted = FileRequest(
        content=content,
        form=form,
        day=day,
        start=start,
        end=end,
        filters=filters,
        by=by,
        geometry=geometry,
    )
    return _aged(session, wanted)


def _aged(session: Session, asked: FileRequest) -> FileRequest:
    """Say what the age of the evidence does to a file; leave it out where it cannot limit one."""
    days = asked.filters.unconfirmed_days
    if days:
        answered = answerable(asked).filters.unconfirmed_days
        words = "export.age" if answered else "export.age.none"
        st.caption(text(words, session.language, days=days))
    return answerable(asked)


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
    return day_field(session, f"export.{name}", value, f"export_{name}")


def _hint(session: Session, request: FileRequest) -> bool:
    """Say how big the file will be; return whether there is anything in it."""
    language = session.language
    if request.form == "html":
        st.caption(
            text(
                "export.hint.html",
                language,
                size=size_text(PAGE_BYTES[session.state.scope], language),
            )
        )
        return True
    rows, size, seconds = estimate(session.store, request)
    if rows == 0:
        st.info(text("export.empty", language))
        return False
    if size > LARGEST_BYTES:
        st.warning(text("export.large", language, size=size_text(size, language)))
        return False
    hint = {
        "rows": number_words(rows, language),
        "size": size_text(size, language),
        "seconds": max(round(seconds), 1),
    }
    st.caption(text("export.hint", language, **hint))
    return True


def _file(session: Session, request: FileRequest) -> None:
    """Draw the button that makes the file, and then the one that saves it."""
    language, name = session.language, file_name(request)
    key = (session.store.edition, request)
    if st.button(text("export.make", language), type="primary", key="export_make"):
        try:
            st.session_state[MADE] = (key, _made(session, request))
        except DataError as error:
            st.error(plain(str(error)))
            return
    made = st.session_state.get(MADE)
    if made is None or made[0] != key:
        return
    raw: bytes = made[1]
    st.download_button(
        text("export.save", language, name=name, size=size_text(len(raw), language)),
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
    # Formats with an index are made whole: there only the clock can show that something happens.
    with st.spinner(label, show_time=True):
        pieces = file_pieces(session.store, request)
        shown = st.progress(0.0) if len(pieces) > 1 else None
        chunks, size = [], 0
        for number, chunk in enumerate(pieces, start=1):
            chunks.append(chunk)
            size += len(chunk)
            if shown is not None:
                shown.progress(min(number / len(pieces), 1.0), size_text(size, session.language))
        if shown is not None:
            shown.empty()
    return b"".join(chunks)


def _other_doors(session: Session, request: FileRequest) -> None:
    """Show the command and the address that give the same bytes."""
    line = command(request)
    publishable = session.store.layers[request.filters.layer].publishable
    path = address(request) if publishable else None
    if line is None and path is None:
        return
    with st.expander(text("export.also", session.language)):
        if line is not None:
            st.code(line, language=None, wrap_lines=True)
        if path is not None:
            st.code(path, language=None, wrap_lines=True)
