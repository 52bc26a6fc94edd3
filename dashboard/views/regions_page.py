"""Regions: any part of the oblast, what became of it, and how its parts compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.charts import day_words, number_words
from dashboard.plain import plain
from dashboard.region_charts import days_chart, range_words, totals_chart
from dashboard.region_parts import parts_chart
from dashboard.region_tables import boards, crosswalk_table
from dashboard.session import Session, open_session
from dashboard.state import STATUSES
from dashboard.text import text
from data.division import Scheme
from data.importers.errors import ImportFault
from data.importers.polygon import MAX_BYTES, read_polygon
from data.regions import Question
from data.series import Category
from data.totals import Measure
from geo.place import Level

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from data.series import Series

    Rows = NDArray[np.int64]

#: Schemes whose parts are few enough to be drawn one below another.
SCHEMES = (Scheme.RAION, Scheme.FORMER_RAION, Scheme.OCCUPATION)


def draw() -> None:
    """Draw the choice of a region, and everything about it."""
    session = open_session()
    area = _controls(session)
    store = session.store
    rows = store.regions.rows(session.state.region, area)
    if not rows.size:
        st.info(text("regions.empty", session.language))
        return
    question = Question(
        first=store.first,
        last=store.last,
        layer=session.state.layer,
        known_as_of=session.state.known,
    )
    found = store.regions.totals(rows, session.state.measure, question)
    _headline(session, found, rows)
    totals_chart(session, found)
    fates = store.regions.fates(rows, question)
    _parts(session, rows, question)
    days_chart(session, fates)
    boards(session, fates)
    crosswalk_table(session, rows)


def _controls(session: Session) -> BaseGeometry | None:
    """Draw the choices, take them into the state, and return the polygon, if there is one."""
    state, language = session.state, session.language
    with st.container(horizontal=True, vertical_alignment="bottom", key="ctl_controls"):
        region = st.multiselect(
            text("regions.choose", language),
            _units(session),
            default=list(state.region),
            format_func=lambda code: session.store.gazetteer.title(code, language),
            placeholder=text("regions.choose.hint", language),
            key=f"region_{session.seq}_{language}",
            width=460,
        )
        measure = st.selectbox(
            text("regions.measure", language),
            list(Measure),
            index=list(Measure).index(state.measure),
            format_func=lambda each: text(f"regions.measure.{each}", language),
            key=f"measure_{session.seq}_{language}",
            width=170,
        )
        day = st.date_input(
            text("day", language),
            value=state.day,
            min_value=session.store.first,
            max_value=session.store.last,
            key=f"regions_day_{session.seq}",
            width=150,
        )
        area = _polygon(session)
    session.change(region=tuple(region), measure=measure, day=day)
    return area


def _units(session: Session) -> list[str]:
    """Return the units to choose from, widest first, with those of the link."""
    gazetteer, language = session.store.gazetteer, session.language
    levels = (Level.OBLAST, Level.RAION, Level.HROMADA)
    offered = [
        code
        for level in levels
        for code in sorted(
            session.store.focus_units(level), key=lambda code: gazetteer.title(code, language)
        )
    ]
    return list(dict.fromkeys([*offered, *session.state.region]))


def _polygon(session: Session) -> BaseGeometry | None:
    """Draw the form for a polygon; it lives in the widgets of this tab and nowhere else."""
    language = session.language
    with st.popover(text("regions.polygon", language), key="ctl_polygon"):
        typed = st.text_area(
            text("regions.polygon.text", language), key="region_polygon", max_chars=MAX_BYTES
        )
        file = st.file_uploader(
            text("regions.polygon.file", language),
            type=["geojson", "json"],
            key="region_polygon_file",
            max_upload_size=1,
        )
        st.caption(text("regions.polygon.note", language))
        raw = typed.encode() if typed.strip() else b"" if file is None else file.getvalue()
        if not raw:
            return None
        try:
            return read_polygon(raw)
        except ImportFault as fault:
            st.error(text("regions.polygon.bad", language))
            st.text(str(fault))
            return None


def _headline(session: Session, found: Series, rows: Rows) -> None:
    """Say in words what the region was like on the day."""
    language, measure = session.language, session.state.measure
    day = found.history.day(session.state.day) - found.start
    counts = {}
    for word in STATUSES:
        category = Category[word.upper()]
        cubes = (found.counts, found.low, found.high)
        best, low, high = (int(cube[0, category, day]) for cube in cubes)
        counts[word] = range_words(session, best, low, high)
    st.markdown(
        plain(
            text(
                "regions.about",
                language,
                n=number_words(rows.size, language),
                day=day_words(session.state.day, language),
                unit=text(f"regions.unit.{measure}", language),
                **counts,
            )
        )
    )
    if measure is Measure.POPULATION:
        known = session.store.regions.known(rows, measure)
        st.caption(
            text(
                "regions.population.known",
                language,
                n=number_words(known, language),
                all=number_words(rows.size, language),
            )
        )
    if measure is Measure.AREA:
        st.caption(text("regions.area.known", language))


def _parts(session: Session, rows: Rows, question: Question) -> None:
    """Draw the parts of the region by a scheme that the reader chooses."""
    language = session.language
    offered = list(dict.fromkeys([*SCHEMES, session.state.scheme]))
    scheme = st.selectbox(
        text("regions.scheme", language),
        offered,
        index=offered.index(session.state.scheme),
        format_func=lambda each: text(f"regions.scheme.{each}", language),
        key=f"scheme_{session.seq}_{language}",
        width=260,
    )
    session.change(scheme=scheme)
    if scheme in (Scheme.FORMER_RAION, Scheme.OCCUPATION):
        st.caption(text(f"regions.scheme.{scheme}.note", language))
    division = session.store.regions.division(scheme)
    found = session.store.regions.totals(rows, session.state.measure, question, division)
    parts_chart(session, found, division.among(rows))
