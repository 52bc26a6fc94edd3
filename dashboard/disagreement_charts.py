"""Charts of the page "Disagreement": lengths of disputes, ages of evidence, and pictures of a day."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import altair as alt
import numpy as np
import streamlit as st

from dashboard.charts import day_axis, day_tooltip, day_words, figure, small_multiples
from dashboard.daybars import WHOLE, column_heads, day_bars, tooltips
from dashboard.palette import palette_of
from dashboard.state import STATUSES
from dashboard.text import text
from data.disagreement import Ending
from data.series import Category

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from numpy.typing import NDArray

    from dashboard.session import Session
    from data.differences import Ages
    from data.disagreement import Disputes

#: Upper ends of the lengths that are told apart, in days; what is longer is the last part.
LENGTHS = (7, 15, 30, 90, 180)


def durations_chart(session: Session, found: Disputes) -> None:
    """Draw how long disputes of sources lasted, and how they ended."""
    palette = palette_of(st.context.theme.type)
    endings = [text(f"differ.ending.{ending.word}", session.language) for ending in Ending]
    shades = [palette.accent, palette.ink_soft, palette.line, palette.ink]
    lengths_chart(
        session,
        found.days,
        found.ending,
        dict(zip(endings, shades, strict=True)),
        "disputes-lengths",
    )


def lengths_chart(
    session: Session,
    days: NDArray[np.integer],
    ending: NDArray[np.uint8],
    endings: Mapping[str, str],
    name: str,
) -> None:
    """Draw how long something lasted, and how it ended.

    Parameters
    ----------
    days, ending
        Length, and place of the ending in ``endings``, of each.
    endings
        Words to colours.
    name
        Stem of file names.
    """
    language, parts = session.language, _length_words(session)
    place = np.searchsorted(LENGTHS, days)
    rows: dict[str, list[Any]] = {"length": [], "ending": [], "disputes": [], "rank": []}
    for number, words in enumerate(parts):
        for rank, end in enumerate(endings):
            rows["length"].append(words)
            rows["ending"].append(end)
            rows["rank"].append(rank)
            rows["disputes"].append(int(((place == number) & (ending == rank)).sum()))
    colours = alt.Scale(domain=list(endings), range=list(endings.values()))
    bars = (
        alt.Chart()
        .mark_bar()
        .encode(
            x=alt.X(
                "length:N",
                sort=parts,
                title=text("regions.days.axis", language),
                axis=alt.Axis(labelAngle=0),
            ),
            y=alt.Y("disputes:Q", title=text("column.disputes", language)),
            color=alt.Color("ending:N", scale=colours, legend=alt.Legend(labelLimit=0)),
            order=alt.Order("rank:Q"),
            tooltip=tooltips(session, "length", "ending", "disputes"),
        )
        .properties(height=200)
    )
    counts = np.bincount(place, minlength=len(parts)).tolist()
    said = ", ".join(f"{words}: {count}" for words, count in zip(parts, counts, strict=True))
    figure(
        session,
        bars,
        rows,
        name,
        title=text("differ.durations", language),
        summary=text("differ.durations.summary", language, n=len(days), parts=said),
        labels=column_heads(session, "length", "ending", "disputes"),
        on_days=False,
    )


def _length_words(session: Session) -> list[str]:
    spans = [
        text("differ.length.days", session.language, low=low + 1, high=high)
        for low, high in pairwise((0, *LENGTHS))
    ]
    return [*spans, text("differ.length.more", session.language, low=LENGTHS[-1])]


def ages_chart(session: Session, found: Ages) -> None:
    """Draw how old the evidence is, in bars of a month."""
    day_bars(
        session,
        found.days,
        "evidence-age",
        title="differ.ages.chart",
        words="differ.ages",
        colour=palette_of(st.context.theme.type).accent,
        day=day_words(session.state.day, session.language),
    )


def pictures_chart(
    session: Session, known: Sequence[date], counts: NDArray[np.int64], end: date
) -> None:
    """Draw how many settlements were taken to be what, by day of knowledge.

    Parameters
    ----------
    known, counts
        Days of knowledge, and settlements on each of them by category.
    end
        Last day that is drawn.
    """
    language, palette = session.language, palette_of(st.context.theme.type)
    # The colours that the map has for what is quiet are too faint for a line.
    colours = {word: palette.status[word] for word in ("occupied", "contested", "liberated")}
    moving = [word for word in STATUSES if len(np.unique(counts[:, Category[word.upper()]])) > 1]
    turned = [0, *(np.flatnonzero((counts[1:] != counts[:-1]).any(axis=1)) + 1).tolist()]
    rows: dict[str, list[Any]] = {"day": [], "category": [], "status": [], "settlements": []}
    for word in moving:
        column = counts[:, Category[word.upper()]]
        for day, place in [*((known[place], place) for place in turned), (end, turned[-1])]:
            rows["day"].append(day)
            rows["category"].append(word)
            rows["status"].append(text(f"status.{word}", language))
            rows["settlements"].append(int(column[place]))
    charts, summaries = {}, {}
    for word in moving:
        column = counts[:, Category[word.upper()]]
        name = text(f"status.{word}", language)
        charts[word] = (
            alt.Chart(title=name)
            .mark_line(interpolate="step-after", color=colours.get(word, palette.ink_soft))
            .encode(
                x=day_axis(),
                y=alt.Y(
                    "settlements:Q",
                    title=None,
                    scale=alt.Scale(zero=False, nice=True),
                    axis=alt.Axis(format=WHOLE, tickMinStep=1),
                ),
                tooltip=[day_tooltip(session), *tooltips(session, "status", "settlements")],
            )
            .properties(height=130)
        )
        summaries[word] = text(
            "differ.pictures.summary", language, status=name, first=column[0], last=column[-1]
        )
    small_multiples(
        session,
        charts,
        rows,
        "pictures",
        by="category",
        title=text("differ.pictures", language, day=day_words(session.state.day, language)),
        summaries=summaries,
        labels={
            **column_heads(session, "status", "settlements"),
            "day": text("column.known", language),
        },
    )
