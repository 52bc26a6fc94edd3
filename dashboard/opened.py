"""The record that a page is about, as its address names it: an event, an entity or a source.

Not part of the view: it goes when another page is opened, and Back restores it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NoReturn

import streamlit as st

from dashboard.plain import plain
from dashboard.state import write_state

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.session import Session

#: Keys of the address: an event, a place (of the form for submissions), an entity, a source, an owner,
#: an imported layer whose events are listed.
RECORDS = ("event", "place", "entity", "source", "owner", "events_of")

#: Longer values name nothing of ours.
LONGEST = 200


def opened(key: str) -> str:
    """Return the record of a kind that the address names; empty if it names none."""
    return str(st.query_params.get(key, ""))[:LONGEST]


def open_record(**records: str) -> None:
    """Let the address name other records; an empty one goes."""
    for key, value in records.items():
        if value:
            st.query_params[key] = value
        elif key in st.query_params:
            del st.query_params[key]


def record_link(session: Session, page: str, label: str, **records: str) -> None:
    """Draw a link to a page about a record; the label is text of anybody."""
    st.page_link(_pages()[page], label=plain(label), query_params=_address(session, records))


def view_link(session: Session, page: str, label: str, **fields: Any) -> None:
    """Draw a link to a page with another view; the label is ours or made plain already.

    A link is one step of the browser's history. ``st.switch_page`` is several: it empties the address
    of the page that is left before it goes, so that Back comes to a page that has lost its record.
    """
    address = write_state(replace(session.state, **fields), session.store)
    st.page_link(_pages()[page], label=label, query_params=address)


def open_page(session: Session, page: str, **records: str) -> NoReturn:
    """Go to a page about a record."""
    st.switch_page(_pages()[page], query_params=_address(session, records))


def _pages() -> Mapping[str, Any]:
    pages: Mapping[str, Any] = st.session_state["pages"]
    return pages


def _address(session: Session, records: Mapping[str, str]) -> dict[str, list[str]]:
    return {**session.written, **{key: [value] for key, value in records.items()}}
