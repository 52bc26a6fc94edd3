"""Charts of reported figures: who said how much, beside what the ledger yields."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, cast

import altair as alt
import numpy as np
import streamlit as st

from dashboard.charts import day_axis, short_number
from dashboard.palette import palette_of
from dashboard.text import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.palette import Palette
    from dashboard.session import Session
    from dashboard.text import Language
    from data.extent import Band
    from data.figures import Figure
    from data.history import History

    Columns = dict[str, list[Any]]

SIDES = ("ukraine", "russia", "independent")
#: Of the ledger and of each side: colour is never alone.
SHAPES = ["square", "circle", "triangle-up", "diamond"]
DECIMALS = 1  # of what the ledger yields, on screen
ROW = 40  # px, height of a row of a chart of flows: its words stand above its marks
OFFSET = 8  # px, marks below the middle of a row
HEIGHT = 300  # px
POINT = 110  # px², a reported figure
LEAD = timedelta(days=7)  # shown before the first figure


def reported(figures: Sequence[Figure], language: Language) -> Columns:
    """Return figures as rows of a chart, sides and bounds in the reader's words."""
    said = [figure.indicator for figure in figures]
    points = [
        next(value for value in (each.value, each.low, each.high) if value is not None)
        for each in said
    ]
    return {
        "id": [each.id for each in said],
        "day": [each.when.best for each in said],
        "from": [each.when.earliest or each.when.best for each in said],
        "to": [each.when.latest or each.when.best for each in said],
        "when": [each.when.edtf.replace("/", " – ") for each in said],
        "reported": points,
        "low": [point if each.low is None else each.low for each, point in zip(said, points, strict=True)],
        "high": [point if each.high is None else each.high for each, point in zip(said, points, strict=True)],
        "words": [_words(figure, language) for figure in figures],
        "side": [text(f"reported.side.{figure.source.side}", language) for figure in figures],
        "who": [figure.source.owner for figure in figures],
        "ledger_low": [figure.ledger and round(figure.ledger.low, DECIMALS) for figure in figures],
        "ledger": [figure.ledger and round(figure.ledger.best, DECIMALS) for figure in figures],
        "ledger_high": [figure.ledger and round(figure.ledger.high, DECIMALS) for figure in figures],
        "difference": [
            None if figure.difference is None else round(figure.difference, DECIMALS)
            for figure in figures
        ],
        "note": [each.note for each in said],
    }  # fmt: skip


def stock_chart(
    session: Session, measure: str, rows: Columns, line: Band, history: History
) -> alt.LayerChart:
    """Return the ledger's line with its band, and over it what was reported, day by day.

    It begins a little before the first figure: the rest would squeeze what there is to compare.
    """
    palette, language = palette_of(st.context.theme.type), session.language
    begin = max(min(rows["from"]) - LEAD, history.first)
    ledger = alt.Chart(alt.InlineData(values=steps(line, history, begin)))
    name = text("reported.ledger", language)
    colour = _colour(palette, language)
    y = alt.Y(
        "best:Q", title=text(f"reported.measure.{measure}", language), scale=alt.Scale(zero=True)
    )
    band = ledger.mark_area(interpolate="step-after", fillOpacity=0.22).encode(
        x=day_axis(), y=alt.Y("low:Q"), y2="high:Q", color=alt.ColorDatum(name)
    )
    best = ledger.mark_line(interpolate="step-after").encode(
        x=day_axis(), y=y, color=alt.ColorDatum(name)
    )
    points = alt.Chart()
    span = points.mark_rule(strokeWidth=2).encode(
        x=day_axis("from"), x2="to:T", y="reported:Q", color=_side(colour)
    )
    bounds = points.mark_rule(strokeWidth=2).encode(
        x=day_axis(), y="low:Q", y2="high:Q", color=_side(colour)
    )
    marks = points.mark_point(size=POINT, filled=True, opacity=1).encode(
        x=day_axis(),
        y="reported:Q",
        color=_side(colour),
        shape=_shape(language),
        tooltip=_tooltip(language),
    )
    layers = alt.layer(band, best, span, bounds, marks).properties(height=HEIGHT)
    return cast("alt.LayerChart", layers)


