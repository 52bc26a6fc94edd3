"""Ways from page to page: each is one step of the browser's history, and Back undoes it.

A link is one step. ``st.switch_page`` is several: it empties the address of the page that is left
before it goes, so that Back comes to a page that has lost what it was about. So wherever the reader
decides, there is a link (which opens in another tab as well); where the page decides, it follows one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.plain import plain
from dashboard.state import write_state
from geo.place import Level

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from dashboard.session import Session

#: Filters of the header by level of unit.
FILTERS = {Level.OBLAST: "oblasts", Level.RAION: "raions", Level.HROMADA: "hromadas"}

FOLLOWING = """
export default function () {
  let frame = 0;
  const follow = () => {
    const link = document.querySelector(".st-key-ctl_leaving a");
    if (link) link.click();
    else frame = requestAnimationFrame(follow);
  };
  follow();
  return () => cancelAnimationFrame(frame);
}
"""

_following = st.components.v2.component("control_following", html="<i></i>", js=FOLLOWING)


def view_link(session: Session, page: str, label: str, *, key: str = "", **fields: Any) -> None:
    """Draw a link to a page with another view, as the main way on; the label is ours or made plain.

    Parameters
    ----------
    key
        Names the link where a page has several.
    fields
        Fields of the state that differ on that page.
    """
    with st.container(key=f"ctl_go_{page}{key and '_'}{key}"):
        _link(session, page, label, fields)


def map_link(session: Session, label: str, day: date, places: Sequence[str], *, key: str) -> None:
    """Draw the way to the map on a day: the one settlement selected, or the one unit as the filter."""
    view_link(session, "map", label, key=key, **map_fields(session, day, places))


def place_link(session: Session, words: str, day: date, code: str) -> None:
    """Draw the name of a place as a quiet link to the map on a day; the words are text of anybody."""
    fields = map_fields(session, day, (code,))
    _link(session, "map", plain(words), fields, icon=":material/place:")


def map_fields(session: Session, day: date, places: Sequence[str]) -> dict[str, Any]:
    """Return what differs from the view in force where the map shows a day and a place."""
    store = session.store
    fields: dict[str, Any] = {"day": min(max(day, store.first), store.last)}
    if len(places) == 1 and store.gazetteer.has_settlement(places[0]):
        fields["place"] = places[0]
    elif len(places) == 1:
        fields |= unit_fields(session, places[0])
    return fields


def unit_fields(session: Session, code: str) -> dict[str, Any]:
    """Return what differs from the view in force where a unit is the only one that is shown."""
    level = session.store.gazetteer.unit(code).level
    return {**dict.fromkeys(FILTERS.values(), ()), FILTERS[level]: (code,)}


def quiet_link(session: Session, page: str, words: str, **fields: Any) -> None:
    """Draw a link among others to a page with another view; the words are text of anybody."""
    _link(session, page, plain(words), fields)


def leave_for(session: Session, page: str, **fields: Any) -> None:
    """Go to a page with another view because of what the browser told, not of a link that was clicked."""
    with st.container(key="ctl_leaving"):
        _link(session, page, page, fields)
        _following(key=f"leaving_{session.seq}")


def address(session: Session, params: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Return the parameters of a link; never none.

    Streamlit gives a page without any the parameters of the page that is left, its record as well. A
    language alone says that all the rest is as usual.
    """
    return dict(params) or {"lang": [session.language]}


def pages() -> Mapping[str, Any]:
    """Return the pages of the app by name."""
    known: Mapping[str, Any] = st.session_state["pages"]
    return known


def _link(
    session: Session, page: str, label: str, fields: Mapping[str, Any], *, icon: str | None = None
) -> None:
    params = write_state(replace(session.state, **fields), session.store)
    st.page_link(pages()[page], label=label, icon=icon, query_params=address(session, params))
