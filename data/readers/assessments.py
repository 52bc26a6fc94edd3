"""``owners.csv`` and ``departures.csv``: why owners and single sources have their reliability."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.assessment import LETTERS, TO_DECIDE, Assessment, Criterion, Departure, Way
from data.event import Text
from data.readers.sources import web_address
from data.readers.table import read_table
from data.source import Reliability

if TYPE_CHECKING:
    from pathlib import Path

    from data.errors import SeedFault
    from data.readers.fields import Fields

OWNERS = "owners.csv"
DEPARTURES = "departures.csv"

OWNER_COLUMNS = (
    "owner",
    "reliability",
    "criterion",
    "basis_en",
    "basis_uk",
    "reference_title",
    "reference_url",
)
DEPARTURE_COLUMNS = ("source", "way", "note_en", "note_uk")


def read_assessments(seeds: Path, faults: list[SeedFault]) -> list[Assessment]:
    """Return the assessments in the order of the file; none if there is no such file."""
    path = seeds / OWNERS
    if not path.exists():
        return []
    assessments = []
    for fields in read_table(path, OWNERS, OWNER_COLUMNS, faults):
        assessment = Assessment(
            owner=fields.text("owner"),
            reliability=fields.choice("reliability", {r.value: r for r in Reliability}),
            criterion=fields.choice("criterion", {c.value: c for c in Criterion}),
            basis=Text(en=fields.text("basis_en"), uk=fields.text("basis_uk")),
            reference_title=fields.optional("reference_title"),
            reference_url=web_address(fields, "reference_url", required=False),
            origin=fields.origin,
        )
        _decided(fields, "basis_en", "basis_uk")
        allowed = LETTERS[assessment.criterion]
        if fields.ok and assessment.reliability not in allowed:
            problem = f"is no letter of the criterion {assessment.criterion}"
            fields.fault("reliability", problem, f"use one of {', '.join(allowed)}")
        if fields.ok and bool(assessment.reference_title) != bool(assessment.reference_url):
            remedy = "give title and address of the page that was read, or neither"
            fields.fault("reference_url", "stands without the other half", remedy)
        assessments.append(assessment)
    return assessments


def read_departures(seeds: Path, faults: list[SeedFault]) -> list[Departure]:
    """Return the departures in the order of the file; none if there is no such file."""
    path = seeds / DEPARTURES
    if not path.exists():
        return []
    departures = []
    for fields in read_table(path, DEPARTURES, DEPARTURE_COLUMNS, faults):
        departure = Departure(
            source=fields.identifier("source"),
            way=fields.choice("way", {way.value: way for way in Way}),
            note=Text(en=fields.optional("note_en"), uk=fields.optional("note_uk")),
            origin=fields.origin,
        )
        _decided(fields, "note_en", "note_uk")
        if bool(departure.note.en) != bool(departure.note.uk):
            remedy = "write the note in both languages, or in neither"
            fields.fault("note_uk", "stands without the other language", remedy)
        departures.append(departure)
    return departures


def _decided(fields: Fields, *names: str) -> None:
    """Add a fault for each text that the export of submissions left to whoever applies its patch."""
    for name in names:
        if fields.optional(name) == TO_DECIDE:
            remedy = "write why, in the language of the column"
            fields.fault(name, "was left open when a submission was exported", remedy)
