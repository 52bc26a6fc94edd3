"""Regions: any part of the oblast, what became of it, and how its parts compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from dashboard.area_map import area_map
from dashboard.charts import day_words, number_words
from dashboard.dayfield import day_field
from dashboard.plain import plain
from dashboard.region_area import area_in_force, polygon_form, say_if_kept, take_drawn
from dashboard.region_charts import days_chart, occupied_chart, range_words, totals_chart
from dashboard.region_parts import parts_chart
from dashboard.region_tables import boards, crosswalk_table
from dashboard.session import Session, open_session
from dashboard.state import STATUSES
from dashboard.text import text
from data.areacode import area_code
from data.division import Scheme
from data.regions import Question
from data.series import Category
from data.totals import Measure
from data.view import ScopeName
from geo.place import Level

if TYPE_CHECKING:
    import shapely
    from numpy.typing import NDArray

    from data.series import Series

    Rows = NDArray[np.int64]

#: Schemes whose parts are few enough to be drawn one below another.
SCHEMES = (Scheme.RAION, Scheme.FORMER_RAION, Scheme.OCCUPATION)


def draw() -> None:
    """Draw the choice of a region, and everything about it."""
    session = open_session()
    _controls(session)
    area = area_in_force(session)
    rows = _rows(session, area)
    code = "" if area is None else area_code(area)
    say_if_kept(session, code)
    question = Question(
        first=session.store.first,
        last=session.store.last,
        layer=session.state.layer,
        known_as_of=session.state.known,
    )
    found = session.store.regions.totals(rows, session.state.measure, question)
    with st.container(key="ctl_region_top"):
        left, right = st.columns([5, 6])
        with left:
            drawn = area_map(session, rows, code)
        with right:
            if rows.size:
                _headline(session, found, rows)
                totals_chart(session, found)
            else:
                st.info(text("regions.empty", session.language))
    if drawn is not None:
        take_drawn(session, drawn)
        st.rerun()
    if rows.size:
        _details(session, rows, question, found)


def _rows(session: Session, area: shapely.MultiPolygon | None) -> Rows:
    """Return the settlements of the region; of an area, those in the part of the country that is shown."""
    regions, units = session.store.regions, session.state.region
    if area is None or session.state.scope is ScopeName.UKRAINE:
        return regions.rows(units, area)
    inside = np.intersect1d(regions.rows(area=area), regions.rows())
    return np.union1d(regions.rows(units), inside) if units else inside


def _details(session: Session, rows: Rows, question: Question, found: Series) -> None:
    """Draw what became of the settlements and the parts of a region."""
    fates = session.store.regions.fates(rows, question)
    left, right = st.columns(2)
    with left:
        occupied_chart(session, found)
    with right:
        days_chart(session, fates)
    _parts(session, rows, question)
    boards(session, fates)
    crosswalk_table(session, rows)


def _controls(session: Session) -> None:
    """Draw the choices, and take them into the state."""
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
        day = day_field(session, "day", state.day, "regions_day")
        polygon_form(session)
    session.change(region=tuple(region), measure=measure, day=day)


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
