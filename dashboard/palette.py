"""Colours of control status in charts: those of the map.

``static/shared/palette.js`` is the source, since the browser draws the map from it. What charts need
of it is repeated here, and tests/dashboard/test_palette.py compares the two value by value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Theme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours of one theme, ``#rrggbb``.

    ``status`` is the tone of what is reported, by display category; ``contested_ground`` lies
    between the stripes of contested, ``unknown_ground`` between the dots of unknown.
    """

    land: str
    ink: str
    ink_soft: str
    line: str
    panel: str
    accent: str
    status: Mapping[str, str]
    contested_ground: str
    unknown_ground: str


PALETTES: Mapping[Theme, Palette] = {
    "light": Palette(
        land="#f9f8f5",
        ink="#1a2230",
        ink_soft="#59616f",
        line="#cfcdc4",
        panel="#ffffff",
        accent="#1f5fa8",
        status={
            "occupied": "#c8432b",
            "contested": "#d98d1c",
            "liberated": "#6fa5d2",
            "ukrainian": "#dbe5ef",
            "unknown": "#858a92",
        },
        contested_ground="#fdf1d8",
        unknown_ground="#f9f8f5",
    ),
    "dark": Palette(
        land="#0f151c",
        ink="#eef2f6",
        ink_soft="#a3adb9",
        line="#2c3743",
        panel="#19212a",
        accent="#7ab3ea",
        status={
            "occupied": "#d9593d",
            "contested": "#eaa53f",
            "liberated": "#4189c7",
            "ukrainian": "#26384a",
            "unknown": "#74808d",
        },
        contested_ground="#2a2412",
        unknown_ground="#0f151c",
    ),
}


def palette_of(theme: str | None) -> Palette:
    """Return the colours of a theme; anything but ``dark`` is light, as in the browser."""
    return PALETTES["dark" if theme == "dark" else "light"]
