"""How every chart looks: colours of the map, sizes, and the reader's numbers and dates. Pure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import altair as alt

from dashboard.palette import Palette
from dashboard.text_charts import NUMBER_LOCALES, TIME_LOCALES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.text import Language

#: Streamlit's own typeface on the page; the others have Cyrillic where it is missing, as in files.
FONT = '"Source Sans", "Source Sans Pro", "Liberation Sans", Arial, sans-serif'
SMALL, MIDDLE = 12.5, 14  # px

#: Stripes over the width of a chart.
_STRIPES = 120
#: Stripes over a symbol of a legend, about as wide as those of a chart.
_LEGEND_STRIPES = 3


def config(palette: Palette, language: Language) -> dict[str, Any]:
    """Return the Vega-Lite configuration of a theme and language."""
    axis = {
        "labelColor": palette.ink_soft,
        "titleColor": palette.ink_soft,
        "labelFontSize": SMALL,
        "titleFontSize": SMALL,
        "titleFontWeight": "normal",
        "gridColor": palette.line,
        "gridOpacity": 0.6,
        "domainColor": palette.line,
        "tickColor": palette.line,
    }
    return {
        "font": FONT,
        "background": "transparent",
        "view": {"stroke": None},
        "locale": {"number": NUMBER_LOCALES[language], "time": TIME_LOCALES[language]},
        "axis": axis,
        "axisX": {"grid": False, "labelFlush": True},
        # One extent, so that charts one below another have one left edge.
        "axisY": {"domain": False, "ticks": False, "tickCount": 5, "minExtent": 44},
        "legend": {
            "labelColor": palette.ink,
            "titleColor": palette.ink_soft,
            "labelFontSize": SMALL,
            "titleFontSize": SMALL,
            "titleFontWeight": "normal",
            "labelLimit": 320,
            "orient": "top",
            "direction": "horizontal",
            # Legends wrap on phones: entries in columns of one width.
            "columns": 2,
            "symbolType": "square",
            "symbolStrokeWidth": 0,
            "symbolSize": 130,
            "title": None,
        },
        "header": {
            "labelColor": palette.ink,
            "labelFontSize": SMALL,
            "labelAnchor": "start",
            "titleColor": palette.ink_soft,
            "titleFontSize": SMALL,
        },
        "title": {
            "color": palette.ink,
            "fontSize": MIDDLE,
            "fontWeight": 600,
            "anchor": "start",
            "subtitleColor": palette.ink_soft,
            "subtitleFontSize": SMALL,
        },
        "text": {"color": palette.ink, "fontSize": SMALL},
        "rule": {"color": palette.ink},
        "bar": {"color": palette.accent},
        "line": {"color": palette.accent, "strokeWidth": 2},
        "area": {"color": palette.accent},
        "point": {"color": palette.accent, "filled": True},
        "range": {"category": [palette.accent, *palette.status.values()]},
    }


def stripes(
    stripe: str, ground: str, *, share: float = 0.5, number: int = _STRIPES
) -> dict[str, Any]:
    """Return a fill of upright stripes for an area as wide as the chart, or for something smaller.

    Vega knows no patterns, but gradients with hard stops. They stretch over the box of the mark, so
    only large marks are striped: on small ones the stripes would be too fine to see. They are not
    slanted as on the map: a slanted gradient fails where an area has no height at all.
    """
    stops = []
    for index in range(number):
        low, middle, high = (index / number, (index + share) / number, (index + 1) / number)
        stops += [
            {"offset": low, "color": stripe},
            {"offset": middle, "color": stripe},
            {"offset": middle, "color": ground},
            {"offset": high, "color": ground},
        ]
    return {"gradient": "linear", "x1": 0, "y1": 0, "x2": 1, "y2": 0, "stops": stops}


def status_fills(palette: Palette, field: str) -> list[dict[str, Any]]:
    """Return the fills of statuses that the map draws with a pattern, as conditions of a colour.

    Contested is striped as on the map; unknown, dotted there, has thin stripes here.
    """
    return [
        {"test": f"{alt.datum[field] == word!r}", "value": fill}
        for word, fill in _fills(palette, _STRIPES).items()
    ]


def legend_fills(palette: Palette, words: Sequence[str]) -> list[Any]:
    """Return the range of a scale of statuses whose legend shows the stripes that areas have.

    The symbols of a legend take their fill from the scale, whatever condition areas are filled by. A
    range takes colours and expressions, and an expression may be a gradient.
    """
    fills = _fills(palette, _LEGEND_STRIPES)
    return [
        {"expr": json.dumps(fills[word])} if word in fills else palette.status[word]
        for word in words
    ]


def _fills(palette: Palette, number: int) -> dict[str, dict[str, Any]]:
    status = palette.status
    return {
        "contested": stripes(status["contested"], palette.contested_ground, number=number),
        "unknown": stripes(status["unknown"], palette.unknown_ground, share=0.2, number=number),
    }
