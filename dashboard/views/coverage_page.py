"""How good the evidence is: shares of settlement-days by unit and month, and the age of evidence."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.charts import figure, number_words
from dashboard.coverage_chart import heat_map, monthly, summary
from dashboard.dayfield import day_in_view
from dashboard.dayphrase import day_phrase
from dashboard.leaving import unit_fields, view_link
from dashboard.pagehead import page_head
from dashboard.plain import plain
from dashboard.session import Session, open_session
from dashboard.tables import TableTwin, table
from dashboard.text import text
from dashboard.views.table_page import state_filters
from data.coverage import Measure, months
from data.export.coverage import coverage_columns
from geo.place import Level

if TYPE_CHECKING:
    from data.coverage import Coverage

    Columns = dict[str, list[Any]]

LEVELS = (Level.RAION, Level.HROMADA, Level.SETTLEMENT)
MOST_ROWS = 80  # of a chart

#: Measures of the table, by columns of :func:`data.export.coverage.coverage_columns`.
MEASURES = tuple(measure.word for measure in Measure)
COLUMNS = (
    *MEASURES,
    "oldest_evidence",
    "newest_evidence",
    "evidence_age",
    "claims",
    "owners",
)


def draw() -> None:
    """Draw the measures, the chart by month, the table, and what the measures mean."""
    session = open_session()
    language = session.language
    page_head(session, "page.coverage", "coverage.intro")
    level = _controls(session)
    periods = (session.store.first, session.state.day)
    found = session.store.coverage(level, periods, state_filters(session))
    if not found.total.sum():
        st.info(text("coverage.empty", language))
        return
    _totals(session, found)
    _chart(session, level)
    _table(session, level, coverage_columns(found, session.store.gazetteer))
    _meaning(session)


def _controls(session: Session) -> Level:
    """Draw the choice of level and day; return the level."""
    language = session.language
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.segmented_control(
            text("coverage.by", language),
            LEVELS,
            default=Level.HROMADA,
            format_func=lambda level: text(f"coverage.by.{level}", language),
            key="coverage_by",
        )
        day_in_view(session, "coverage_day", "coverage.until")
    return chosen or Level.HROMADA


def _totals(session: Session, found: Coverage) -> None:
    """Draw the measures of everything in view together."""
    language, total = session.language, int(found.total.sum())
    days = found.days.sum(axis=(0, 1))
    span = {
        "first": day_phrase(session.store.first, language),
        "last": day_phrase(session.state.day, language),
    }
    st.caption(
        text(
            "coverage.span",
            language,
            n=number_words(int(found.settlements.sum()), language),
            **span,
        )
    )
    with st.container(horizontal=True, key="ctl_coverage_totals"):
        for measure in Measure:
            if measure is Measure.INTERPOLATED and not days[measure]:
                continue
            st.metric(
                text(f"coverage.measure.{measure.word}", language),
                f"{number_words(100 * days[measure] / total, language, 1)}%",
                help=text(f"coverage.meaning.{measure.word}", language),
                width="content",
            )


def _chart(session: Session, level: Level) -> None:
    """Draw one measure by unit and month."""
    language, store = session.language, session.store
    periods = months(store.first, session.state.day)
    found = store.coverage(level, periods, state_filters(session))
    if len(found.groups.codes) > MOST_ROWS:
        st.caption(text("coverage.chart.many", language, n=len(found.groups.codes)))
        return
    chosen = st.selectbox(
        text("coverage.measure", language),
        MEASURES,
        index=MEASURES.index(Measure.ONE_SIDED.word),
        format_func=lambda word: text(f"coverage.measure.{word}", language),
        key="coverage_measure",
        width=280,
    )
    measure, word = Measure[chosen.upper()], text(f"coverage.measure.{chosen}", language)
    units = text(f"coverage.chart.by.{level}", language)
    rows = monthly(session, found, measure)
    figure(
        session,
        heat_map(session, rows),
        rows,
        f"coverage-{chosen.replace('_', '-')}",
        title=text("coverage.chart", language, measure=word, units=units),
        summary=summary(session, rows, word),
        labels={
            key: text(f"coverage.column.{key}", language) for key in ("unit", "month", "share")
        },
    )


def _table(session: Session, level: Level, columns: Columns) -> None:
    """Draw all measures of all units, with links to the map and downloads."""
    language, gazetteer = session.language, session.store.gazetteer
    shown: Columns = {
        "unit": [gazetteer.title(code, language) for code in columns["katottg"]],
        "settlements": columns["settlements"],
        **{name: columns[name] for name in COLUMNS if name != "interpolated" or any(columns[name])},
    }
    st.caption(text("coverage.table", language))
    heads = {
        name: text(f"coverage.{'measure' if name in MEASURES else 'column'}.{name}", language)
        for name in shown
    }
    measures = [name for name in shown if name in MEASURES]
    twin = TableTwin(
        name=f"coverage_{level}",
        keys=columns["katottg"],
        columns=shown,
        heads=heads,
        alt=text("coverage.table", language),
        formats={"evidence_age": "localized", **dict.fromkeys(measures, "percent")},
        hints={name: text(f"coverage.meaning.{name}", language) for name in measures},
        members={"from": session.store.first.isoformat()},
    )
    picked = table(session, twin)
    if picked is not None:
        _open_on_map(session, level, picked)
    _downloads(session, level)


def _open_on_map(session: Session, level: Level, code: str) -> None:
    """Offer the chosen row on the map: a settlement's passport, or a unit as the filter."""
    name = session.store.gazetteer.title(code, session.language)
    words = text("table.open", session.language, name=plain(name))
    fields = {"place": code} if level is Level.SETTLEMENT else unit_fields(session, code)
    view_link(session, "map", words, **fields)


def _downloads(session: Session, level: Level) -> None:
    store, day, filters = session.store, session.state.day, state_filters(session)
    with st.container(horizontal=True):
        for form, mime in (("csv", "text/csv"), ("json", "application/json")):
            st.download_button(
                text(f"coverage.{form}", session.language),
                partial(store.exports.coverage, level, store.first, day, filters, form),
                file_name=f"kharkiv-coverage-{level}-{day}.{form}",
                mime=mime,
                on_click="ignore",
                type="tertiary",
                icon=":material/download:",
            )


def _meaning(session: Session) -> None:
    """Draw what each measure means, in plain words."""
    language = session.language
    with st.container(key="ctl_coverage_meaning"):
        st.header(text("coverage.meaning", language), anchor=False)
        lines = []
        for name in (*MEASURES, "oldest_evidence", "newest_evidence", "claims", "owners"):
            kind = "measure" if name in MEASURES else "column"
            head = text(f"coverage.{kind}.{name}", language)
            lines.append(f"- **{head}.** {text(f'coverage.meaning.{name}', language)}")
        st.markdown("\n".join(lines))
