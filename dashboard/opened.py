"""The record that a page is about, as its address names it: an event, an entity or a source.

Not part of the view: it goes when another page is opened, and Back restores it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.leaving import address, pages
from dashboard.plain import plain

if TYPE_CHECKING:
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
    named = {key: [value] for key, value in records.items()}
    params = address(session, {**session.written, **named})
    st.page_link(pages()[page], label=plain(label), query_params=params)
