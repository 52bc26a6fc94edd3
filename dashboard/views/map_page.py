"""The map: territory, timeline and event cards on one screen."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from dashboard.components import panel, timeline
from dashboard.leaving import leave_for
from dashboard.linkvalues import MARKS, STATUSES, checked_window
from dashboard.map_view import draw_map
from dashboard.opened import open_record, opened
from dashboard.region_area import seen_area
from dashboard.sections import MapDrawing
from dashboard.session import Session, open_session
from dashboard.text import text
from data.history import LEDGER_LAYER

LONGEST_VIEW = 60  # characters of "lng,lat,zoom"
#: What the timeline tells, by name.
TOLD = ("day", "sel", "view", "window", "drawn", "totals", "statuses", "drop")
#: What the reader can take back on the timeline, by the word that it says.
DROPPED: dict[str, dict[str, object]] = {
    "known": {"known": None},
    "layer": {"layer": LEDGER_LAYER},
    "age": {"age": 0},
}


def draw() -> None:
    """Draw the three parts; CSS places the panel beside the map, or under the timeline on phones.

    In somebody else's frame there is no panel, and the timeline links to the whole page.
    """
    session = open_session()
    _go_to_event(session)
    with st.container(key="ctl_stage"):
        with st.container(key="ctl_map"):
            draw_map(session)
        # In the order of the Tab key: the timeline is worth more than sixty cards away.
        with st.container(key="ctl_timeline"):
            _timeline()
        if not session.embed:
            with st.container(key="ctl_panel"):
                panel(session)


def _go_to_event(session: Session) -> None:
    """Show the day of the event that a link names; the address then names the day."""
    name, store = opened("event"), session.store
    if not name:
        return
    event = store.archive().events.get(name)
    open_record(event="")
    if event is None:
        st.toast(text("record.unknown", session.language))
    else:
        session.move(day=min(max(event.when.best, store.first), store.last))


@st.fragment
def _timeline() -> None:
    """Draw the timeline in a fragment: a released slider reruns this function and nothing else."""
    session = open_session()
    result = timeline(session, on_change=_nothing)
    if _take_over(session, result):
        st.rerun()


def _take_over(session: Session, result: Any) -> bool:
    """Take what the reader did in the browser into the state; True if the whole page must follow."""
    store = session.store
    new = _news(session, result)
    day = _day(new.get("day"))
    if day and store.first <= day <= store.last:
        session.change(day=day)
    place = new.get("sel", session.state.place)
    if place is None or (isinstance(place, str) and store.gazetteer.has_settlement(place)):
        session.change(place=place)
    if isinstance(new.get("view"), str):
        session.change(view=new["view"][:LONGEST_VIEW])
    window = new.get("window")
    if isinstance(window, str) and (found := checked_window(window, store)) is not None:
        session.change(window=found)
    _take_drawn(session, new.get("drawn"))
    area = seen_area(new.get("totals"))
    if area is not None:
        leave_for(session, "regions", region=(), area=area)
    return _take_over_for_all(session, new)


def _take_drawn(session: Session, drawn: object) -> None:
    """Take what the map draws, and of which marks, into the state."""
    if not isinstance(drawn, dict) or not isinstance(drawn.get("marks"), list):
        return
    marks = tuple(word for word in MARKS if word in drawn["marks"])
    draw = next((each for each in MapDrawing if each == drawn.get("drawing")), session.state.draw)
    session.change(draw=draw, marks=marks)


def _take_over_for_all(session: Session, new: dict[str, Any]) -> bool:
    """Take what concerns the header as well; True if there was anything of it."""
    statuses, dropped = new.get("statuses"), DROPPED.get(str(new.get("drop")))
    if isinstance(statuses, list):
        session.move(statuses=tuple(word for word in STATUSES if word in statuses))
    if dropped is not None:
        session.move(**dropped)
    return isinstance(statuses, list) or dropped is not None


def _news(session: Session, result: Any) -> dict[str, Any]:
    """Return what the browser says that it did not say before, by name.

    A component's state stays as it was last set. It comes with the ``seq`` that the browser knew,
    so that going back and forth to the same day is news each time. What it said to a session before
    this one (the server was started again under an open page) may be long out of date: the browser
    says again what of it still holds.
    """
    told = {name: result.get(name) for name in TOLD}
    return {
        name: each["value"]
        for name, each in told.items()
        if isinstance(each, dict)
        and "value" in each
        and each.get("channel") == session.channel
        and session.news(name, each)
    }


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _nothing() -> None:
    """Streamlit reports a component's state only for keys that have a callback."""
