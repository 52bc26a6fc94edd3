"""Matrices of the page "Disagreement": who differs with whom, and which layer with which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import altair as alt
import streamlit as st

from dashboard.charts import figure, number_words
from dashboard.daybars import column_heads
from dashboard.palette import palette_of
from dashboard.text import text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.session import Session
    from data.disagreement import Pair
    from data.layercomparison import LayerPair

_CELL = 26  # px, a row of the matrix of owners
_WIDE_CELL = 44  # px, a row of the matrix of layers
_WHOLE = ",.0f"


def pairs_chart(session: Session, found: Sequence[Pair], measure: str) -> None:
    """Draw which owner differs with which; ``measure`` is a column of the pairs."""
    language = session.language
    names = ("first", "second", "disputes", "settlements", "days")
    rows: dict[str, list[Any]] = {name: [getattr(each, name) for each in found] for name in names}
    heads = column_heads(session, *rows) | {
        "days": text("column.settlement_days_differing", language)
    }
    owners = list(dict.fromkeys(rows["first"]))
    others = list(dict.fromkeys(rows["second"]))
    figure(
        session,
        matrix(
            rows,
            measure,
            ("first", "second"),
            order=(owners, others),
            heads=heads,
            cell=_CELL,
        ),
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


def layer_pairs_chart(session: Session, found: Sequence[LayerPair], measure: str) -> None:
    """Draw which layer differs with which, both ways; ``measure`` is a column of the pairs."""
    language = session.language
    numbers = ("known", "days", "disputes", "agreed", "median_days", "open")
    rows: dict[str, list[Any]] = {name: [] for name in ("layer_one", "layer_other", *numbers)}
    for each in found:
        for one, other in ((each.one, each.other), (each.other, each.one)):
            rows["layer_one"].append(one)
            rows["layer_other"].append(other)
            for name in numbers:
                rows[name].append(getattr(each, name))
    heads = {name: text(f"differ.column.{name}", language) for name in rows}
    layers = sorted(set(rows["layer_one"]))
    pair = ("layer_one", "layer_other")
    figure(
        session,
        matrix(rows, measure, pair, order=(layers, layers), heads=heads, cell=_WIDE_CELL),
        rows,
        "disputes-layers",
        title=text("differ.layers", language),
        summary=text(
            "differ.layers.summary",
            language,
            n=len(found),
            one=found[0].one,
            other=found[0].other,
            days=number_words(found[0].days, language),
        ),
        labels=heads,
        on_days=False,
    )


def matrix(
    rows: Mapping[str, Sequence[Any]],
    measure: str,
    pair: tuple[str, str],
    *,
    order: tuple[list[str], list[str]],
    heads: Mapping[str, str],
    cell: int,
) -> alt.LayerChart:
    """Return a matrix without data, ``cell`` pixels a row: the darker, the more of a measure.

    Parameters
    ----------
    rows
        Columns, of which ``pair`` are row and column of a cell.
    order
        Values of the pair's first and second column as they follow each other.
    """
    palette, (first, second) = palette_of(st.context.theme.type), pair
    shape = alt.Chart().encode(
        x=alt.X(
            f"{second}:N",
            sort=order[1],
            title=heads[second],
            axis=alt.Axis(orient="top", labelAngle=-90, labelLimit=150),
        ),
        y=alt.Y(f"{first}:N", sort=order[0], title=None, axis=alt.Axis(labelLimit=130)),
        tooltip=[
            alt.Tooltip(
                f"{name}:{'N' if name in pair else 'Q'}",
                title=heads[name],
                format="" if name in pair else _WHOLE,
            )
            for name in rows
        ],
    )
    shades = [_mixed(palette.panel, palette.accent, 0.15), palette.accent]
    most = max((value for value in rows[measure] if value is not None), default=0)
    colour = alt.Color(
        f"{measure}:Q", scale=alt.Scale(type="sqrt", range=shades, domain=[0, most]), legend=None
    )
    numbers = shape.mark_text(fontSize=11).encode(
        text=alt.Text(f"{measure}:Q", format=_WHOLE),
        color=alt.condition(
            f"datum.{measure} > {most / 3}", alt.value(palette.panel), alt.value(palette.ink)
        ),
    )
    both = alt.layer(shape.mark_rect().encode(color=colour), numbers)
    return cast("alt.LayerChart", both.properties(height=cell * len(order[0])))


def _mixed(ground: str, colour: str, share: float) -> str:
    """Return a colour between two, as ``#rrggbb``."""
    pairs = [(int(ground[k : k + 2], 16), int(colour[k : k + 2], 16)) for k in (1, 3, 5)]
    return "#" + "".join(f"{round(low + (high - low) * share):02x}" for low, high in pairs)
