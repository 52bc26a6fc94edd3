"""``entities.yaml``: canonical people, organizations, units, weapon systems and locations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.event import Entity, EntityType
from data.readers.document import list_of_records, read_document
from data.readers.texts import name_of

if TYPE_CHECKING:
    from pathlib import Path

    from data.errors import SeedFault

FILE = "entities.yaml"

REQUIRED = ("id", "type", "name")
OPTIONAL = ("aliases",)

_TYPES = {kind.value: kind for kind in EntityType}


def read_entities(seeds: Path, faults: list[SeedFault]) -> list[Entity]:
    """Return the entities in the order of the file; none if there is no such file.

    Faulty ones are among them with stand-ins, so that what refers to them is not at fault as well.
    """
    path = seeds / FILE
    if not path.exists():
        return []
    entities = []
    for record in list_of_records(
        read_document(path, FILE, faults), FILE, REQUIRED, OPTIONAL, faults
    ):
        fields = record.fields
        entity = Entity(
            id=fields.identifier("id"),
            type=fields.choice("type", _TYPES),
            name=name_of(record, "name"),
            aliases=record.texts("aliases"),
            origin=fields.origin,
        )
        fields.require_each_once("aliases", entity.aliases)
        entities.append(entity)
    return entities
