"""Charts: one look, the timeline's day as a line, a table twin, and downloads.

A page builds an Altair chart without data, with :func:`day_axis`, :func:`status_colour` and field
types stated (``"settlements:Q"``), and hands it with its rows to :func:`figure`.
"""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING, Any, cast

import altair as alt
import streamlit as st
from altair.utils import schemapi

from dashboard.chartfiles import twins
from dashboard.chartlook import config, legend_fills, status_fills
from dashboard.palette import Palette, palette_of
from dashboard.plain import plain
from dashboard.state import STATUSES
from dashboard.text import text
from dashboard.text_charts import DAY_FORMATS, MONTHS_IN_DATE, NUMBER_LOCALES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.session import Session
    from dashboard.text import Language

    Chart = alt.Chart | alt.LayerChart
    Rows = Mapping[str, Sequence[Any]]

# Altair checks every part of a chart against Vega-Lite's schema as it is made: three quarters of the
# time that a page with charts takes. Tests check what pages draw instead.
schemapi.disable_debug_mode()

ROWS = "rows"  # what a chart calls its data
#: Members of a specification that only a whole one has, not a part of it.
OF_A_WHOLE = {"$schema", "autosize", "config", "datasets", "usermeta"}
PER_ROW = 2  # small multiples beside one another, where there is room
HEIGHT = 240  # px, of a chart whose builder states none

#: Months with their year, because a reader who sees "March" asks which; days between them without.
_DAY_LABEL = "utcFormat(datum.value, utcdate(datum.value) == 1 ? '%b %Y' : '%-d %b')"


def figure(
    session: Session,
    chart: Chart,
    rows: Rows,
    name: str,
    *,
    title: str,
    summary: str,
    labels: Mapping[str, str] | None = None,
    on_days: bool = True,
    files: bool = True,
) -> None:
    """Draw a chart with its heading, its data as a table, and downloads as PNG, SVG and CSV.

    Parameters
    ----------
    session
        Whose day, language and theme the chart follows.
    chart
        Without data; parts that have data of their own keep it.
    rows
        The data: column name to values, all of one length; days as ``date``.
    name
        Key of the elements on the page and stem of file names: ASCII, unique on the page.
    title
        Heading, in the reader's language; shown as it is, never as Markdown.
    summary
        What the chart says, in one or two sentences, for those who cannot see it.
    labels
        Heads of the table's columns; a column without one is not shown, but is in the CSV.
    on_days
        Whether the horizontal axis shows days, so that the day in view is marked on it.
    files
        Whether there are downloads: not of what may not be passed on.
    """
    whole = _finished(session, chart, on_days=on_days).properties(data=alt.NamedData(ROWS))
    spec = _spec(whole, {ROWS: _records(rows)})
    with st.container(key=f"ctl_figure_{name}"):
        st.subheader(plain(title), anchor=False)
        _draw(spec, summary, f"chart_{name}")
        twins(
            session,
            spec,
            rows,
            name,
            title=title,
            said=_said(session),
            labels=labels,
            files=files,
        )


def small_multiples(
    session: Session,
    charts: Mapping[str, alt.Chart | alt.LayerChart],
    rows: Rows,
    name: str,
    *,
    by: str,
    title: str,
    summaries: Mapping[str, str],
    labels: Mapping[str, str] | None = None,
) -> None:
    """Draw several charts beside and below one another, each of the rows with its key in ``by``.

    They share a scale only if their builder gives them one. The files hold all of them. Other
    parameters are those of :func:`figure`; ``summaries`` has one for each chart.
    """
    records = {key: [row for row in _records(rows) if row[by] == key] for key in charts}
    specs = {
        key: _spec(
            _finished(session, chart.properties(data=alt.NamedData(key)), on_days=True),
            {key: records[key]},
        )
        for key, chart in charts.items()
    }
    with st.container(key=f"ctl_figure_{name}"):
        st.subheader(plain(title), anchor=False)
        # On the page each is a chart of its own: Streamlit gives several in one too much width.
        columns = st.columns(PER_ROW)
        for number, (key, spec) in enumerate(specs.items()):
            with columns[number % PER_ROW]:
                _draw(spec, summaries[key], f"chart_{name}_{key}")
        whole = _stacked(list(specs.values()))
        twins(session, whole, rows, name, title=title, said=_said(session), labels=labels)


def _draw(spec: dict[str, Any], summary: str, key: str) -> None:
    # Not `st.altair_chart`, which would have all of it checked. Streamlit writes into what it is given.
    st.vega_lite_chart(spec=deepcopy(spec), theme=None, width="stretch", alt=summary, key=key)


