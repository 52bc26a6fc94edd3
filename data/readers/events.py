"""``events/*.yaml``: what happened, and what sources report about it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from data.event import Event, EventType, Extraction, Report, Stance, Tone
from data.readers.document import list_of_records, read_document
from data.readers.folder import files_of
from data.readers.texts import text_of

if TYPE_CHECKING:
    from pathlib import Path

    from data.errors import SeedFault
    from data.readers.document import Record
    from data.readers.fields import Fields

FOLDER = "events"

REQUIRED = ("id", "type", "title", "summary", "when", "reports")
OPTIONAL = ("places", "entities", "indicators", "extraction")
REPORT_KEYS = ("source", "tone", "statement")
REPORT_OPTIONAL = ("stance",)
EXTRACTION_KEYS = ("story_id", "extracted_at")

_TYPES = {kind.value: kind for kind in EventType}
STANCES = {stance.value: stance for stance in Stance}
TONES = {tone.value: tone for tone in Tone}


def read_events(seeds: Path, faults: list[SeedFault]) -> list[Event]:
    """Return the events of all files, in their order.

    Faulty ones are among them with stand-ins, so that what refers to them is not at fault as well.
    """
    events = []
    for path, file in files_of(seeds, FOLDER, ".yaml", faults):
        root = read_document(path, file, faults)
        for record in list_of_records(root, file, REQUIRED, OPTIONAL, faults):
            event = _event(record)
            events.append(event)
    return events


def _event(record: Record) -> Event:
    fields = record.fields
    event = Event(
        id=fields.identifier("id"),
        type=fields.choice("type", _TYPES),
        title=text_of(record, "title"),
        summary=text_of(record, "summary"),
        when=fields.when("when"),
        places=record.texts("places"),
        entities=record.texts("entities"),
        reports=tuple(_report(r) for r in record.records("reports", REPORT_KEYS, REPORT_OPTIONAL)),
        indicators=record.texts("indicators"),
        extraction=_extraction(record),
        origin=fields.origin,
    )
    for code in event.places:
        fields.require_katottg("places", code)
    for key in ("places", "entities", "indicators"):
        fields.require_each_once(key, getattr(event, key))
    if not event.reports and fields.ok:
        fields.fault("reports", "is empty", "cite at least one source", value="")
    return event


def _report(record: Record) -> Report:
    return Report(
        source=record.fields.identifier("source"),
        tone=record.fields.choice("tone", TONES),
        statement=text_of(record, "statement"),
        stance=record.fields.choice("stance", STANCES)
        if "stance" in record.fields
        else Stance.REPORTS,
    )


def _extraction(record: Record) -> Extraction | None:
    if "extraction" not in record.nodes and not record.fields.optional("extraction"):
        return None
    inner = record.record("extraction", EXTRACTION_KEYS)
    if inner is None:
        return None
    return Extraction(
        story_id=inner.fields.text("story_id"),
        extracted_at=_instant(inner.fields, "extracted_at"),
    )


def _instant(fields: Fields, name: str) -> datetime:
    """Return an instant of ISO 8601; it must say its offset from UTC."""
    text = fields.text(name)
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        instant = datetime.min  # noqa: DTZ901 - a stand-in, and without an offset on purpose
    if text and instant.tzinfo is None:
        fields.fault(name, "is no instant", "write e.g. 2026-05-30T04:20:51.845Z")
    return instant