def flow_chart(session: Session, measure: str, n_rows: int) -> alt.LayerChart:
    """Return a row for each figure: what was reported, and the range that the ledger yields."""
    palette, language = palette_of(st.context.theme.type), session.language
    colour = _colour(palette, language)
    rows = alt.Chart()
    name = text("reported.ledger", language)
    y = alt.Y("row:N", sort=None, axis=None)
    title = text(f"reported.measure.{measure}", language)
    ledger = rows.mark_bar(height=8, fillOpacity=0.35, yOffset=OFFSET).encode(
        y=y, x=alt.X("ledger_low:Q", title=title), x2="ledger_high:Q",
        color=alt.ColorDatum(name),
    )  # fmt: skip
    best = rows.mark_tick(thickness=3, size=18, yOffset=OFFSET).encode(
        y=y, x="ledger:Q", color=alt.ColorDatum(name)
    )
    bounds = rows.mark_rule(strokeWidth=2, yOffset=OFFSET).encode(
        y=y, x="low:Q", x2="high:Q", color=_side(colour)
    )
    marks = rows.mark_point(size=POINT, filled=True, opacity=1, yOffset=OFFSET).encode(
        y=y,
        x="reported:Q",
        color=_side(colour),
        shape=_shape(language),
        tooltip=_tooltip(language),
    )
    words = rows.mark_text(align="left", dy=-OFFSET, color=palette.ink).encode(
        x=alt.value(2), y=y, text="row:N"
    )
    layers = alt.layer(ledger, best, bounds, marks, words).properties(height=ROW * n_rows)
    return cast("alt.LayerChart", layers)


def steps(line: Band, history: History, begin: date) -> list[dict[str, Any]]:
    """Return a band from a day on, as records of the days on which it changes, and of the last."""
    first = history.day(begin)
    values = np.column_stack([line.best, line.low, line.high])
    changed = np.concatenate(([True], (np.diff(values, axis=0) != 0).any(axis=1)))
    changed[[first, -1]] = True
    days = np.flatnonzero(changed)
    days = days[days >= first]
    dates: list[date] = [history.date(day) for day in days.tolist()]
    return [
        {"day": day.isoformat(), "best": best, "low": low, "high": high}
        for day, (best, low, high) in zip(dates, values[days].tolist(), strict=True)
    ]


def _words(figure: Figure, language: Language) -> str:
    """Return what was reported as one text: ``20``, ``≥ 20``, ``20–25``."""
    said = figure.indicator
    value, low, high = (
        None if each is None else short_number(each, language)
        for each in (said.value, said.low, said.high)
    )
    if value is not None:
        return value
    if low is not None and high is not None:
        return f"{low}–{high}"
    return f"≥ {low}" if low is not None else f"≤ {high}"


def _names(language: Language) -> list[str]:
    return [
        text("reported.ledger", language),
        *(text(f"reported.side.{side}", language) for side in SIDES),
    ]


def _colour(palette: Palette, language: Language) -> alt.Scale:
    colours = [palette.accent, palette.status["contested"], palette.status["occupied"], palette.ink]
    return alt.Scale(domain=_names(language), range=colours)


def _side(colour: alt.Scale) -> alt.Color:
    return alt.Color("side:N", scale=colour, legend=alt.Legend(title=None, symbolOpacity=1))


def _shape(language: Language) -> alt.Shape:
    scale = alt.Scale(domain=_names(language), range=SHAPES)
    return alt.Shape("side:N", scale=scale, legend=alt.Legend(title=None, symbolOpacity=1))


def _tooltip(language: Language) -> list[alt.Tooltip]:
    fields = {"when": "N", "who": "N", "words": "N", "ledger": "Q", "ledger_low": "Q",
              "ledger_high": "Q", "difference": "Q", "note": "N"}  # fmt: skip
    return [
        alt.Tooltip(f"{name}:{kind}", title=text(f"reported.column.{name}", language))
        for name, kind in fields.items()
    ]
