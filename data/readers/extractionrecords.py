"""Records that a person made from an article, to score proposals against (docs/extraction.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from data.claim import ClaimKind, Strength
from data.errors import SeedFault
from data.event import EventType
from data.extraction.article import Language
from data.extraction.errors import ExtractionError
from data.extraction.proposal import Timing
from data.extraction.scoring import ClaimRecord, EventRecord, Records, claim_record, event_record
from data.readers.claims import CLAIMED_STATUSES
from data.readers.document import one_record, read_document

if TYPE_CHECKING:
    from pathlib import Path

    from data.ledger import Ledger
    from data.readers.document import Record
    from data.readers.fields import Fields

_KEYS = ("digest", "published", "language")
_OPTIONAL = ("publisher", "url", "part", "claims", "events", "ledger_claims", "ledger_events")
_KINDS = {kind.value: kind for kind in ClaimKind}
_STRENGTHS = {strength.value: strength for strength in Strength}
_TYPES = {type_.value: type_ for type_ in EventType}
_LANGUAGES = {language.value: language for language in Language}
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """Records of one article, and what is needed to read it again."""

    records: Records
    published: date | None
    language: Language


def read_annotated(path: Path, ledger: Ledger) -> Annotated:
    """Return the records of a file: its own, and those of the ledger that it names by id.

    Raises
    ------
    ExtractionError
        If the file holds faults; the message lists every one.
    """
    faults: list[SeedFault] = []
    root = read_document(path, path.name, faults)
    record = one_record(root, path.name, _KEYS, _OPTIONAL, faults) if not faults else None
    annotated = None if record is None else _annotated(record, ledger)
    if faults or annotated is None:
        raise ExtractionError("\n".join(["the records cannot be used", *map(str, sorted(faults))]))
    return annotated


def _annotated(record: Record, ledger: Ledger) -> Annotated:
    fields = record.fields
    digest = fields.text("digest")
    if digest and not _DIGEST.fullmatch(digest):
        fields.fault("digest", "is no SHA-256", "write its 64 hexadecimal digits")
    keys = ("place", "status", "kind", "when", "strength")
    claims = [_claim(each.fields) for each in record.records("claims", keys, ("at",))]
    events = [
        _event(each) for each in record.records("events", ("type", "places", "when"), ("at",))
    ]
    by_id = {claim.id: claim for claim in ledger.claims}
    events_by_id = {event.id: event for event in ledger.events}
    for key, known in (("ledger_claims", by_id), ("ledger_events", events_by_id)):
        for id_ in record.texts(key):
            if id_ not in known:
                fields.fault(key, "is not in the ledger", "delete it, or correct it", value=id_)
    claims += [claim_record(by_id[i]) for i in record.texts("ledger_claims") if i in by_id]
    events += [
        event_record(events_by_id[i]) for i in record.texts("ledger_events") if i in events_by_id
    ]
    return Annotated(
        records=Records(digest=digest, claims=tuple(claims), events=tuple(events)),
        published=fields.optional_day("published"),
        language=fields.choice("language", _LANGUAGES),
    )


def _claim(fields: Fields) -> ClaimRecord:
    place, status = fields.katottg("place"), fields.choice("status", CLAIMED_STATUSES)
    when = _when(fields)
    return ClaimRecord(
        id=f"{fields.origin} {place} {status.word}",
        place=place,
        status=status,
        kind=fields.choice("kind", _KINDS),
        when=when,
        strength=fields.choice("strength", _STRENGTHS),
        at=_offset(fields),
    )


def _event(record: Record) -> EventRecord:
    fields = record.fields
    type_ = fields.choice("type", _TYPES)
    return EventRecord(
        id=f"{fields.origin} {type_} {fields.optional('when')}",
        type=type_,
        places=record.texts("places"),
        when=_when(fields),
        at=_offset(fields),
    )


def _when(fields: Fields) -> Timing:
    when = fields.when("when")
    return Timing(first=when.earliest, last=when.latest)


def _offset(fields: Fields) -> int | None:
    number = fields.optional_number("at")
    return None if number is None else int(number)
