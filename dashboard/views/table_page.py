"""The table twin of the map: the same snapshot for keyboards, screen readers and spreadsheets."""

from __future__ import annotations

from datetime import timedelta
from itertools import compress
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.session import Session, open_session
from dashboard.state import filters_of
from dashboard.text import text

if TYPE_CHECKING:
    from data.selection import Filters


def draw() -> None:
    """Draw day, table and downloads."""
    session = open_session()
    language = session.language
    day = st.date_input(
        text("day", language),
        value=session.state.day,
        min_value=session.store.first,
        max_value=session.store.last,
        key=f"table_day_{session.seq}",
        width=180,
    )
    if day != session.state.day:
        session.move(day=day)
        st.rerun()
    st.caption(text("table.intro", language, day=session.state.day.isoformat()))
    rows = _rows(session)
    if not rows["katottg"]:
        st.info(text("table.empty", language))
        return
    picked = st.dataframe(
        rows,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        column_config={key: text(f"column.{key}", language) for key in rows},
        height=560,
        key=f"table_{session.seq}",
        alt=text("table.alt", language),
    )
    chosen = picked["selection"]["rows"]
    if chosen:
        _open_on_map(session, rows["katottg"][chosen[0]])
    _downloads(session)


def state_filters(session: Session) -> Filters:
    """Return the filters of the view state as the store understands them."""
    return filters_of(session.state, session.store)


def _rows(session: Session) -> dict[str, list[Any]]:
    """Return the snapshot as columns in the reader's words; only what is as old as is asked for."""
    columns, age = _columns(session), timedelta(days=session.state.age)
    if not age:
        return columns
    day = session.state.day
    kept = [known is not None and day - known >= age for known in columns["confirmed"]]
    return {name: list(compress(column, kept)) for name, column in columns.items()}


def _columns(session: Session) -> dict[str, list[Any]]:
    language, gazetteer = session.language, session.store.gazetteer
    day, filters = session.state.day, state_filters(session)
    table = session.store.snapshot_table(day, filters)
    return {
        "name": [gazetteer.title(code, language) for code in table["katottg"]],
        "raion": [gazetteer.title(code, language) for code in table["raion"]],
        "hromada": [gazetteer.title(code, language) for code in table["hromada"]],
        "status": [text(f"status.{word}", language) for word in table["category_display"]],
        "since": list(table["since_best"]),
        "confirmed": session.store.confirmed(day, filters),
        "front_km": session.store.regions.front_km(day, filters),
        "provenance": [text(f"provenance.{word}", language) for word in table["provenance"]],
        "certainty": [text(f"certainty.{word}", language) for word in table["certainty"]],
        "owners": list(table["n_independent"]),
        "population": list(table["population"]),
        "placed": list(table["placed"]),
        "katottg": list(table["katottg"]),
    }


def _open_on_map(session: Session, katottg: str) -> None:
    name = session.store.gazetteer.title(katottg, session.language)
    if st.button(text("table.open", session.language, name=name), type="primary"):
        session.move(place=katottg)
        st.switch_page(st.session_state["pages"]["map"])


def _downloads(session: Session) -> None:
    """Offer what the table shows; the file is made when the button is pressed."""
    store, filters, day = session.store, state_filters(session), session.state.day
    with st.container(horizontal=True):
        st.download_button(
            text("download.geojson", session.language),
            lambda: store.export_snapshot(day, filters, "geojson"),
            file_name=f"kharkiv-control-{day}.geojson",
            mime="application/geo+json",
            on_click="ignore",
        )
        st.download_button(
            text("download.csv", session.language),
            lambda: store.export_snapshot(day, filters, "csv"),
            file_name=f"kharkiv-control-{day}.csv",
            mime="text/csv",
            on_click="ignore",
        )
