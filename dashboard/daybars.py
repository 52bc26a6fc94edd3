"""Numbers of settlements by a number of days, as bars; and the words over columns of charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import numpy as np

from dashboard.charts import figure, number_words
from dashboard.text import text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dashboard.session import Session

#: Days of a bar.
BIN_DAYS = 30
WHOLE = ",.0f"
HEIGHT = 200  # px

#: Columns of words; all others hold numbers.
_WORDS = frozenset({"status", "length", "ending"})


def day_bars(
    session: Session,
    days: NDArray[np.integer],
    name: str,
    *,
    title: str,
    words: str,
    colour: str,
    **also: object,
) -> None:
    """Draw how many settlements have how many days, in bars of :data:`BIN_DAYS`.

    Parameters
    ----------
    days
        A number for each settlement, at least one.
    name
        Of the files that can be downloaded.
    title
        Key of the catalogue.
    words
        Beginning of two more: ``.axis`` stands below the bars, and ``.summary`` receives ``n``, ``median``, ``most`` and what else is given.
    """
    language = session.language
    numbers = np.bincount(days // BIN_DAYS)
    starts = [index * BIN_DAYS for index in range(len(numbers))]
    bars = (
        alt.Chart()
        .mark_bar(color=colour, binSpacing=1)
        .encode(
            x=alt.X(
                "bin:Q",
                bin="binned",
                title=text(f"{words}.axis", language),
                axis=alt.Axis(format=WHOLE),
            ),
            x2="end:Q",
            y=alt.Y("settlements:Q", title=text("column.settlements", language)),
            tooltip=tooltips(session, "bin", "settlements"),
        )
        .properties(height=HEIGHT)
    )
    figure(
        session,
        bars,
        {
            "bin": starts,
            "end": [start + BIN_DAYS for start in starts],
            "settlements": numbers.tolist(),
        },
        name,
        title=text(title, language),
        summary=text(
            f"{words}.summary",
            language,
            n=number_words(days.size, language),
            median=number_words(float(np.median(days)), language),
            most=number_words(int(days.max()), language),
            **also,
        ),
        labels=column_heads(session, "bin", "settlements"),
        on_days=False,
    )


def column_heads(session: Session, *names: str) -> dict[str, str]:
    """Return what stands over the columns of a chart's table."""
    return {name: text(f"column.{name}", session.language) for name in names}


def tooltips(session: Session, *names: str) -> list[alt.Tooltip]:
    """Return what is said of the columns of a mark that is pointed at."""
    return [
        alt.Tooltip(
            f"{name}:{'N' if name in _WORDS else 'Q'}",
            title=text(f"column.{name}", session.language),
            format="" if name in _WORDS else WHOLE,
        )
        for name in names
    ]
