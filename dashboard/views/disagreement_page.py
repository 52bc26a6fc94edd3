"""Disagreement: where sources differ, keep silent or come late."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from dashboard.charts import day_words, number_words
from dashboard.dayfield import day_in_view
from dashboard.disagreement_charts import ages_chart, durations_chart, pictures_chart
from dashboard.disagreement_layers import layers_section
from dashboard.disagreement_matrix import pairs_chart
from dashboard.disagreement_tables import ages_table, blind_table, disputes_table, learned_table
from dashboard.linkvalues import AGES
from dashboard.pagehead import page_head
from dashboard.plain import plain
from dashboard.sections import HORIZONS, LONGEST_ALONE, Section
from dashboard.session import Session, open_session
from dashboard.state import filters_of
from dashboard.text import text
from data.blindspots import NEVER
from data.disagreement import Ending

if TYPE_CHECKING:
    from data.history import History
    from data.selection import Filters

#: Sections about one day, which the page then lets choose.
OF_A_DAY = (Section.AGES, Section.PICTURES)
#: Step of the slider of blind spots, in days.
STEP = 10


def draw() -> None:
    """Draw the choice of a section, and the section."""
    session = open_session()
    language = session.language
    page_head(session, "page.disagreement", "differ.intro")
    section = _controls(session)
    filters = filters_of(session.state, session.store)
    if section is Section.LAYERS:
        layers_section(session)
        return
    if not session.store.differences.has_claims(filters):
        st.info(text("differ.no_claims", language))
        return
    history = session.store.history(filters.layer, filters.known_as_of)
    if section is Section.DISPUTES:
        _disputes(session, history, filters)
    elif section is Section.PAIRS:
        _pairs(session, filters)
    elif section is Section.BLIND:
        _blind(session, history, filters)
    elif section is Section.AGES:
        _ages(session, history, filters)
    else:
        _pictures(session, filters)


def _controls(session: Session) -> Section:
    """Draw the choice of a section, and of a day for those about one; return the section."""
    language = session.language
    with st.container(horizontal=True, vertical_alignment="bottom", key="ctl_sections"):
        chosen = st.segmented_control(
            text("differ.section", language),
            list(Section),
            default=session.state.section,
            format_func=lambda each: text(f"differ.section.{each}", language),
            key=f"differ_sections_{session.seq}_{language}",
            label_visibility="collapsed",
        )
        section = chosen or session.state.section
        session.change(section=section)
        if section in OF_A_DAY:
            day_in_view(session, "differ_day")
    return section


def _disputes(session: Session, history: History, filters: Filters) -> None:
    language, found = session.language, session.store.differences.disputes(filters)
    st.caption(text("differ.disputes.meaning", language))
    if not len(found.days):
        st.info(text("differ.none", language))
        return
    said = session.store.differences.voices(filters)
    st.markdown(
        plain(
            text(
                "differ.disputes.about",
                language,
                n=number_words(len(found.days), language),
                places=number_words(len(np.unique(found.settlement)), language),
                owners=len(np.unique(said.owner[found.claim])),
                median=number_words(float(np.median(found.days)), language),
                most=number_words(int(found.days.max()), language),
                open=int((found.ending == Ending.OPEN).sum()),
            )
        )
    )
    disputes_table(session, history, found)
    durations_chart(session, found)


def _pairs(session: Session, filters: Filters) -> None:
    language, found = session.language, session.store.differences.pairs(filters)
    st.caption(text("differ.pairs.meaning", language))
    if not found:
        st.info(text("differ.none", language))
        return
    heads = {"days": "column.settlement_days_differing", "disputes": "column.disputes"}
    measure = st.segmented_control(
        text("differ.measure", language),
        list(heads),
        default="days",
        format_func=lambda name: text(heads[name], language),
        key=f"differ_measure_{language}",
    )
    pairs_chart(session, found, measure or "days")


def _blind(session: Session, history: History, filters: Filters) -> None:
    language = session.language
    st.caption(text("differ.blind.meaning", language))
    longer = st.slider(
        text("differ.blind.more", language),
        0,
        LONGEST_ALONE,
        session.state.alone,
        STEP,
        key=f"differ_blind_{session.seq}",
        width=360,
    )
    session.change(alone=longer)
    found = session.store.differences.blind_spots(filters, longer_than=longer)
    never = int((found.joined == NEVER).sum())
    counts = {
        name: number_words(n, language) for name, n in (("n", len(found.days)), ("never", never))
    }
    st.markdown(plain(text("differ.blind.about", language, **counts)))
    if len(found.days):
        blind_table(session, history, found)


def _ages(session: Session, history: History, filters: Filters) -> None:
    language, day = session.language, session.state.day
    st.caption(text("differ.ages.meaning", language))
    every = session.store.differences.ages(day, filters)
    if not len(every.days):
        st.info(text("table.empty", language))
        return
    ages_chart(session, every)
    least = st.select_slider(
        text("differ.ages.more", language),
        (0, *AGES),
        value=session.state.age,
        key=f"differ_age_{session.seq}",
        width=360,
    )
    if least != session.state.age:
        # The age that the map fades and the header says, so the whole page follows.
        session.move(age=least)
        st.rerun()
    found = session.store.differences.ages(day, filters, at_least=least)
    if len(found.days):
        ages_table(session, history, found)
    else:
        st.info(text("table.empty", language))


def _pictures(session: Session, filters: Filters) -> None:
    language, day = session.language, session.state.day
    st.caption(text("differ.pictures.meaning", language))
    horizon = st.segmented_control(
        text("differ.pictures.horizon", language),
        HORIZONS,
        default=session.state.horizon,
        format_func=lambda n: (
            text("differ.pictures.days", language, n=n)
            if n
            else text("differ.pictures.all", language)
        ),
        key=f"differ_horizon_{session.seq}_{language}",
    )
    days = session.state.horizon if horizon is None else horizon
    session.change(horizon=days)
    found = session.store.differences.pictures(day, filters)
    rows = session.store.differences.rows(filters)
    end = day + timedelta(days=days) if days else max(found.known)
    kept = sum(known <= end for known in found.known)
    counts, learned = found.counts(rows)[:kept], found.learned(rows).until(kept)
    if not len(learned.row):
        st.info(text("differ.pictures.still", language))
        return
    st.markdown(
        plain(
            text(
                "differ.pictures.stable",
                language,
                times=len(np.unique(learned.known)),
                last=day_words(found.known[int(learned.known[-1])], language),
                n=number_words(len(learned.row), language),
            )
        )
    )
    pictures_chart(session, found.known[:kept], counts, end)
    learned_table(session, found, learned)
