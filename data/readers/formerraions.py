"""``places/former_raions.csv``: the raions of before 2020, by settlement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.event import Text
from data.formerraion import FormerRaion
from data.readers.table import read_table

if TYPE_CHECKING:
    from pathlib import Path

    from data.errors import SeedFault
    from geo.gazetteer import Gazetteer

FILE = "places/former_raions.csv"

COLUMNS = ("katottg", "name_uk", "name_en", "basis")


def read_former_raions(
    seeds: Path, gazetteer: Gazetteer, faults: list[SeedFault]
) -> list[FormerRaion]:
    """Return the former raion of each settlement in the file; none if there is no such file.

    A settlement that the gazetteer lacks, or that stands twice, is a fault.
    """
    path = seeds / FILE
    if not path.exists():
        return []
    raions: dict[str, FormerRaion] = {}
    for fields in read_table(path, FILE, COLUMNS, faults):
        raion = FormerRaion(
            settlement=fields.text("katottg"),
            name=Text(en=fields.text("name_en"), uk=fields.text("name_uk")),
            basis=fields.text("basis"),
        )
        if not fields.ok:
            continue
        if not gazetteer.has_settlement(raion.settlement):
            fields.fault("katottg", "is no settlement", "run `python -m data.placesbuild` again")
        elif raion.settlement in raions:
            fields.fault("katottg", "stands twice", "delete one of the two lines")
        else:
            raions[raion.settlement] = raion
    return list(raions.values())
