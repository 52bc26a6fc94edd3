"""``indicators.csv``: figures as somebody reported them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.event import Indicator
from data.readers.table import read_table

if TYPE_CHECKING:
    from pathlib import Path

    from data.errors import SeedFault
    from data.readers.fields import Fields

FILE = "indicators.csv"

COLUMNS = ("id", "unit", "measure", "value", "low", "high", "when", "source", "note")


def read_indicators(seeds: Path, faults: list[SeedFault]) -> list[Indicator]:
    """Return the indicators in the order of the file; none if there is no such file.

    Faulty ones are among them with stand-ins, so that what refers to them is not at fault as well.
    """
    path = seeds / FILE
    if not path.exists():
        return []
    indicators = []
    for fields in read_table(path, FILE, COLUMNS, faults):
        indicator = Indicator(
            id=fields.identifier("id"),
            unit=fields.katottg("unit"),
            measure=fields.text("measure"),
            value=fields.optional_number("value"),
            low=fields.optional_number("low"),
            high=fields.optional_number("high"),
            when=fields.when("when"),
            source=fields.identifier("source"),
            note=fields.optional("note"),
            origin=fields.origin,
        )
        if fields.ok:
            _require_order(fields, indicator)
        indicators.append(indicator)
    return indicators


def _require_order(fields: Fields, indicator: Indicator) -> None:
    """Add a fault unless there is a figure, and the figures stand in ascending order."""
    figures = [f for f in (indicator.low, indicator.value, indicator.high) if f is not None]
    if not figures:
        fields.fault("value", "is empty", "give value, or low or high")
    elif figures != sorted(figures):
        fields.fault("value", "does not lie between low and high", "put low <= value <= high")
