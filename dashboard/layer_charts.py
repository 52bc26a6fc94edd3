"""Charts of the Layers page: agreement by day, who says what, and where layers differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import altair as alt
import numpy as np
import streamlit as st
from shapely.geometry import mapping

from dashboard.charts import day_axis, day_tooltip, day_words, figure, number_words, status_colour
from dashboard.palette import palette_of
from dashboard.state import STATUSES
from dashboard.text import text
from data.status import ControlStatus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dashboard.session import Session
    from data.export.table import Table
    from data.layercomparison import Comparison

    Columns = dict[str, list[Any]]

_CELL = 46  # px, height of a cell of the matrix
_MAP = 420  # px, height of the map
#: In the order in which the matrix shows them.
_ORDER = (
    ControlStatus.OCCUPIED,
    ControlStatus.CONTESTED,
    ControlStatus.UKRAINIAN,
    ControlStatus.UNKNOWN,
)


def days_chart(session: Session, rows: Columns) -> None:
    """Draw the share of equal settlements by day; ``rows`` as of :func:`day_columns`."""
    language = session.language
    kept = _turning(rows)
    least = min(
        (index for index, share in enumerate(rows["agreement"]) if share is not None),
        key=rows["agreement"].__getitem__,
    )
    chart = (
        alt.Chart()
        .mark_line(interpolate="step-after", color=palette_of(st.context.theme.type).accent)
        .encode(
            x=day_axis(),
            y=alt.Y(
                "agreement:Q",
                title=text("layers.days.axis", language),
                axis=alt.Axis(format="%"),
                scale=alt.Scale(domain=[0, 1]),
            ),
            tooltip=[
                day_tooltip(session),
                alt.Tooltip("agreement:Q", title=_head(session, "agreement"), format=".1%"),
                alt.Tooltip("known:Q", title=_head(session, "known"), format=",.0f"),
            ],
        )
    )
    figure(
        session,
        chart,
        {name: [values[index] for index in kept] for name, values in rows.items()},
        "layer-agreement",
        title=text("layers.days", language),
        summary=text(
            "layers.days.summary",
            language,
            day=day_words(rows["day"][least], language),
            share=f"{rows['agreement'][least]:.0%}",
            known=number_words(rows["known"][least], language),
        ),
        labels={name: _head(session, name) for name in ("day", "agreement", "known", "equal")},
    )


def _turning(rows: Columns) -> list[int]:
    """Return the days on which anything changes, and the last: steps are drawn between them."""
    pairs = np.column_stack([rows["known"], rows["equal"]])
    moved = np.any(np.diff(pairs, axis=0) != 0, axis=1)
    last = len(pairs) - 1
    return sorted({0, *(np.flatnonzero(moved) + 1).tolist(), last})


def matrix_chart(session: Session, found: Comparison) -> None:
    """Draw settlement-days by the status that each layer has."""
    language, palette = session.language, palette_of(st.context.theme.type)
    counted = found.found.confusion()
    total = max(int(counted.sum()), 1)
    pairs = [(one, other) for one in _ORDER for other in _ORDER]
    words = {status: text(f"status.{status.word}", language) for status in _ORDER}
    rows: Columns = {
        "one": [words[one] for one, _ in pairs],
        "two": [words[other] for _, other in pairs],
        "settlement_days": [int(counted[pair]) for pair in pairs],
        "share": [round(int(counted[pair]) / total, 4) for pair in pairs],
        "said": [number_words(int(counted[pair]), language) for pair in pairs],
    }
    order = [words[each] for each in _ORDER]
    base = alt.Chart().encode(
        x=alt.X(
            "two:N",
            title=found.other.layer,
            axis=alt.Axis(labelAngle=-30, orient="top"),
            sort=order,
        ),
        y=alt.Y("one:N", title=found.one.layer, sort=order),
        tooltip=[
            alt.Tooltip("one:N", title=_head(session, "one")),
            alt.Tooltip("two:N", title=_head(session, "two")),
            alt.Tooltip(
                "settlement_days:Q", title=_head(session, "settlement_days"), format=",.0f"
            ),
            alt.Tooltip("share:Q", title=_head(session, "share"), format=".2%"),
        ],
    )
    shades = alt.Scale(type="sqrt", range=[palette.panel, palette.accent], interpolate="rgb")
    tiles = base.mark_rect(stroke=palette.line).encode(
        color=alt.Color("settlement_days:Q", scale=shades, legend=None)
    )
    dark = alt.datum.settlement_days > max(int(counted.max()) // 4, 1)
    labels = base.mark_text().encode(
        text="said:N",
        color=alt.condition(dark, alt.value(palette.panel), alt.value(palette.ink)),
    )
    whole = cast("alt.LayerChart", alt.layer(tiles, labels))
    figure(
        session,
        whole.properties(height=_CELL * len(_ORDER)),
        rows,
        "layer-matrix",
        title=text("layers.matrix", language),
        summary=text("layers.matrix.summary", language, first=found.first, last=found.last),
        labels={name: _head(session, name) for name in ("one", "two", "settlement_days", "share")},
        on_days=False,
    )


def differences_map(
    session: Session, table: Table, day: date, names: Sequence[str], *, files: bool
) -> None:
    """Draw the settlements that differ at their positions, coloured as the second layer has them.

    There are ``files`` to download unless a layer may not be passed on.
    """
    language, palette = session.language, palette_of(st.context.theme.type)
    placed = [index for index, point in enumerate(table.points) if point is not None]
    if not placed:
        return
    points = [table.points[index] or (0.0, 0.0) for index in placed]
    codes = [str(table.columns["katottg"][index]) for index in placed]
    rows: Columns = {
        "name": [session.store.gazetteer.title(code, language) for code in codes],
        "lng": [point[0] for point in points],
        "lat": [point[1] for point in points],
        "one": [table.columns["status_1"][index] for index in placed],
        "two": [table.columns["status_2"][index] for index in placed],
    }
    told = [
        alt.Tooltip("name:N", title=_head(session, "name")),
        alt.Tooltip("one:N", title=names[0]),
        alt.Tooltip("two:N", title=names[1]),
    ]
    land = (
        alt.Chart(alt.InlineData(values=_outlines(session)))
        .mark_geoshape(fill=palette.land, stroke=palette.line)
        .encode()
    )
    dots = (
        alt.Chart()
        .mark_circle(size=46, opacity=1, stroke=palette.ink, strokeWidth=0.5)
        .encode(
            longitude="lng:Q",
            latitude="lat:Q",
            color=status_colour(session, "two", words=STATUSES, striped=False),
            tooltip=told,
        )
    )
    whole = cast("alt.LayerChart", alt.layer(land, dots))
    figure(
        session,
        whole.project(type="mercator").properties(height=_MAP),
        rows,
        "layer-differences",
        title=text("layers.map", language, day=day_words(day, language), layer=names[1]),
        summary=text("layers.differences.summary", language, n=number_words(len(table), language)),
        labels={"name": _head(session, "name"), "one": names[0], "two": names[1]},
        on_days=False,
        files=files,
    )


def _outlines(session: Session) -> list[dict[str, Any]]:
    """Return the units that are looked at as features, wound as the chart's projection needs them."""
    store, state = session.store, session.state
    codes = state.units or store.focus_oblasts
    wanted = [code for code in codes if code in store.outlines]
    return [
        {
            "type": "Feature",
            "geometry": mapping(store.outlines[code].simplify(0.005).reverse()),
            "properties": {},
        }
        for code in wanted
    ]


def _head(session: Session, name: str) -> str:
    return text(f"layers.column.{name}", session.language)
