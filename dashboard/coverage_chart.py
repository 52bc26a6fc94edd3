"""The chart of the page "How good is this": one measure by unit and month."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import altair as alt
import streamlit as st

from dashboard.charts import day_axis
from dashboard.palette import palette_of
from dashboard.text import text

if TYPE_CHECKING:
    from dashboard.palette import Palette
    from dashboard.session import Session
    from dashboard.text import Language
    from data.coverage import Coverage, Measure

    Columns = dict[str, list[Any]]

ROW = 15  # px, height of a row

#: Steps of the colour, and how much of the accent is in each: few enough to tell apart.
STEPS = {"none": 0.04, "few": 0.22, "some": 0.42, "many": 0.68, "most": 1.0}
#: The share that each step stays below.
LIMITS = {"few": 0.1, "some": 0.5, "many": 0.9}


def monthly(session: Session, found: Coverage, measure: Measure) -> Columns:
    """Return a row for each unit and month with a settlement-day that counts."""
    gazetteer, language = session.store.gazetteer, session.language
    names = {code: gazetteer.title(code, language) for code in found.groups.codes}
    order = sorted(range(len(names)), key=lambda group: _place_in_order(session, found, group))
    cuts = [found.history.date(cut) for cut in found.cuts]
    columns: Columns = {
        "katottg": [], "unit": [], "month": [], "until": [], "month_words": [], "share": [], "step": [],
    }  # fmt: skip
    for group in order:
        code = found.groups.codes[group]
        for period, (start, end) in enumerate(pairwise(cuts)):
            if found.total[group, period]:
                columns["katottg"].append(code)
                columns["unit"].append(names[code])
                columns["month"].append(start)
                columns["until"].append(end)
                columns["month_words"].append(f"{start:%Y-%m}")
                share = round(float(found.shares[group, period, measure]), 4)
                columns["share"].append(share)
                columns["step"].append(text(f"coverage.step.{step_of(share)}", language))
    return columns


def _place_in_order(session: Session, found: Coverage, group: int) -> tuple[str, ...]:
    """Return what units are sorted by: the units around them, widest first, then their name."""
    gazetteer, code = session.store.gazetteer, found.groups.codes[group]
    around = [gazetteer.title(unit.katottg, session.language) for unit in gazetteer.ancestors(code)]
    return (*reversed(around), gazetteer.title(code, session.language))


def heat_map(session: Session, rows: Columns) -> alt.Chart:
    """Return the heat map: a row a unit, a column a month."""
    language, palette = session.language, palette_of(st.context.theme.type)
    units = list(dict.fromkeys(rows["unit"]))
    steps = [text(f"coverage.step.{step}", language) for step in STEPS]
    tooltip = [
        alt.Tooltip("unit:N", title=text("coverage.column.unit", language)),
        alt.Tooltip("month_words:N", title=text("coverage.column.month", language)),
        alt.Tooltip("share:Q", title=text("coverage.column.share", language), format=".1%"),
    ]
    chart: alt.Chart = (
        alt.Chart()
        .mark_rect(stroke=palette.panel, strokeWidth=0.5)
        .encode(
            x=day_axis("month", axis=alt.Axis(orient="top", grid=False)),
            x2="until:T",
            y=alt.Y("unit:N", sort=units, title=None, axis=_names(language)),
            color=alt.Color(
                "step:N",
                scale=alt.Scale(domain=steps, range=shades(palette)),
                # Read in rows, like text; five in one row would not fit a phone.
                legend=alt.Legend(columns=3, columnPadding=8),
            ),
            tooltip=tooltip,
        )
        .properties(height=max(ROW * len(units), 4 * ROW))
    )
    return chart


def _names(language: Language) -> alt.Axis:
    """Return the axis of units: without the word for their level, which the chart's title says."""
    kind = text("coverage.chart.kind", language)
    return alt.Axis(labelLimit=190, grid=False, labelExpr=f"replace(datum.label, '{kind}', '')")


def shades(palette: Palette) -> list[str]:
    """Return a colour for each step, from the ground to the accent."""
    low, high = (bytes.fromhex(colour[1:]) for colour in (palette.land, palette.accent))
    mixed = [
        bytes(round(a + (b - a) * part) for a, b in zip(low, high, strict=True))
        for part in STEPS.values()
    ]
    return [f"#{colour.hex()}" for colour in mixed]


def step_of(share: float) -> str:
    """Return the step that a share falls into."""
    if share == 0:
        return "none"
    for step, limit in LIMITS.items():
        if share < limit:
            return step
    return "most"


def summary(session: Session, rows: Columns, word: str) -> str:
    """Say in words where the measure is highest."""
    share = max(rows["share"])
    if not share:
        return text("coverage.chart.none", session.language, measure=word)
    place = rows["share"].index(share)
    return text(
        "coverage.chart.summary",
        session.language,
        measure=word,
        share=f"{share:.0%}",
        unit=rows["unit"][place],
        month=rows["month_words"][place],
    )