def _spec(chart: Chart, records: Mapping[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """Return a chart in Vega-Lite's words, with the data that it names.

    They come in here because Altair would copy them at every turn.
    """
    spec = chart.to_dict(validate=False)
    return spec | {"datasets": spec.get("datasets", {}) | records}


def _stacked(specs: list[dict[str, Any]]) -> dict[str, Any]:
    """Return one specification of several, one below the other, in the look of the first."""
    datasets = {name: rows for spec in specs for name, rows in spec["datasets"].items()}
    views = [{key: spec[key] for key in spec.keys() - OF_A_WHOLE} for spec in specs]
    look = {key: specs[0][key] for key in ("$schema", "config", "usermeta")}
    return {**look, "vconcat": views, "datasets": datasets}


def _said(session: Session) -> str:
    return day_words(session.state.day, session.language)


def _finished(session: Session, chart: Chart, *, on_days: bool) -> Chart:
    """Return a chart with the day in view and the look of the reader's theme."""
    language, palette = session.language, palette_of(st.context.theme.type)
    marked = _with_day(chart, session.state.day, palette, language) if on_days else chart
    # The height is that of the plot, here as in files; Streamlit would fit all of it in.
    marked = marked.properties(autosize=alt.AutoSizeParams(type="fit-x", contains="padding"))
    # In SVG a striped fill is a link into the page: several charts, or a new address, would break it.
    marked = marked.properties(usermeta={"embedOptions": {"renderer": "canvas"}})
    return cast("Chart", marked.configure(**config(palette, language)))


def day_axis(field: str = "day", **options: Any) -> alt.X:
    """Return the horizontal axis of days; ``options`` go to :class:`altair.X`.

    A day is midnight in UTC, and is shown so: no reader's time zone moves it.
    """
    axis = alt.Axis(labelExpr=_DAY_LABEL, labelOverlap="greedy", labelSeparation=14)
    options = {"scale": alt.Scale(type="utc"), "axis": axis, **options}
    return alt.X(f"{field}:T", title=None, **options)


def day_tooltip(session: Session, field: str = "day") -> alt.Tooltip:
    """Return the line of a tooltip that says the day, whatever the reader's time zone."""
    return alt.Tooltip(
        f"utcyearmonthdate({field}):T",
        title=text("day", session.language),
        format=DAY_FORMATS[session.language],
    )


def status_colour(
    session: Session,
    field: str = "status",
    *,
    words: Sequence[str] = STATUSES,
    striped: bool = True,
) -> Any:
    """Return the colour of display categories as on the map, with a legend in the reader's words.

    Parameters
    ----------
    words
        The categories in the order of the legend.
    striped
        Whether contested and unknown are filled with stripes; for areas. Small marks stay plain.
    """
    palette = palette_of(st.context.theme.type)
    said = {word: text(f"status.{word}", session.language) for word in words}
    scale = alt.Scale(domain=list(words), range=[palette.status[word] for word in words])
    legend = alt.Legend(labelExpr=f"{json.dumps(said)}[datum.label]", title=None)
    if not striped:
        return alt.Color(f"{field}:N", scale=scale, legend=legend)
    scale = alt.Scale(domain=list(words), range=legend_fills(palette, words))
    conditions: Any = status_fills(palette, field)
    return alt.Color(f"{field}:N", scale=scale, legend=legend, condition=conditions)


def day_words(day: date, language: Language) -> str:
    """Return a day in words, e.g. ``10 September 2022``."""
    return text(
        "chart.day",
        language,
        day=day.day,
        month=MONTHS_IN_DATE[language][day.month - 1],
        year=day.year,
    )


def number_words(value: float, language: Language, decimals: int = 0) -> str:
    """Return a number as the reader writes it, e.g. ``1,751`` or ``1 751``."""
    locale = NUMBER_LOCALES[language]
    marks = str.maketrans({",": locale["thousands"], ".": locale["decimal"]})
    return f"{value:,.{decimals}f}".translate(marks)


def short_number(value: float, language: Language) -> str:
    """Return a number with as many decimals as it has, e.g. ``3,800`` or ``2.5``."""
    decimals = len(f"{value:g}".partition(".")[2])
    return number_words(value, language, decimals)


def _with_day(chart: Chart, day: date, palette: Palette, language: Language) -> Chart:
    """Lay a line at a day over a chart."""
    height = chart.height if chart.height is not alt.Undefined else HEIGHT
    there = alt.Chart(
        alt.InlineData(values=[{"day": day.isoformat(), "words": day_words(day, language)}])
    )
    line = there.mark_rule(color=palette.ink, strokeWidth=1.5).encode(
        x=day_axis(), tooltip=alt.Tooltip("words:N", title=text("day", language))
    )
    grip = there.mark_point(
        color=palette.ink, shape="triangle-down", size=60, opacity=1, aria=False
    ).encode(x=day_axis(), y=alt.value(0))
    layers = alt.layer(chart, line, grip).properties(height=height)
    return cast("alt.LayerChart", layers)


def _records(rows: Rows) -> list[dict[str, Any]]:
    """Return columns as the records that Vega reads."""
    columns = {name: [_json(value) for value in values] for name, values in rows.items()}
    return [
        dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)
    ]


def _json(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value
