"""Events of an imported layer on the Events page: labels and thresholds that the reader chooses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import altair as alt
import streamlit as st

from dashboard.charts import day_axis, day_tooltip, day_words, figure, number_words
from dashboard.dayphrase import DAY_INPUTS
from dashboard.leaving import map_link
from dashboard.opened import open_record, opened
from dashboard.plain import plain
from dashboard.tables import table
from dashboard.tabletwin import TableTwin
from dashboard.text import text
from data.eventframes import best_scores, events_by_day
from data.export.about import terms_of
from data.importers.errors import LayerError
from data.layerevents import LayerEventQuery

if TYPE_CHECKING:
    from datetime import date

    import polars as pl

    from dashboard.session import Session
    from data.layerevents import EventLayer

#: Events that a table shows at most: a year of VIINA has some 100,000.
MOST_ROWS = 2_000
#: Days up to the day in view that are shown at first.
FIRST_DAYS = 31
USUAL = ("day", "place", "labels", "score", "sources", "url")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the reader asks of a layer of events, and the answer."""

    query: LayerEventQuery
    events: pl.DataFrame


def event_layer_chosen(session: Session) -> EventLayer | None:
    """Offer the layers of events, if there are any; return the one that the address names."""
    layers, language = session.store.event_layers, session.language
    named = opened("events_of")
    if named and named not in layers:
        st.warning(text("layerevents.unknown", language))
    if not layers:
        return None
    names = ["", *layers]

    def called(name: str) -> str:
        return layers[name].title if name else text("layerevents.ledger", language)

    chosen = st.selectbox(
        text("layerevents.whose", language),
        names,
        index=names.index(named) if named in names else 0,
        format_func=called,
        key=f"events_of_{named}",
    )
    if chosen != (named if named in names else ""):
        open_record(events_of=chosen or "", event="")
        st.rerun()
    return layers[chosen] if chosen else None


def draw_layer_events(session: Session, layer: EventLayer) -> None:
    """Draw whose the layer is, what may be asked of it, how many events there are, and which."""
    language = session.language
    owner = "; ".join(layer.attribution)
    terms = text("layerevents.terms", language, owner=plain(owner), licence=plain(layer.licence))
    forbidden = "" if layer.publishable else f" {text('layerevents.private', language)}"
    st.caption(terms + forbidden)
    try:
        asked = _asked(session, layer)
    except LayerError as error:
        st.warning(plain(text("layerevents.damaged", language, error=error)))
        return
    n, total = (number_words(each, language) for each in (len(asked.events), layer.events))
    st.markdown(f"**{text('layerevents.title', language, n=n, total=total)}**")
    if asked.events.is_empty():
        st.info(text("layerevents.none", language))
        return
    _chart(session, layer, asked)
    _table(session, layer, asked)


def _asked(session: Session, layer: EventLayer) -> Asked:
    """Draw the filters; return what they let through."""
    language = session.language
    imported = {word.partition(">=")[0]: word for word in layer.labels}
    with st.container(horizontal=True, key="ctl_events_filters", vertical_alignment="bottom"):
        labels = st.multiselect(
            text("layerevents.label", language),
            list(imported),
            default=[label for label in ("t_control", "t_occupy") if label in imported],
            format_func=lambda label: text(f"layerevents.of.{label}", language),
            placeholder=text("record.all", language),
            key=f"layer_events_labels_{layer.name}",
        )
        least = _least(session, layer, labels)
        start, end = _days(session, layer)
    gazetteer, units = session.store.gazetteer, session.state.units
    if units:
        st.caption(text("layerevents.units", language))
    query = LayerEventQuery(
        start=start,
        end=end,
        settlements={code for unit in units for code in gazetteer.codes_in(unit)}
        if units
        else None,
        labels=tuple(labels),
        least=least,
    )
    return Asked(query=query, events=session.store.layer_events(layer.name, query))


def _least(session: Session, layer: EventLayer, labels: list[str]) -> float:
    """Return the least probability that is asked for, from that of the import on."""
    language = session.language
    lowest = min(float(word.partition(">=")[2]) for word in layer.labels)
    if lowest == 1.0:
        # Only what is certain was imported: there is nothing to choose.
        return lowest
    thresholds = plain(_thresholds(layer, labels))
    return st.slider(
        text("layerevents.least", language),
        min_value=lowest,
        max_value=1.0,
        step=0.05,
        key=f"layer_events_least_{layer.name}",
        help=text("layerevents.least.help", language, thresholds=thresholds),
    )


