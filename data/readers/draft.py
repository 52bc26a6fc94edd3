"""Reviewed drafts: what an editor has accepted of the proposals from an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from data.claim import Claim
from data.errors import SeedFault
from data.event import Event, EventType, Report, Stance
from data.extraction.draft import ABOUT, ARTICLE_KEYS
from data.extraction.errors import DraftError
from data.readers.claims import claim_of
from data.readers.document import one_record, read_document
from data.readers.events import TONES
from data.readers.texts import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from data.readers.document import Record

CLAIM_KEYS = (
    "id", "accept", "unit", "status", "kind", "when", "source", "published", "strength",
)  # fmt: skip
CLAIM_OPTIONAL = ("except", "event", "locator", "note", *ABOUT)
EVENT_KEYS = (
    "id", "accept", "type", "title", "summary", "when", "source", "tone", "statement",
)  # fmt: skip
EVENT_OPTIONAL = ("places", "entities", *ABOUT)

_ACCEPT = {"yes": True, "no": False}
_TYPES = {kind.value: kind for kind in EventType}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """Accepted proposals of one sort in the order of the draft, and the ids of all that is accepted."""

    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    accepted_claims: tuple[str, ...]
    accepted_events: tuple[str, ...]


def read_reviewed(path: Path, sort: Literal["claims", "events"]) -> Reviewed:
    """Return what is accepted of one sort in a draft.

    Proposals that are not accepted, or of the other sort, may be incomplete.

    Raises
    ------
    DraftError
        If the draft cannot be read, or an accepted proposal lacks something; with every fault.
    """
    faults: list[SeedFault] = []
    file = path.name
    root = read_document(path, file, faults)
    if root is None:
        if not faults:
            faults.append(_empty(file))
        raise DraftError(faults)
    record = one_record(root, file, ("article", "claims", "events"), (), faults)
    claims: list[Record] = []
    events: list[Record] = []
    record = one_record(root, file, ("article", "claims", "events"), (), faults)
    if record is not None:
        record.record("article", (), ARTICLE_KEYS)
        claims = _accepted(record.records("claims", CLAIM_KEYS, CLAIM_OPTIONAL))
        events = _accepted(record.records("events", EVENT_KEYS, EVENT_OPTIONAL))
    reviewed = Reviewed(
        claims=tuple(claim_of(each.fields) for each in claims) if sort == "claims" else (),
        events=tuple(_event(each) for each in events) if sort == "events" else (),
        accepted_claims=tuple(each.fields.identifier("id") for each in claims),
        accepted_events=tuple(each.fields.identifier("id") for each in events),
    )
    if faults:
        raise DraftError(faults)
    return reviewed


def _accepted(records: Iterable[Record]) -> list[Record]:
    return [each for each in records if each.fields.choice("accept", _ACCEPT)]


def _empty(file: str) -> SeedFault:
    return SeedFault(
        file=file,
        line=0,
        field="",
        value="",
        problem="is empty",
        remedy="make a draft with `python -m data extract FILE -o DRAFT`",
    )


def _event(record: Record) -> Event:
    """Return an accepted event with the one report that its article makes."""
    fields = record.fields
    event = Event(
        id=fields.identifier("id"),
        type=fields.choice("type", _TYPES),
        title=text_of(record, "title"),
        summary=text_of(record, "summary"),
        when=fields.when("when"),
        places=record.texts("places"),
        entities=record.texts("entities"),
        reports=(
            Report(
                source=fields.identifier("source"),
                tone=fields.choice("tone", TONES),
                statement=text_of(record, "statement"),
                stance=Stance.REPORTS,
            ),
        ),
        indicators=(),
        extraction=None,
        origin=fields.origin,
    )
    for code in event.places:
        fields.require_katottg("places", code)
    return event
