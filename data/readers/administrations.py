"""``administrations.csv``: occupation bodies, apart from who holds a place and who claims it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.event import Administration
from data.readers.table import read_table

if TYPE_CHECKING:
    from pathlib import Path

    from data.errors import SeedFault

FILE = "administrations.csv"

COLUMNS = ("id", "name", "area", "seat", "from", "to", "head", "source")


def read_administrations(seeds: Path, faults: list[SeedFault]) -> list[Administration]:
    """Return the administrations in the order of the file; none if there is no such file.

    Faulty ones are among them with stand-ins, so that what refers to them is not at fault as well.
    """
    path = seeds / FILE
    if not path.exists():
        return []
    administrations = []
    for fields in read_table(path, FILE, COLUMNS, faults):
        body = Administration(
            id=fields.identifier("id"),
            name=fields.text("name"),
            area=fields.text("area"),
            seat=fields.optional("seat"),
            start=fields.when("from"),
            end=fields.optional_when("to"),
            head=fields.optional("head"),
            source=fields.identifier("source"),
            origin=fields.origin,
        )
        if fields.ok and body.end is not None and body.end.best < body.start.best:
            fields.fault("to", "lies before from", "put the two in order")
        administrations.append(body)
    return administrations
