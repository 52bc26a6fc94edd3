"""Charts of the page "Disagreement": lengths, the matrix of owners, ages, and pictures of a day."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

import altair as alt
import numpy as np
import streamlit as st

from dashboard.charts import day_axis, day_tooltip, day_words, figure, number_words, small_multiples
from dashboard.palette import palette_of
from dashboard.state import STATUSES
from dashboard.text import text
from data.disagreement import Ending
from data.series import Category

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from numpy.typing import NDArray

    from dashboard.session import Session
    from data.differences import Ages
    from data.disagreement import Disputes, Pair

#: Upper ends of the lengths that are told apart, in days; what is longer is the last part.
LENGTHS = (7, 15, 30, 90, 180)
#: Days of a bar of ages.
BIN_DAYS = 30
_WHOLE = ",.0f"
_CELL = 26  # px, a row of the matrix


def durations_chart(session: Session, found: Disputes) -> None:
    """Draw how long disputes lasted, and how they ended."""
    language, palette = session.language, palette_of(st.context.theme.type)
    parts = _length_words(session)
    place = np.searchsorted(LENGTHS, found.days)
    rows: dict[str, list[Any]] = {"length": [], "ending": [], "disputes": [], "rank": []}
    for number, words in enumerate(parts):
        for ending in Ending:
            rows["length"].append(words)
            rows["ending"].append(text(f"differ.ending.{ending.word}", language))
            rows["rank"].append(int(ending))
            rows["disputes"].append(int(((place == number) & (found.ending == ending)).sum()))
    endings = [text(f"differ.ending.{ending.word}", language) for ending in Ending]
    shades = [palette.accent, palette.ink_soft, palette.line, palette.ink]
    bars = (
        alt.Chart()
        .mark_bar()
        .encode(
            x=alt.X("length:N", sort=parts, title=None, axis=alt.Axis(labelAngle=0)),
            y=alt.Y("disputes:Q", title=text("column.disputes", language)),
            color=alt.Color("ending:N", scale=alt.Scale(domain=endings, range=shades)),
            order=alt.Order("rank:Q"),
            tooltip=_tooltips(session, "length", "ending", "disputes"),
        )
        .properties(height=200)
    )
    counts = np.bincount(place, minlength=len(parts)).tolist()
    said = ", ".join(f"{words}: {count}" for words, count in zip(parts, counts, strict=True))
    figure(
        session,
        bars,
        rows,
        "disputes-lengths",
        title=text("differ.durations", language),
        summary=text("differ.durations.summary", language, n=len(found.days), parts=said),
        labels=_heads(session, "length", "ending", "disputes"),
        on_days=False,
    )


def _length_words(session: Session) -> list[str]:
    spans = [
        text("differ.length.days", session.language, low=low + 1, high=high)
        for low, high in pairwise((0, *LENGTHS))
    ]
    return [*spans, text("differ.length.more", session.language, low=LENGTHS[-1])]


def pairs_chart(session: Session, found: Sequence[Pair], measure: str) -> None:
    """Draw who differs with whom as a matrix; ``measure`` is a column of the pairs."""
    language, palette = session.language, palette_of(st.context.theme.type)
    rows: dict[str, list[Any]] = {
        name: [getattr(each, name) for each in found]
        for name in ("first", "second", "disputes", "settlements", "days")
    }
    owners = list(dict.fromkeys(rows["first"]))
    heads = _heads(session, *rows) | {"days": text("column.settlement_days_differing", language)}
    shape = alt.Chart().encode(
        x=alt.X(
            "second:N",
            sort=list(dict.fromkeys(rows["second"])),
            title=heads["second"],
            axis=alt.Axis(orient="top", labelAngle=-90, labelLimit=150),
        ),
        y=alt.Y("first:N", sort=owners, title=None, axis=alt.Axis(labelLimit=130)),
        tooltip=[
            alt.Tooltip(f"{name}:{'N' if name in ('first', 'second') else 'Q'}", title=heads[name])
            for name in rows
        ],
    )
    shades = [_mixed(palette.panel, palette.accent, 0.15), palette.accent]
    most = max(rows[measure])
    colour = alt.Color(
        f"{measure}:Q", scale=alt.Scale(type="sqrt", range=shades, domain=[0, most]), legend=None
    )
    dark = f"datum.{measure} > {most / 3}"
    numbers = shape.mark_text(fontSize=11).encode(
        text=alt.Text(f"{measure}:Q", format=_WHOLE),
        color=alt.condition(dark, alt.value(palette.panel), alt.value(palette.ink)),
    )
    matrix = alt.layer(shape.mark_rect().encode(color=colour), numbers)
    figure(
        session,
        cast("alt.LayerChart", matrix.properties(height=_CELL * len(owners))),
        rows,
        "disputes-owners",
        title=text("differ.pairs", language),
        summary=text(
            "differ.pairs.summary",
            language,
            n=len(found),
            first=found[0].first,
            second=found[0].second,
            days=found[0].days,
        ),
        labels=heads,
        on_days=False,
    )


def ages_chart(session: Session, found: Ages) -> None:
    """Draw how old the evidence is, in bars of :data:`BIN_DAYS`."""
    language = session.language
    numbers = np.bincount(found.days // BIN_DAYS)
    starts = [place * BIN_DAYS for place in range(len(numbers))]
    rows = {
        "bin": starts,
        "end": [start + BIN_DAYS for start in starts],
        "settlements": numbers.tolist(),
    }
    bars = (
        alt.Chart()
        .mark_bar(binSpacing=1)
        .encode(
            x=alt.X("bin:Q", bin="binned", title=text("differ.ages.axis", language)),
            x2="end:Q",
            y=alt.Y("settlements:Q", title=text("column.settlements", language)),
            tooltip=_tooltips(session, "bin", "settlements"),
        )
        .properties(height=200)
    )
    figure(
        session,
        bars,
        rows,
        "evidence-age",
        title=text("differ.ages.chart", language),
        summary=text(
            "differ.ages.summary",
            language,
            day=day_words(session.state.day, language),
            n=number_words(len(found.days), language),
            median=number_words(float(np.median(found.days)), language),
            most=number_words(int(found.days.max()), language),
        ),
        labels=_heads(session, "bin", "settlements"),
        on_days=False,
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
                    axis=alt.Axis(format=_WHOLE, tickMinStep=1),
                ),
                tooltip=[day_tooltip(session), *_tooltips(session, "status", "settlements")],
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
        labels={**_heads(session, "status", "settlements"), "day": text("column.known", language)},
    )


def _mixed(ground: str, colour: str, share: float) -> str:
    """Return a colour between two, as ``#rrggbb``."""
    pairs = [(int(ground[k : k + 2], 16), int(colour[k : k + 2], 16)) for k in (1, 3, 5)]
    return "#" + "".join(f"{round(low + (high - low) * share):02x}" for low, high in pairs)


def _heads(session: Session, *names: str) -> dict[str, str]:
    return {name: text(f"column.{name}", session.language) for name in names}


def _tooltips(session: Session, *names: str) -> list[alt.Tooltip]:
    words = ("status", "length", "ending")
    return [
        alt.Tooltip(
            f"{name}:{'N' if name in words else 'Q'}",
            title=text(f"column.{name}", session.language),
            format="" if name in words else _WHOLE,
        )
        for name in names
    ]
