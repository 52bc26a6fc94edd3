"""The table twin of the map: the same snapshot for keyboards, screen readers and spreadsheets."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.charts import day_words
from dashboard.dayfield import day_in_view
from dashboard.leaving import view_link
from dashboard.plain import plain
from dashboard.session import Session, open_session
from dashboard.settlementcolumns import settlement_columns
from dashboard.state import filters_of
from dashboard.tables import TableTwin, table
from dashboard.text import text

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
FORMATS = {"front_km": "%.1f", "population": "localized"}
HEIGHT = 560  # px


def draw() -> None:
    """Draw day, table and downloads."""
    session = open_session()
    language = session.language
    day = day_in_view(session, "table_day")
    st.caption(text("table.intro", language, day=day_words(day, language)))
    rows = settlement_columns(session.store, day, _aged(session), language)
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
        memory=rows.memory,
        members={"filters": session.store.scoped(_aged(session)).as_json()},
    )
    picked = table(session, twin, chosen=session.state.place, height=HEIGHT)
    if picked is not None:
        _open_on_map(session, picked)
    _whole_day(session)


def state_filters(session: Session) -> Filters:
    """Return the filters of the view state as the store understands them."""
    return filters_of(session.state, session.store)


def _aged(session: Session) -> Filters:
    """Return the filters with the age of evidence that the map fades: here it leaves out the rest."""
    return replace(state_filters(session), unconfirmed_days=session.state.age)


def _open_on_map(session: Session, katottg: str) -> None:
    """Let the map have the selected settlement, and offer to go there."""
    if katottg != session.state.place:
        session.move(place=katottg)
    name = session.store.gazetteer.title(katottg, session.language)
    view_link(session, "map", text("table.open", session.language, name=plain(name)))


def _whole_day(session: Session) -> None:
    """Offer the day with positions and stable words; the file is made when its button is pressed."""
    store, filters, day = session.store, _aged(session), session.state.day
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
