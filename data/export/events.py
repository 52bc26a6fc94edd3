"""Events as a table: chosen by time, place and tier, with the arithmetic of their tier. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from data.export.geojson import bounds, dump
from data.export.pieces import Batches
from data.export.table import Table
from data.passport import Archive

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from data.claim import Claim
    from data.event import Event, EventType
    from data.export.table import Value
    from data.verification import Tier, Verification
    from geo.gazetteer import Gazetteer
    from geo.place import LngLat

EVENT_COLUMNS = (
    "id", "type", "title_en", "title_uk", "summary_en", "summary_uk", "when", "earliest", "latest",
    "best", "places", "place_names_en", "place_names_uk", "tier", "tier_reason", "owners", "sides",
    "arithmetic", "sources", "claims",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class EventQuery:
    """Which events are wanted; None does not limit.

    An event is chosen if its bounds touch the days from ``start`` to ``end``, and if one of its
    places lies in, or around, one of the settlements. ``statuses`` are words: the event carries a
    claim of one of them.
    """

    start: date | None = None
    end: date | None = None
    settlements: Collection[str] | None = None
    statuses: Collection[str] = ()
    kind: EventType | None = None
    tier: Tier | None = None
    known_as_of: date | None = None

    def as_json(self) -> dict[str, str]:
        """Return days, type and tier as the files we write state them, as far as they limit."""
        stated = {
            "from": None if self.start is None else self.start.isoformat(),
            "to": None if self.end is None else self.end.isoformat(),
            "type": self.kind,
            "tier": self.tier,
        }
        return {name: str(value) for name, value in stated.items() if value is not None}


def known_events(archive: Archive, known_as_of: date | None) -> list[Event]:
    """Return the events that could be known on a day, with the reports published by then.

    A source without a date of publication is left out: nobody can say that it was known.
    """
    if known_as_of is None:
        return list(archive.ledger.events)
    carried = {claim.event for claim in archive.ledger.claims if claim.published <= known_as_of}
    found = []
    for event in archive.ledger.events:
        reports = tuple(
            report
            for report in event.reports
            if (day := archive.sources[report.source].published) is not None and day <= known_as_of
        )
        if reports or event.id in carried:
            found.append(replace(event, reports=reports))
    return found


def chosen(
    events: Iterable[Event],
    query: EventQuery,
    archive: Archive,
    verifications: Mapping[str, Verification],
) -> list[Event]:
    """Return the events that a query selects, in order of id."""
    claims = claims_by_event(archive.ledger.claims, query.known_as_of)
    return sorted(
        (
            event
            for event in events
            if _touches(event, query)
            and (query.kind is None or event.type is query.kind)
            and (query.tier is None or verifications[event.id].tier is query.tier)
            and _concerns(event, query.settlements, archive.gazetteer)
            and _carries(claims.get(event.id, ()), query.statuses)
        ),
        key=lambda event: event.id,
    )


def events_table(
    events: Iterable[Event],
    members: Mapping[str, Any],
    archive: Archive,
    verifications: Mapping[str, Verification],
    *,
    known_as_of: date | None = None,
) -> Table:
    """Return events as rows; an event of several places has a MultiPoint, and no lng and lat."""
    rows = list(events)
    claims = claims_by_event(archive.ledger.claims, known_as_of)
    records = [
        _record(event, archive.gazetteer, verifications[event.id], claims.get(event.id, ()))
        for event in rows
    ]
    columns: dict[str, list[Value]] = {
        name: [record[name] for record in records] for name in EVENT_COLUMNS
    }
    points = [_points(event, archive.gazetteer) for event in rows]
    return Table(
        key="id",
        columns=columns,
        points=[found[0] if len(found) == 1 else None for found in points],
        geometries=[_geometry(found) for found in points],
        members=members,
        spans=[_span(event) for event in rows],
    )


def events_batches(
    events: Sequence[Event],
    members: Mapping[str, Any],
    archive: Archive,
    verifications: Mapping[str, Verification],
    *,
    known_as_of: date | None = None,
) -> Batches:
    """Return events as rows to be made in parts; see :func:`events_table`."""

    def table(part: slice) -> Table:
        return events_table(events[part], members, archive, verifications, known_as_of=known_as_of)

    return Batches(
        rows=len(events), table=table, bbox=lambda: events_bounds(events, archive.gazetteer)
    )


def events_bounds(events: Iterable[Event], gazetteer: Gazetteer) -> list[float] | None:
    """Return west, south, east, north around the places of events; None if none has a position."""
    return bounds(point for event in events for point in _points(event, gazetteer))


def write_records(table: Table) -> bytes:
    """Return a table as JSON: what it says about itself, then ``events``, one object a row."""
    rows = zip(*table.columns.values(), strict=True)
    records = [dict(zip(table.columns, row, strict=True)) for row in rows]
    return dump({**table.members, "events": records}) + b"\n"


def claims_by_event(
    claims: Iterable[Claim], known_as_of: date | None
) -> dict[str, tuple[Claim, ...]]:
    """Return the claims that each event carries, of those published by a day."""
    found: dict[str, tuple[Claim, ...]] = {}
    for claim in claims:
        if claim.event is not None and (known_as_of is None or claim.published <= known_as_of):
            found[claim.event] = (*found.get(claim.event, ()), claim)
    return found


def _touches(event: Event, query: EventQuery) -> bool:
    earliest, latest = event.when.earliest, event.when.latest
    after = query.start is None or latest is None or latest >= query.start
    return after and (query.end is None or earliest is None or earliest <= query.end)


def _concerns(event: Event, settlements: Collection[str] | None, gazetteer: Gazetteer) -> bool:
    if settlements is None:
        return True
    return any(code in settlements for place in event.places for code in gazetteer.codes_in(place))


def _carries(claims: Iterable[Claim], statuses: Collection[str]) -> bool:
    return not statuses or any(claim.status.word in statuses for claim in claims)


def _record(
    event: Event, gazetteer: Gazetteer, verification: Verification, claims: Iterable[Claim]
) -> dict[str, Value]:
    names = [gazetteer.place(code) for code in event.places]
    return {
        "id": event.id,
        "type": str(event.type),
        "title_en": event.title.en,
        "title_uk": event.title.uk,
        "summary_en": event.summary.en,
        "summary_uk": event.summary.uk,
        "when": event.when.edtf,
        "earliest": event.when.earliest,
        "latest": event.when.latest,
        "best": event.when.best,
        "places": event.places,
        "place_names_en": tuple(place.name_en for place in names),
        "place_names_uk": tuple(place.name_uk for place in names),
        "tier": str(verification.tier),
        "tier_reason": verification.reason.en,
        "owners": verification.owners,
        "sides": ";".join(verification.sides.words),
        "arithmetic": verification.arithmetic.en,
        "sources": tuple(dict.fromkeys(report.source for report in event.reports)),
        "claims": tuple(claim.id for claim in claims),
    }


def _span(event: Event) -> tuple[date | None, date | None]:
    """Return the first day of an event, and the day after its last."""
    latest = event.when.latest
    return event.when.earliest, None if latest is None else latest + timedelta(days=1)


def _points(event: Event, gazetteer: Gazetteer) -> list[LngLat]:
    """Return the positions of an event's settlements; a unit as a place has none."""
    found = [
        gazetteer.settlement(code).point for code in event.places if gazetteer.has_settlement(code)
    ]
    return [point for point in found if point is not None]


def _geometry(points: list[LngLat]) -> dict[str, Any] | None:
    if not points:
        return None
    if len(points) == 1:
        return {"type": "Point", "coordinates": list(points[0])}
    return {"type": "MultiPoint", "coordinates": [list(point) for point in points]}
