"""``phases.csv``: named stretches of time, shown above the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.event import Phase, Text
from data.readers.table import read_table

if TYPE_CHECKING:
    from pathlib import Path

    from data.errors import SeedFault

FILE = "phases.csv"

COLUMNS = ("id", "name_en", "name_uk", "start", "end", "note")


def read_phases(seeds: Path, faults: list[SeedFault]) -> list[Phase]:
    """Return the phases in the order of the file; none if there is no such file.

    Faulty ones are among them with stand-ins, so that what refers to them is not at fault as well.
    """
    path = seeds / FILE
    if not path.exists():
        return []
    phases = []
    for fields in read_table(path, FILE, COLUMNS, faults):
        phase = Phase(
            id=fields.identifier("id"),
            name=Text(en=fields.text("name_en"), uk=fields.text("name_uk")),
            start=fields.day("start"),
            end=fields.optional_day("end"),
            note=fields.optional("note"),
            origin=fields.origin,
        )
        if fields.ok and phase.end is not None and phase.end < phase.start:
            fields.fault("end", "lies before start", "put the two in order")
        phases.append(phase)
    return phases
