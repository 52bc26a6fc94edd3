"""Colours of control status for other programs: those of the map in its light theme.

``dashboard/static/shared/palette.js`` is the source; tests/data/test_packages.py compares the two.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tones:
    """``#rrggbb`` of what is reported, and of what is implied by a wider unit."""

    full: str
    implied: str


#: By display category, in the order of the legend.
COLOURS = {
    "occupied": Tones(full="#c8432b", implied="#df9384"),
    "contested": Tones(full="#d98d1c", implied="#efc66a"),
    "liberated": Tones(full="#6fa5d2", implied="#a6c6e3"),
    "ukrainian": Tones(full="#dbe5ef", implied="#e8eef5"),
    "unknown": Tones(full="#858a92", implied="#858a92"),
}
INK, PAPER = "#1a2230", "#ffffff"


def rgb(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue of ``#rrggbb``, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
