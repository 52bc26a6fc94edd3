"""The table twin of the map: the same snapshot for keyboards, screen readers and spreadsheets."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from itertools import compress
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.plain import plain
from dashboard.session import Session, open_session
from dashboard.state import filters_of
from dashboard.tables import TableTwin, table
from dashboard.text import text
from data.regions import Question

if TYPE_CHECKING:
    from data.selection import Filters

#: Columns shown at first; all the others can be chosen.
USUAL = (
    "name",
    "raion",
    "hromada",
    "status",
    "since_best",
    "confirmed",
    "front_km",
    "provenance",
    "certainty",
    "n_independent",
    "population",
    "placed",
    "katottg",
)
FACETS = ("status", "provenance", "certainty")
#: Names and codes, in whatever language somebody looks for them.
SEARCHED = ("name", "name_uk", "name_en", "oblast", "raion", "hromada", "status", "katottg")
#: Formats of the grid; numbers of years and codes need no thousands.
FORMATS = {"front_km": "%.1f"}
HEIGHT = 560  # px


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
    twin = TableTwin(
        name="control",
        keys=rows["katottg"],
        columns=rows,
        heads={key: text(f"column.{key}", language) for key in rows},
        alt=text("table.alt", language),
        usual=USUAL,
        facets=FACETS,
        searched=SEARCHED,
        formats=FORMATS,
    )
    picked = table(session, twin, chosen=session.state.place, height=HEIGHT)
    if picked is not None:
        _open_on_map(session, picked)
    _whole_day(session)


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
    """Return every column of a snapshot's contract, and what else is known of each settlement."""
    language, store = session.language, session.store
    gazetteer, day, filters = store.gazetteer, session.state.day, state_filters(session)
    columns = store.snapshot_table(day, filters)
    _, rows = store.snapshot(day, filters)
    until = Question(
        first=store.first, last=day, layer=filters.layer, known_as_of=filters.known_as_of
    )
    fates = store.regions.fates(rows, until)
    confirmed = store.confirmed(day, filters)
    points = [gazetteer.settlement(code).point for code in columns["katottg"]]

    def said(kind: str, name: str) -> list[str]:
        words = {word: text(f"{kind}.{word}", language) for word in set(columns[name])}
        return [words[word] for word in columns[name]]

    def titles(name: str) -> list[str]:
        known = {c: "" if c is None else gazetteer.title(c, language) for c in set(columns[name])}
        return [known[code] for code in columns[name]]

    return {
        "name": [gazetteer.title(code, language) for code in columns["katottg"]],
        "oblast": titles("oblast"),
        "raion": titles("raion"),
        "hromada": titles("hromada"),
        "status": said("status", "category_display"),
        "control": said("status", "status"),
        "since_best": columns["since_best"],
        "since_earliest": columns["since_earliest"],
        "since_latest": columns["since_latest"],
        "confirmed": confirmed,
        "evidence_age": [None if each is None else (day - each).days for each in confirmed],
        "front_km": store.regions.front_km(day, filters),
        "days_occupied": fates.occupied.best.tolist(),
        "days_low": fates.occupied.low.tolist(),
        "days_high": fates.occupied.high.tolist(),
        "days_contested": fates.contested.best.tolist(),
        "changes": fates.turns.count.tolist(),
        "provenance": said("provenance", "provenance"),
        "certainty": said("certainty", "certainty"),
        "n_sources": columns["n_sources"],
        "n_independent": columns["n_independent"],
        "sides": [_sides(session, words) for words in columns["sides"]],
        "disagreement": columns["disagreement"],
        "claims": columns["claims"],
        "events": columns["events"],
        "category": said("category", "category"),
        "population": columns["population"],
        "name_uk": columns["name_uk"],
        "name_en": columns["name_en"],
        "lng": [None if point is None else point.lng for point in points],
        "lat": [None if point is None else point.lat for point in points],
        "placed": columns["placed"],
        "katottg": columns["katottg"],
    }


def _sides(session: Session, joined: str) -> str:
    return ", ".join(text(f"side.{word}", session.language) for word in joined.split(";") if word)


def _open_on_map(session: Session, katottg: str) -> None:
    """Let the map have the selected settlement, and offer to go there."""
    if katottg != session.state.place:
        session.move(place=katottg)
    name = session.store.gazetteer.title(katottg, session.language)
    if st.button(text("table.open", session.language, name=plain(name)), type="primary"):
        st.switch_page(st.session_state["pages"]["map"])


def _whole_day(session: Session) -> None:
    """Offer the day with positions and stable words; the file is made when its button is pressed."""
    store, filters, day = session.store, state_filters(session), session.state.day
    if not store.layers[filters.layer].publishable:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="ctl_files_control"):
        st.caption(text("table.whole", session.language), width="content")
        for form, mime in (("geojson", "application/geo+json"), ("csv", "text/csv")):
            st.download_button(
                text(f"download.{form}", session.language),
                partial(store.export_snapshot, day, filters, form),
                file_name=f"kharkiv-control-{day}.{form}",
                mime=mime,
                on_click="ignore",
                type="tertiary",
            )
