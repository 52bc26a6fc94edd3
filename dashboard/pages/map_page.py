"""The map: territory, timeline and event cards on one screen."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from dashboard.components import panel, timeline
from dashboard.map_view import draw_map
from dashboard.session import Session, open_session


def draw() -> None:
    """Draw the three parts; CSS places the panel beside the map, or under the timeline on phones."""
    session = open_session()
    with st.container(key="ctl_stage"):
        with st.container(key="ctl_map"):
            draw_map(session)
        with st.container(key="ctl_panel"):
            panel(session)
        with st.container(key="ctl_timeline"):
            _timeline()


@st.fragment
def _timeline() -> None:
    """Draw the timeline in a fragment: a released slider reruns this function and nothing else."""
    session = open_session()
    result = timeline(session, on_change=_nothing)
    if _take_over(session, result):
        st.rerun()


def _take_over(session: Session, result: Any) -> bool:
    """Take what the reader did in the browser into the state; True if the whole page must follow."""
    state = session.state
    day = _day(result.get("day"))
    if day and day != state.day and session.store.first <= day <= session.store.last:
        session.change(day=day)
    if "sel" in result and result["sel"] != state.place:
        place = result["sel"]
        if place is None or session.store.gazetteer.has_settlement(place):
            session.change(place=place)
    if isinstance(result.get("view"), str) and result["view"] != state.view:
        session.change(view=result["view"][:60])
    statuses = result.get("statuses")
    if isinstance(statuses, list) and tuple(statuses) != state.statuses:
        session.move(statuses=tuple(statuses))
        return True
    return False


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _nothing() -> None:
    """Streamlit reports a component's state only for keys that have a callback."""
