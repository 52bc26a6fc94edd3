"""From a reviewed draft to the seeds: rows of a claims file, records of an events file.

Nothing is written: what is printed here a person puts into a file, and ``validate`` reads it again.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING

import yaml

from data.claimrow import claim_cells
from data.errors import SeedFault
from data.extraction.errors import DraftError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from data.claim import Claim
    from data.event import Event, Text
    from data.ledger import Ledger
    from geo.gazetteer import Gazetteer

#: Columns of ``claims/*.csv`` in the order of the ledger's files.
COLUMNS = (
    "id", "unit", "except", "status", "kind", "when", "source", "published", "strength", "event",
    "locator", "note",
)  # fmt: skip

#: Longest line of the statements of events/*.yaml.
_WIDTH = 110


def require_fitting(
    claims: Sequence[Claim],
    events: Sequence[Event],
    ledger: Ledger,
    gazetteer: Gazetteer,
    coming: Collection[str] = (),
) -> None:
    """Raise if accepted proposals do not fit the ledger.

    Parameters
    ----------
    coming
        Ids of events that the same draft adds; a claim may belong to one.

    Raises
    ------
    DraftError
        With every fault: an id that is taken, a place, source, event or entity that is unknown.
    """
    faults = [
        *_id_faults(claims, events, ledger),
        *_references(claims, events, ledger, gazetteer, coming),
    ]
    if faults:
        raise DraftError(faults)


def _id_faults(
    claims: Sequence[Claim], events: Sequence[Event], ledger: Ledger
) -> Iterator[SeedFault]:
    for new, old in ((claims, ledger.claims), (events, ledger.events)):
        taken = {each.id for each in old}
        times = Counter(each.id for each in new)
        for record in new:
            if record.id in taken:
                yield _fault(
                    record.origin, "id", record.id, "is in the ledger", "choose another id"
                )
            elif times[record.id] > 1:
                yield _fault(record.origin, "id", record.id, "is there twice", "choose another id")


def _references(
    claims: Sequence[Claim],
    events: Sequence[Event],
    ledger: Ledger,
    gazetteer: Gazetteer,
    coming: Collection[str],
) -> Iterator[SeedFault]:
    sources = {source.id for source in ledger.sources}
    known_events = {event.id for event in ledger.events} | set(coming)
    entities = {entity.id for entity in ledger.entities}
    for claim in claims:
        yield from _unknown(claim.origin, "source", [claim.source], sources, "sources.csv")
        yield from _unknown(
            claim.origin,
            "event",
            [claim.event] if claim.event else [],
            known_events,
            "events/*.yaml",
        )
        for code in (claim.unit, *claim.exclude):
            if code not in gazetteer:
                yield _fault(claim.origin, "unit", code, "is no place", "look it up with `places`")
    for event in events:
        cited = [report.source for report in event.reports]
        yield from _unknown(event.origin, "source", cited, sources, "sources.csv")
        yield from _unknown(event.origin, "entities", event.entities, entities, "entities.yaml")
        for code in event.places:
            if code not in gazetteer:
                yield _fault(
                    event.origin, "places", code, "is no place", "look it up with `places`"
                )


def _unknown(
    origin: str, field: str, ids: Iterable[str], known: set[str], file: str
) -> Iterator[SeedFault]:
    for id_ in ids:
        if id_ not in known:
            yield _fault(
                origin, field, id_, "is not in the ledger", f"add it to seeds/{file} first"
            )


def _fault(origin: str, field: str, value: str, problem: str, remedy: str) -> SeedFault:
    file, _, line = origin.rpartition(":")
    return SeedFault(
        file=file, line=int(line), field=field, value=value, problem=problem, remedy=remedy
    )


def claim_rows(claims: Iterable[Claim]) -> str:
    """Return claims as rows of a claims file, without its header."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for claim in claims:
        values = claim_cells(claim)
        writer.writerow([values[column] for column in COLUMNS])
    return out.getvalue()


def event_records(events: Iterable[Event]) -> str:
    """Return events as records of an events file."""
    records = [
        {
            "id": event.id,
            "type": event.type.value,
            "title": _text(event.title),
            "summary": _text(event.summary),
            "when": event.when.edtf,
            "places": list(event.places),
            "entities": list(event.entities),
            "reports": [
                {
                    "source": report.source,
                    "tone": report.tone.value,
                    "statement": _text(report.statement),
                }
                for report in event.reports
            ],
            "indicators": [],
        }
        for event in events
    ]
    if not records:
        return ""
    text: str = yaml.safe_dump(records, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return text


def _text(text: Text) -> dict[str, str]:
    return {"en": text.en, "uk": text.uk}
