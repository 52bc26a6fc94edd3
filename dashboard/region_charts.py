"""Charts of the Regions page: totals by status, days under occupation, parts on one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import altair as alt
import numpy as np
import streamlit as st

from dashboard.charts import (
    day_axis,
    day_tooltip,
    day_words,
    figure,
    number_words,
    status_colour,
)
from dashboard.daybars import WHOLE, column_heads, day_bars, tooltips
from dashboard.palette import palette_of
from dashboard.state import STATUSES
from dashboard.text import text
from data.series import Category
from data.totals import SQUARE_METRES, Measure, turning_days

if TYPE_CHECKING:
    from dashboard.session import Session
    from data.regions import Fates
    from data.series import Series

CATEGORIES = tuple(Category[word.upper()] for word in STATUSES)


def scaled(amount: float, measure: Measure) -> float:
    """Return a total in the unit that is shown: square kilometres for areas."""
    return round(amount / SQUARE_METRES, 1) if measure is Measure.AREA else amount


def amount_words(session: Session, amount: float) -> str:
    """Return a total in the reader's numbers, without decimals."""
    return number_words(scaled(amount, session.state.measure), session.language)


def range_words(session: Session, best: float, low: float, high: float) -> str:
    """Return a total with its range in brackets, or alone if the dates leave none."""
    parts = {
        name: amount_words(session, value)
        for name, value in (("best", best), ("low", low), ("high", high))
    }
    if parts["low"] == parts["high"]:
        return parts["best"]
    return text("regions.range", session.language, **parts)


def totals_chart(session: Session, found: Series) -> None:
    """Draw areas stacked by status."""
    language, measure = session.language, session.state.measure
    rows = total_rows(session, found)
    named = text(f"regions.measure.{measure}", language)
    stacked = (
        alt.Chart()
        .transform_calculate(rank=f"indexof({list(STATUSES)}, datum.category)")
        .mark_area(interpolate="step-after")
        .encode(
            x=day_axis(),
            y=alt.Y("best:Q", title=named, axis=alt.Axis(format=WHOLE)),
            color=status_colour(session, "category"),
            order=alt.Order("rank:Q"),
            tooltip=[day_tooltip(session), *tooltips(session, "status", "best", "low", "high")],
        )
    )
    occupied = found.counts[0, Category.OCCUPIED]
    peak = int(np.argmax(occupied))
    figure(
        session,
        stacked,
        rows,
        "totals",
        title=text("regions.totals", language, measure=named),
        summary=text(
            "regions.totals.summary",
            language,
            first=day_at(session, found, 0),
            last=day_at(session, found, occupied.size - 1),
            peak=day_at(session, found, peak),
            most=amount_words(session, occupied[peak]),
            day=day_words(session.state.day, language),
            now=now_words(session, found, Category.OCCUPIED),
        ),
        labels=column_heads(session, "day", "status", "best", "low", "high"),
    )


def occupied_chart(session: Session, found: Series) -> None:
    """Draw what was occupied, with the range that the dates leave."""
    language = session.language
    figure(
        session,
        band(session, text(f"regions.measure.{session.state.measure}", language)),
        total_rows(session, found, only=Category.OCCUPIED),
        "occupied",
        title=text("regions.occupied", language),
        summary=text(
            "regions.occupied.summary",
            language,
            day=day_words(session.state.day, language),
            now=now_words(session, found, Category.OCCUPIED),
        ),
        labels=column_heads(session, "day", "status", "best", "low", "high"),
    )


def days_chart(session: Session, fates: Fates) -> None:
    """Draw how long settlements were occupied, in bars of a month."""
    language, days = session.language, fates.occupied.best
    held = days[days > 0]
    if not held.size:
        st.caption(text("regions.days.none", language))
        return
    day_bars(
        session,
        held,
        "days",
        title="regions.days",
        words="regions.days",
        colour=palette_of(st.context.theme.type).status["occupied"],
        all=number_words(days.size, language),
    )


def band(session: Session, title: str | None, domain: list[float] | None = None) -> alt.LayerChart:
    """Return the occupied as a line by best dates in a band of what is possible."""
    colour = palette_of(st.context.theme.type).status["occupied"]
    scale = alt.Undefined if domain is None else alt.Scale(domain=domain)
    tooltip = [day_tooltip(session), *tooltips(session, "best", "low", "high")]
    between = (
        alt.Chart()
        .mark_area(interpolate="step-after", color=colour, opacity=0.3)
        .encode(
            x=day_axis(),
            y=alt.Y("low:Q", title=title, scale=scale, axis=alt.Axis(format=WHOLE, tickCount=3)),
            y2="high:Q",
            tooltip=tooltip,
        )
    )
    line = (
        alt.Chart()
        .mark_line(interpolate="step-after", color=colour)
        .encode(x=day_axis(), y=alt.Y("best:Q", title=title), tooltip=tooltip)
    )
    return cast("alt.LayerChart", alt.layer(between, line))


def total_rows(
    session: Session, found: Series, part: int = 0, *, only: Category | None = None
) -> dict[str, list[Any]]:
    """Return the totals of one part as columns, days without a change left out."""
    categories = CATEGORIES if only is None else (only,)
    cubes = {"best": found.counts[part], "low": found.low[part], "high": found.high[part]}
    turned = turning_days(np.stack([cube[list(categories)] for cube in cubes.values()]))
    measure, history = session.state.measure, found.history
    rows: dict[str, list[Any]] = {
        name: [] for name in ("day", "category", "status", "best", "low", "high")
    }
    for day in turned.tolist():
        for category in categories:
            rows["day"].append(history.date(found.start + day))
            rows["category"].append(category.word)
            rows["status"].append(text(f"status.{category.word}", session.language))
            for name, cube in cubes.items():
                rows[name].append(scaled(int(cube[category, day]), measure))
    return rows


def now_words(session: Session, found: Series, category: Category, part: int = 0) -> str:
    """Return a total on the day in view, with its range."""
    day = found.history.day(session.state.day) - found.start
    cubes = (found.counts, found.low, found.high)
    best, low, high = (int(cube[part, category, day]) for cube in cubes)
    return range_words(session, best, low, high)


def day_at(session: Session, found: Series, index: int) -> str:
    """Return a day of some totals in words."""
    return day_words(found.history.date(found.start + index), session.language)
