"""The chart of occupation bodies: a row for each seat, sure days and uncertain ones."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast

import altair as alt
import streamlit as st

from dashboard.charts import day_axis
from dashboard.dayphrase import when_phrase
from dashboard.palette import palette_of
from dashboard.text import text
from geo.katottg import is_katottg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.session import Session
    from data.snapshot import Snapshot
    from data.tenures import Tenure

    Columns = dict[str, list[Any]]

ROW = 38  # px, height of a row: its words stand above its bar
BAR = 9  # px

_ONE_DAY = timedelta(days=1)


def tenure_rows(session: Session, tenures: Sequence[Tenure], shot: Snapshot) -> Columns:
    """Return tenures as rows of chart and table, places in the reader's language.

    ``seat_status`` is who holds the seat on the day in view: another fact, from the ledger.
    """
    language, gazetteer = session.language, session.store.gazetteer

    def title(code: str) -> str:
        return gazetteer.title(code, language) if is_katottg(code) else code

    def status(code: str) -> str:
        if not gazetteer.has_settlement(code):
            return ""
        row = gazetteer.index_of(code)
        categories = ("unknown", "ukrainian", "occupied", "contested")
        word = "liberated" if shot.liberated[row] else categories[int(shot.status[row])]
        return text(f"status.{word}", language)

    bodies = [tenure.body for tenure in tenures]
    seats = [title(body.seat) or text("reported.seat.none", language) for body in bodies]
    areas = [title(body.area) for body in bodies]
    return {
        "id": [body.id for body in bodies],
        "body": [body.name for body in bodies],
        "area": areas,
        "seat": seats,
        "label": [f"{area} · {seat}" for area, seat in zip(areas, seats, strict=True)],
        "head": [body.head for body in bodies],
        "from": [when_phrase(body.start, language) for body in bodies],
        "to": [when_phrase(body.end, language) if body.end else "" for body in bodies],
        "earliest": [tenure.earliest for tenure in tenures],
        "sure_from": [tenure.sure_from if tenure.is_ever_sure else None for tenure in tenures],
        # A bar ends where its last day does.
        "sure_to": [tenure.sure_to + _ONE_DAY if tenure.is_ever_sure else None for tenure in tenures],
        "latest": [tenure.latest + _ONE_DAY for tenure in tenures],
        "seat_status": [status(body.seat) for body in bodies],
        "publisher": [tenure.source.publisher for tenure in tenures],
        "url": [tenure.source.url for tenure in tenures],
    }  # fmt: skip


def tenures_chart(session: Session, n_rows: int) -> alt.LayerChart:
    """Return bars of uncertain days, over them those of sure days, and words above both."""
    palette, language = palette_of(st.context.theme.type), session.language
    rows = alt.Chart()
    y = alt.Y("id:N", sort=None, axis=None)
    tooltip = [
        alt.Tooltip(f"{name}:N", title=text(f"reported.column.{name}", language))
        for name in ("body", "area", "seat", "head", "from", "to")
    ]
    colour = palette.status["occupied"]
    uncertain = rows.mark_bar(height=BAR, yOffset=BAR, color=colour, opacity=0.35).encode(
        x=day_axis("earliest"), x2="latest:T", y=y, tooltip=tooltip
    )
    sure = rows.mark_bar(height=BAR, yOffset=BAR, color=colour).encode(
        x=day_axis("sure_from"), x2="sure_to:T", y=y, tooltip=tooltip
    )
    words = rows.mark_text(align="left", dy=-BAR + 2, color=palette.ink).encode(
        x=alt.value(2), y=y, text="label:N"
    )
    layers = alt.layer(uncertain, sure, words).properties(height=ROW * n_rows)
    return cast("alt.LayerChart", layers)
