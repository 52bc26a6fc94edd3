"""Layers: what is loaded and under what terms, how far two of them agree, and where they differ."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.charts import day_words, number_words
from dashboard.dayfield import day_in_view
from dashboard.history_views import layers_of
from dashboard.layer_charts import days_chart, differences_map, matrix_chart
from dashboard.layer_choice import two_layers
from dashboard.leaving import view_link
from dashboard.pagehead import page_head
from dashboard.plain import plain
from dashboard.session import Session, open_session
from dashboard.state import filters_of
from dashboard.tables import fitting
from dashboard.text import text
from data.export.formats import FORMATS, written
from data.export.layeragreement import day_columns, unit_rows
from data.importers.errors import LayerError
from geo.place import Level

if TYPE_CHECKING:
    from data.export.table import Table
    from data.layer import Layer
    from data.layercomparison import Comparison
    from data.layerevents import EventLayer

    Columns = dict[str, list[Any]]

_HEIGHT = 460  # px, of the longest table
_ROW = 35
#: Commands that make a layer, by the word of what they take.
HOW_TO = {
    "viina": "viina PATH",
    "events": "viina-events PATH",
    "deepstate": "deepstate PATH",
    "register": "register PATH",
    "polygons": "polygons PATH --name LAYER --mapping FILE.yaml",
}
#: File endings that differ from the word of the format.
_SUFFIXES = {"geoparquet": "parquet", "flatgeobuf": "fgb"}
_LOADED = ("layer", "title", "first", "last", "covered", "licence", "attribution", "publishable")


def draw() -> None:
    """Draw what is loaded, and, if there are two layers, the comparison."""
    session = open_session()
    language = session.language
    page_head(session, "page.layers", "layers.intro")
    for error in session.store.damaged_layers:
        st.warning(plain(text("layers.damaged", language, error=error)))
    _loaded(session)
    if len(layers_of(session.store)) == 1:
        with st.container(key="ctl_layers_how"):
            st.markdown(text("layers.alone", language))
            for what, command in HOW_TO.items():
                st.markdown(text(f"layers.takes.{what}", language))
                # Without a language: Streamlit's colours of shell words are too pale to read.
                st.code(f"python -m data import {command}", language=None, wrap_lines=True)
            st.markdown(text("layers.alone.more", language))
        return
    try:
        _together(session)
    except LayerError as error:
        st.warning(plain(text("layers.damaged", language, error=error)))


def _loaded(session: Session) -> None:
    """Draw what is loaded, whose it is, and under what terms."""
    language, store = session.language, session.store
    layers: list[Layer | EventLayer] = [*layers_of(store).values(), *store.event_layers.values()]
    records = [layer.as_json() for layer in layers]
    columns: Columns = {name: [each.get(name) for each in records] for name in _LOADED}
    columns["attribution"] = ["; ".join(each) for each in columns["attribution"]]
    st.header(text("layers.loaded", language), anchor=False)
    st.dataframe(
        columns,
        hide_index=True,
        column_config={name: _head(session, name) for name in _LOADED},
        height=fitting(len(layers)),
        key=f"layers_loaded_{language}",
        alt=text("layers.loaded", language),
    )


def _together(session: Session) -> None:
    """Draw the choice of two layers and a period, and all about them."""
    language, state, store = session.language, session.state, session.store
    st.header(text("layers.compare", language), anchor=False)
    other = two_layers(session, "layers")
    if other == state.layer:
        st.info(text("layers.same", language))
        return
    filters = filters_of(state, store)
    first, last = sorted((state.start or store.first, state.end or store.last))
    found = store.layer_comparison.compare(state.layer, other, filters, first, last)
    rows = day_columns(found)
    known = sum(rows["known"])
    if not known:
        st.info(text("layers.none", language))
        return
    words = text(
        "layers.headline",
        language,
        one=found.one.layer,
        other=found.other.layer,
        share=f"{sum(rows['equal']) / known:.1%}",
        known=number_words(known, language),
    )
    st.markdown(plain(words))
    left, right = st.columns(2)
    with left:
        days_chart(session, rows)
    with right:
        matrix_chart(session, found)
    _units(session, found)
    _differences(session, other)


def _units(session: Session, found: Comparison) -> None:
    """Draw agreement by raion over the period."""
    language, store = session.language, session.store
    groups = store.groups(Level.RAION, filters_of(session.state, store))
    rows = unit_rows(found, groups, store.gazetteer)
    columns: Columns = {
        "unit": [store.gazetteer.title(str(code), language) for code in rows["katottg"]],
        **{name: list(rows[name]) for name in ("agreement", "known", "equal")},
    }
    config: dict[str, Any] = {name: _head(session, name) for name in columns}
    config["agreement"] = st.column_config.ProgressColumn(
        _head(session, "agreement"), format="percent", min_value=0, max_value=1
    )
    with st.container(key="ctl_figure_layer_units"):
        st.subheader(text("layers.units", language), anchor=False)
        st.dataframe(
            columns,
            hide_index=True,
            column_config=config,
            height=min(_HEIGHT, _ROW * (len(columns["unit"]) + 1) + 3),
            key=f"layers_units_{language}",
            alt=text("layers.units", language),
        )


def _differences(session: Session, other: str) -> None:
    """Draw where the layers differ on the day in view: map, list and files."""
    state, store, language = session.state, session.store, session.language
    filters = filters_of(state, store)
    day = day_in_view(session, "layers_day", "layers.day")
    found = store.layer_comparison.compare(state.layer, other, filters, day, day)
    table = store.layer_comparison.differences(found, day, filters)
    if not len(table):
        st.subheader(
            text("layers.differences", language, day=day_words(day, language)), anchor=False
        )
        st.info(text("layers.differences.none", language))
        return
    names = (found.one.layer, found.other.layer)
    differences_map(session, table, day, names, files=_may_be_passed_on(session, names))
    _list(session, table, found)
    _downloads(session, table, found)


def _list(session: Session, table: Table, found: Comparison) -> None:
    """Draw the settlements that differ; a row leads to the map."""
    language, gazetteer = session.language, session.store.gazetteer
    codes = [str(code) for code in table.columns["katottg"]]
    raions = [gazetteer.raion_of(code) for code in codes]
    columns: Columns = {
        "name": [gazetteer.title(code, language) for code in codes],
        "raion": [
            "" if raion is None else gazetteer.title(raion.katottg, language) for raion in raions
        ],
    }
    heads = {name: _head(session, name) for name in columns}
    for number, past in enumerate((found.one, found.other), start=1):
        words = table.columns[f"status_{number}"]
        columns[f"status_{number}"] = [text(f"status.{word}", language) for word in words]
        columns[f"since_{number}"] = list(table.columns[f"since_latest_{number}"])
        heads[f"status_{number}"] = text("layers.column.said_one", language, layer=past.layer)
        heads[f"since_{number}"] = text("layers.column.since_one", language, layer=past.layer)
    picked = st.dataframe(
        columns,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        column_config=dict(heads),
        height=min(_HEIGHT, _ROW * (len(codes) + 1) + 3),
        key=f"layers_differences_{session.seq}_{language}",
        alt=text("layers.differences", language, day=day_words(session.state.day, language)),
    )
    chosen = picked["selection"]["rows"]
    if chosen:
        name = plain(columns["name"][chosen[0]])
        view_link(session, "map", text("table.open", language, name=name), place=codes[chosen[0]])


def _may_be_passed_on(session: Session, names: tuple[str, str]) -> bool:
    return all(session.store.layers[name].publishable for name in names)


def _downloads(session: Session, table: Table, found: Comparison) -> None:
    """Offer the differences in every format, unless a layer may not be passed on."""
    language = session.language
    names = (found.one.layer, found.other.layer)
    if not _may_be_passed_on(session, names):
        st.caption(text("layers.private", language))
        return
    stem = "-".join(("differences", *names, session.state.day.isoformat()))
    with st.container(horizontal=True, vertical_alignment="center", key="ctl_files_layers"):
        st.caption(text("layers.download", language), width="content")
        for form in FORMATS:
            st.download_button(
                form,
                partial(written, table, form),
                file_name=f"{stem}.{_SUFFIXES.get(form, form)}",
                key=f"layers_{form}",
                on_click="ignore",
                type="tertiary",
            )


def _head(session: Session, name: str) -> str:
    return text(f"layers.column.{name}", session.language)
