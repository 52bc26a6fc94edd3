"""Fields for a day of the ledger: one look, one set of bounds, days as the reader writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.dayphrase import DAY_INPUTS
from dashboard.text import text

if TYPE_CHECKING:
    from datetime import date

    from dashboard.session import Session

WIDTH = 170  # px


def day_field(session: Session, label: str, value: date, key: str, width: int = WIDTH) -> date:
    """Draw a field and return its day.

    Parameters
    ----------
    label
        Key of the catalogue.
    key
        Names the field on its page. Streamlit keeps a field under its key: a day that Python or the
        link moved, and another language, which writes days otherwise, ask for a new one.
    """
    chosen: date = st.date_input(
        text(label, session.language),
        value=value,
        min_value=session.store.first,
        max_value=session.store.last,
        format=DAY_INPUTS[session.language],
        key=f"{key}_{session.seq}_{session.language}",
        width=width,
    )
    return chosen


def day_in_view(session: Session, key: str, label: str = "day") -> date:
    """Draw a field for the day that all pages share, and return it; a change moves them all."""
    chosen = day_field(session, label, session.state.day, key)
    if chosen != session.state.day:
        session.move(day=chosen)
        st.rerun()
    return chosen