def _thresholds(layer: EventLayer, labels: list[str]) -> str:
    shown = [word for word in layer.labels if not labels or word.partition(">=")[0] in labels]
    return ", ".join(shown[:6]) + (" …" if len(shown) > 6 else "")  # noqa: PLR2004  # a line of them


def _days(session: Session, layer: EventLayer) -> tuple[date | None, date | None]:
    """Return the days that are asked for; at first the month up to the day in view."""
    until = min(max(session.state.day, layer.first), layer.last)
    usual = {"from": max(layer.first, until - timedelta(days=FIRST_DAYS - 1)), "to": until}
    found = [
        st.date_input(
            text(f"events.{which}", session.language),
            value=usual[which],
            min_value=layer.first,
            max_value=layer.last,
            format=DAY_INPUTS[session.language],
            key=f"layer_events_{which}_{layer.name}_{until}",
        )
        for which in ("from", "to")
    ]
    return found[0], found[1]


def _chart(session: Session, layer: EventLayer, asked: Asked) -> None:
    language = session.language
    rows = events_by_day(asked.events, asked.query.labels)
    rows["label"] = [text(f"layerevents.of.{label}", language) for label in rows["label"]]
    most = max(range(len(rows["events"])), key=rows["events"].__getitem__)
    chart = (
        alt.Chart()
        .mark_bar()
        .encode(
            x=day_axis(),
            y=alt.Y("events:Q", title=text("layerevents.axis", language)),
            color=alt.Color("label:N", title=None, legend=alt.Legend(orient="top", columns=4)),
            tooltip=[
                day_tooltip(session),
                alt.Tooltip("label:N", title=_head(session, "label")),
                alt.Tooltip("events:Q", title=_head(session, "events")),
            ],
        )
    )
    figure(
        session,
        chart,
        rows,
        "layer-events",
        title=text("layerevents.chart", language),
        summary=text(
            "layerevents.chart.summary",
            language,
            n=number_words(rows["events"][most], language),
            label=rows["label"][most],
            day=day_words(rows["day"][most], language),
        ),
        labels={name: _head(session, name) for name in rows},
        files=layer.publishable,
    )


def _table(session: Session, layer: EventLayer, asked: Asked) -> None:
    language, gazetteer = session.language, session.store.gazetteer
    latest = asked.events.reverse().head(MOST_ROWS)
    if len(latest) < len(asked.events):
        st.caption(text("layerevents.cut", language, n=number_words(len(latest), language)))
    columns = _columns(session, latest, asked.query)
    twin = TableTwin(
        name=f"layer-events-{layer.name}",
        keys=latest["id"].to_list(),
        columns=columns,
        heads={name: _head(session, name) for name in columns},
        alt=text("layerevents.alt", language),
        usual=USUAL,
        facets=("labels", "sources"),
        formats={"score": "%.2f", "distance": "%.0f"},
        kinds={"url": "link"},
        members={
            "layer": layer.name,
            **terms_of(layer),
            "filters": asked.query.as_json() | {"units": list(session.state.units)},
        },
        publishable=layer.publishable,
    )
    picked = table(session, twin)
    if picked is None:
        return
    (row,) = latest.filter(latest["id"] == picked).to_dicts()
    if gazetteer.has_settlement(row["katottg"]):
        name = plain(gazetteer.title(row["katottg"], language))
        day = day_words(row["day"], language)
        words = text("layerevents.open", language, name=name, day=day)
        map_link(session, words, row["day"], (row["katottg"],), key="layer_event")


def _columns(
    session: Session, events: pl.DataFrame, query: LayerEventQuery
) -> dict[str, list[Any]]:
    language, gazetteer = session.language, session.store.gazetteer
    codes = events["katottg"].to_list()
    return {
        "day": events["day"].to_list(),
        "place": [
            gazetteer.title(code, language) if gazetteer.has_settlement(code) else ""
            for code in codes
        ],
        "labels": [
            tuple(text(f"layerevents.of.{label}", language) for label in labels)
            for labels in events["labels"].to_list()
        ],
        "score": best_scores(events, query.labels),
        "sources": [tuple(each) for each in events["sources"].to_list()],
        "reports": events["reports"].to_list(),
        "precision": events["precision"].to_list(),
        "joined": [
            text(f"layerevents.joined.{how}", language) if how in ("geonameid", "nearest") else ""
            for how in events["joined"].to_list()
        ],
        "distance": events["distance_m"].to_list(),
        "url": events["url"].to_list(),
    }


def _head(session: Session, name: str) -> str:
    return text(f"layerevents.column.{name}", session.language)
