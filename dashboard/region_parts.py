"""Parts of a region by a scheme: what was occupied of each, on one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt
import numpy as np
import streamlit as st

from dashboard.charts import day_words, small_multiples
from dashboard.daybars import column_heads
from dashboard.plain import plain
from dashboard.region_charts import amount_words, band, day_at, now_words, scaled, total_rows
from dashboard.text import text
from data.series import Category

if TYPE_CHECKING:
    from dashboard.session import Session
    from data.division import Division
    from data.series import Series

PART_HEIGHT = 84  # px


def parts_chart(session: Session, found: Series, division: Division) -> None:
    """Draw what was occupied of each part that ever was, one below another on one scale."""
    language = session.language
    names = [name.uk if language == "uk" else name.en for name in division.names]
    high = found.high[:, Category.OCCUPIED].max(axis=1, initial=0)
    held = np.flatnonzero(high > 0)[np.argsort(-high[high > 0], kind="stable")].tolist()
    quiet = [names[part] for part in range(len(names)) if part not in held]
    rows: dict[str, list[Any]] = {"part": [], "day": [], "best": [], "low": [], "high": []}
    for part in held:
        for name, values in total_rows(session, found, part, only=Category.OCCUPIED).items():
            if name in rows:
                rows[name] += values
        rows["part"] += [names[part]] * (len(rows["day"]) - len(rows["part"]))
    if held:
        top = scaled(float(high.max()), session.state.measure)
        small_multiples(
            session,
            {names[part]: _part(session, names[part], top) for part in held},
            rows,
            "parts",
            by="part",
            title=text("regions.parts", language),
            summaries={names[part]: _summary(session, found, part, names[part]) for part in held},
            labels=column_heads(session, "part", "day", "best", "low", "high"),
        )
    if quiet:
        st.caption(plain(text("regions.parts.quiet", language, names=", ".join(sorted(quiet)))))


def _part(session: Session, name: str, top: float) -> alt.LayerChart:
    drawn = band(session, None, domain=[0, top])
    return drawn.properties(height=PART_HEIGHT, title=alt.TitleParams(name, fontWeight="normal"))


def _summary(session: Session, found: Series, part: int, name: str) -> str:
    occupied = found.counts[part, Category.OCCUPIED]
    peak = int(np.argmax(occupied))
    return text(
        "regions.parts.summary",
        session.language,
        name=name,
        most=amount_words(session, occupied[peak]),
        peak=day_at(session, found, peak),
        day=day_words(session.state.day, session.language),
        now=now_words(session, found, Category.OCCUPIED, part),
    )
