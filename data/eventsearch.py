"""Event search: events by all that a reader may ask of them at once. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from data.event import Event, EventType
    from data.verification import Tier, Verification
    from geo.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSearch:
    """Which events are wanted; an empty or absent member does not limit.

    ``sources`` are ids of which the event cites one, ``entities`` ids of which it names one,
    ``units`` codes of units or settlements: one of its places lies in one of them, or around it.
    An event is in a period if its bounds touch the days from ``start`` to ``end``, both inside.
    """

    types: Collection[EventType] = ()
    tiers: Collection[Tier] = ()
    sources: Collection[str] | None = None
    entities: Collection[str] = ()
    units: Collection[str] = ()
    start: date | None = None
    end: date | None = None


def searched(
    events: Iterable[Event],
    search: EventSearch,
    verifications: Mapping[str, Verification],
    gazetteer: Gazetteer,
) -> list[Event]:
    """Return the events that a search lets through, in their order."""
    inside = {code for unit in search.units for code in gazetteer.codes_in(unit)}
    return [
        event
        for event in events
        if (not search.types or event.type in search.types)
        and (not search.tiers or verifications[event.id].tier in search.tiers)
        and (search.sources is None or any(r.source in search.sources for r in event.reports))
        and (not search.entities or any(name in search.entities for name in event.entities))
        and _touches(event, search.start, search.end)
        and (not search.units or _lies_in(event, inside, gazetteer))
    ]


def _touches(event: Event, start: date | None, end: date | None) -> bool:
    earliest, latest = event.when.earliest, event.when.latest
    begins_in_time = end is None or earliest is None or earliest <= end
    return begins_in_time and (start is None or latest is None or latest >= start)


def _lies_in(event: Event, settlements: Collection[str], gazetteer: Gazetteer) -> bool:
    return any(code in settlements for place in event.places for code in gazetteer.codes_in(place))
