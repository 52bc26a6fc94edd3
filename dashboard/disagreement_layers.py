"""Where layers differ, and how long until they agreed: a section of the page "Disagreement"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import streamlit as st

from dashboard.charts import number_words
from dashboard.disagreement_charts import lengths_chart
from dashboard.disagreement_matrix import layer_pairs_chart
from dashboard.history_views import layers_of
from dashboard.layer_choice import two_layers
from dashboard.leaving import map_link, quiet_link
from dashboard.palette import palette_of
from dashboard.plain import plain
from dashboard.state import filters_of
from dashboard.tables import TableTwin, table
from dashboard.text import text
from data.layerdisputes import LayerDisputes, Outcome, layer_disputes
from data.status import ControlStatus

if TYPE_CHECKING:
    from dashboard.session import Session
    from data.layercomparison import Comparison

    Columns = dict[str, list[Any]]

_COUNTED = ("days", "disputes", "median_days")


def layers_section(session: Session) -> None:
    """Draw the matrix of all layers, and the disputes of two of them."""
    language, state, store = session.language, session.state, session.store
    st.caption(text("differ.layers.meaning", language))
    if len(layers_of(store)) == 1:
        st.info(text("differ.layers.alone", language))
        _link(session)
        return
    first, last = sorted((state.start or store.first, state.end or store.last))
    filters = filters_of(state, store)
    _matrix(session, store.layer_comparison.pairs(filters, first, last))
    other = two_layers(session, "differ")
    if other == session.state.layer:
        st.info(text("layers.same", language))
        return
    found = store.layer_comparison.compare(session.state.layer, other, filters, first, last)
    _disputes(session, found, layer_disputes(found.found))
    _link(session)


def _matrix(session: Session, found: Any) -> None:
    language = session.language
    measure = st.segmented_control(
        text("differ.measure", language),
        _COUNTED,
        default=_COUNTED[0],
        format_func=lambda name: text(f"differ.column.{name}", language),
        key=f"differ_layers_measure_{language}",
    )
    layer_pairs_chart(session, found, measure or _COUNTED[0])


def _disputes(session: Session, found: Comparison, disputes: LayerDisputes) -> None:
    language = session.language
    one, other = found.one.layer, found.other.layer
    if not len(disputes.days):
        st.info(text("differ.layers.none", language, one=one, other=other))
        return
    median = disputes.median_days()
    st.markdown(
        plain(
            text(
                "differ.layers.about",
                language,
                one=one,
                other=other,
                n=number_words(len(disputes.days), language),
                places=number_words(len(np.unique(disputes.row)), language),
                agreed=number_words(int(disputes.is_agreed.sum()), language),
                median="–" if median is None else number_words(median, language),
                open=number_words(int((disputes.outcome == Outcome.OPEN).sum()), language),
            )
        )
    )
    palette = palette_of(st.context.theme.type)
    shades = (palette.accent, palette.status["contested"], palette.ink_soft, palette.line)
    words = [_outcome(session, each, found) for each in Outcome]
    colours = dict(zip(words, (*shades, palette.ink), strict=True))
    lengths_chart(session, disputes.days, disputes.outcome, colours, "layer-disputes-lengths")
    _list(session, found, disputes)


def _list(session: Session, found: Comparison, disputes: LayerDisputes) -> None:
    """Draw the disputes, the longest first; a row leads to the map on its first day."""
    language, gazetteer = session.language, session.store.gazetteer
    order = np.argsort(-disputes.days, kind="stable").tolist()
    codes = [found.one.codes[disputes.row[at]] for at in order]
    raions = map(gazetteer.raion_of, codes)
    columns: Columns = {
        "name": [gazetteer.title(code, language) for code in codes],
        "raion": ["" if u is None else gazetteer.title(u.katottg, language) for u in raions],
        "from": [found.one.date(disputes.start[at]) for at in order],
        "to": [found.one.date(disputes.end[at] - 1) for at in order],
        "lasted": [int(disputes.days[at]) for at in order],
        "layer_one": [_status(session, disputes.one[at]) for at in order],
        "layer_other": [_status(session, disputes.other[at]) for at in order],
        "ending": [_outcome(session, Outcome(disputes.outcome[at]), found) for at in order],
        "katottg": codes,
    }
    heads = {name: text(f"column.{name}", language) for name in columns if "layer_" not in name}
    heads |= {"layer_one": found.one.layer, "layer_other": found.other.layer}
    names = (found.one.layer, found.other.layer)
    if not all(session.store.layers[name].publishable for name in names):
        # Who may not pass a layer on gets no files of it.
        st.dataframe(columns, hide_index=True, column_config=dict(heads))
        st.caption(text("layers.private", language))
        return
    keys = [f"{code} {day}" for code, day in zip(codes, columns["from"], strict=True)]
    twin = TableTwin(
        name="layer_disputes",
        keys=keys,
        columns=columns,
        heads={name: heads[name] for name in columns},
        alt=text("differ.layers.list", language),
        facets=("ending",),
        members={
            "as_of": None,
            **session.store.layer_comparison.members(
                found, filters_of(session.state, session.store)
            ),
        },
    )
    picked = table(session, twin)
    if picked is not None:
        place = keys.index(picked)
        name = plain(columns["name"][place])
        words = text("table.open", language, name=name)
        map_link(session, words, columns["from"][place], (codes[place],), key="dispute")


def _outcome(session: Session, outcome: Outcome, found: Comparison) -> str:
    return text(
        f"differ.outcome.{outcome.word}",
        session.language,
        one=found.one.layer,
        other=found.other.layer,
    )


def _status(session: Session, status: int) -> str:
    return text(f"status.{ControlStatus(status).word}", session.language)


def _link(session: Session) -> None:
    """Lead to the page of the layers, which has the rest: agreement by day and unit, and the map."""
    quiet_link(session, "layers", text("differ.layers.more", session.language))
