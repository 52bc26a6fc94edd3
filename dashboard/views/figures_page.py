"""Reported figures beside the ledger's own, and the occupation administrations."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.charts import figure
from dashboard.figures_chart import flow_chart, reported, stock_chart
from dashboard.pagehead import page_head
from dashboard.session import Session, open_session
from dashboard.tables import TableTwin, table
from dashboard.tenures_chart import tenure_rows, tenures_chart
from dashboard.text import STRINGS, text
from dashboard.views.table_page import state_filters
from data.figures import COMPARISONS, Basis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.text import Language
    from data.figures import Figure

ADMINISTERED = "settlements_administered"
BODY_COLUMNS = ("body", "area", "seat", "head", "from", "to", "seat_status", "publisher", "url")
FIGURE_COLUMNS = (
    "when", "unit", "measure", "who", "words", "ledger_low", "ledger", "ledger_high",
    "difference", "note", "url",
)  # fmt: skip
LEDGERS = ("ledger_low", "ledger", "ledger_high", "difference")
KINDS = {"url": "link", "note": "wide"}
REPORTED_ONLY = ("when", "unit", "measure", "who", "words", "note", "url")


def draw() -> None:
    """Draw one figure as a chart, all as a table, and the administrations."""
    session = open_session()
    language = session.language
    page_head(session, "page.figures", "reported.intro")
    found = session.store.figures(state_filters(session))
    comparable = [each for each in found if each.comparison is not None]
    if comparable:
        _one(session, comparable)
        _all(session, comparable)
    else:
        st.info(text("reported.empty", language))
    others = [each for each in found if each.comparison is None]
    if others:
        with st.expander(text("reported.others", language)):
            st.caption(text("reported.others.why", language))
            _table(session, others, REPORTED_ONLY, "figures_others")
    _bodies(session, comparable)


def _one(session: Session, comparable: Sequence[Figure]) -> None:
    """Draw the choice of a measure and unit, and their chart."""
    language, gazetteer = session.language, session.store.gazetteer
    measures = [m for m in COMPARISONS if any(f.indicator.measure == m for f in comparable)]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        measure = st.selectbox(
            text("reported.measure", language),
            measures,
            format_func=partial(measure_words, language=language),
            key="figures_measure",
            width=320,
        )
        chosen = [f for f in comparable if f.indicator.measure == measure]
        units = list(dict.fromkeys(f.indicator.unit for f in chosen))
        unit = st.selectbox(
            text("reported.unit", language),
            units,
            format_func=lambda code: gazetteer.title(code, language),
            key=f"figures_unit_{measure}",
            width=260,
        )
    chart(session, measure, unit, [f for f in chosen if f.indicator.unit == unit])


def chart(
    session: Session, measure: str, unit: str, chosen: Sequence[Figure], title: str = ""
) -> None:
    """Draw the figures of one measure and unit beside the ledger's own."""
    language, comparison = session.language, COMPARISONS[measure]
    yardstick = session.store.yardstick(state_filters(session))
    line = yardstick.line(comparison, unit)
    rows = reported(chosen, language)
    rows["row"] = [f"{when} · {who}" for when, who in zip(rows["when"], rows["who"], strict=True)]
    name = session.store.gazetteer.title(unit, language)
    figure(
        session,
        flow_chart(session, measure, len(chosen))
        if line is None
        else stock_chart(session, measure, rows, line, yardstick.history),
        rows,
        f"figures-{measure.replace('_', '-')}{'-bodies' if title else ''}",
        title=title
        or text(
            "reported.title", language, measure=measure_words(measure, language=language), unit=name
        ),
        summary=text(
            "reported.summary",
            language,
            n=len(chosen),
            met=sum(f.difference == 0 for f in chosen),
        ),
        labels={
            key: text(f"reported.column.{key}", language) for key in FIGURE_COLUMNS if key in rows
        },
        on_days=line is not None,
    )
    if comparison.is_flow:
        st.caption(text("reported.flow", language))
    if comparison.basis in (Basis.KM2, Basis.PERCENT):
        st.caption(text("reported.area", language))
    if comparison.is_part:
        st.caption(text("reported.part", language))


def measure_words(measure: str, *, language: Language) -> str:
    """Return a measure in words; one that the catalogue lacks stands as the evidence has it."""
    entry = STRINGS.get(f"reported.measure.{measure}")
    return measure if entry is None else entry[language]


def _all(session: Session, comparable: Sequence[Figure]) -> None:
    """Draw the table of all figures that compare, with downloads of all figures."""
    language = session.language
    st.header(text("reported.table", language), anchor=False)
    st.caption(text("reported.table.help", language))
    _table(session, comparable, FIGURE_COLUMNS, "figures_table")
    exports, filters = session.store.exports, state_filters(session)
    with st.container(horizontal=True):
        for form, mime in (("csv", "text/csv"), ("json", "application/json")):
            st.download_button(
                text(f"reported.{form}", language),
                partial(exports.figures, filters, form),
                file_name=f"kharkiv-figures.{form}",
                mime=mime,
                on_click="ignore",
                type="tertiary",
                icon=":material/download:",
            )


def _table(session: Session, figures: Sequence[Figure], columns: Sequence[str], key: str) -> None:
    language, gazetteer = session.language, session.store.gazetteer
    rows = reported(figures, language)
    rows["unit"] = [gazetteer.title(f.indicator.unit, language) for f in figures]
    rows["measure"] = [measure_words(f.indicator.measure, language=language) for f in figures]
    rows["url"] = [f.source.url for f in figures]
    twin = TableTwin(
        name=key,
        keys=rows["id"],
        columns={name: rows[name] for name in columns},
        heads={name: text(f"reported.column.{name}", language) for name in columns},
        alt=text("reported.table", language),
        facets=("measure", "unit"),
        kinds=KINDS,
        formats=dict.fromkeys(LEDGERS, "localized"),
    )
    table(session, twin, selectable=False)


def _bodies(session: Session, comparable: Sequence[Figure]) -> None:
    """Draw the administrations: seats over time, what they claim to administer, and a table."""
    language, store = session.language, session.store
    filters = state_filters(session)
    tenures = store.tenures(filters)
    if not tenures:
        return
    st.header(text("reported.bodies", language), anchor=False)
    with st.container(key="ctl_text_bodies"):
        st.markdown(text("reported.bodies.intro", language))
    shot, _ = store.snapshot(session.state.day, filters)
    rows = tenure_rows(session, tenures, shot)
    day = session.state.day.isoformat()
    figure(
        session,
        tenures_chart(session, len(tenures)),
        rows,
        "occupation-bodies",
        title=text("reported.bodies.chart", language),
        summary=text(
            "reported.bodies.summary",
            language,
            n=len(tenures),
            over=sum(tenure.is_over for tenure in tenures),
        ),
        labels={
            name: text(f"reported.column.{name}", language)
            for name in ("body", "area", "seat", "from", "to")
        },
    )
    twin = TableTwin(
        name="reported_bodies",
        keys=rows["id"],
        columns={name: rows[name] for name in BODY_COLUMNS},
        heads={name: text(f"reported.column.{name}", language, day=day) for name in BODY_COLUMNS},
        alt=text("reported.bodies", language),
        kinds=KINDS,
    )
    table(session, twin, selectable=False)
    claimed = [
        each
        for each in comparable
        if each.indicator.measure == ADMINISTERED and each.indicator.unit == store.focus_oblast
    ]
    if claimed:
        chart(
            session,
            ADMINISTERED,
            claimed[0].indicator.unit,
            claimed,
            title=text("reported.administered", language),
        )
