"""Events for TimeMap (Forensic Architecture): ``events.json`` with its sources and associations.

Fields are those that TimeMap's validators let through, everything as text; what it does not know
would make it drop the event. So what the package is about stands in a file beside them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from data.export.events import EventQuery
from data.export.geojson import dump
from data.packages.archive import archive, readme
from data.packages.question import package_members
from data.selection import selected_rows
from data.verification import Tier

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from data.event import Event
    from data.packages.question import PackageQuestion
    from data.source import Source
    from data.store import Store
    from data.verification import Verification

TITLE = "Events for TimeMap"
WORDS = """
Serve events.json, sources.json and associations.json and name their addresses in TimeMap's
configuration (EVENTS_EXT, SOURCES_EXT, ASSOCIATIONS_EXT; USE_SOURCES and USE_ASSOCIATIONS true).
Days are MM/DD/YYYY, TimeMap's own form: each the best day of an event whose date may be uncertain,
which time_precision then says as it is known (EDTF). An event of several places stands at each.
"""

#: TimeMap's own form of a day.
DAY = "%m/%d/%Y"


def package(store: Store, question: PackageQuestion) -> bytes:
    """Return the package as a ZIP."""
    filters = question.filters
    inside = None
    if filters.levels:
        rows = selected_rows(store.gazetteer, filters).tolist()
        inside = frozenset(store.gazetteer.codes[row] for row in rows)
    query = EventQuery(
        start=question.start,
        end=question.end,
        settlements=inside,
        statuses=filters.statuses,
        known_as_of=filters.known_as_of,
    )
    found = [event for event in store.events(query) if event.when.best is not None]
    found.sort(key=lambda event: (event.when.best, event.id))
    verified = store.known_events(filters.known_as_of)[1]
    used = {report.source for event in found for report in event.reports}
    undated = len(store.events(query)) - len(found)
    members = {**package_members(store, replace(question, filters=filters)), "undated": undated}
    return archive(
        {
            "events.json": _lines(
                each for event in found for each in events_of(event, verified[event.id], store)
            ),
            "sources.json": dump(
                {source.id: source_of(source) for source in store.sources if source.id in used}
            )
            + b"\n",
            "associations.json": _lines(associations(found, verified)),
            "about.json": dump(members) + b"\n",
            "README.txt": readme(TITLE, WORDS, members),
        }
    )


def events_of(event: Event, verification: Verification, store: Store) -> list[dict[str, Any]]:
    """Return an event once for each of its settlements with a position, or once without."""
    best = event.when.best
    whole = {
        "description": f"{event.title.en}. {event.summary.en}",
        "date": "" if best is None else best.strftime(DAY),
        "time": "",
        "time_precision": "" if _is_exact(event, best) else event.when.edtf,
        "type": str(event.type),
        "category": str(event.type),
        "associations": [str(event.type), f"tier-{verification.tier}"],
        "sources": list(dict.fromkeys(report.source for report in event.reports)),
        "comments": verification.arithmetic.en,
    }
    gazetteer = store.gazetteer
    placed = [
        (code, point)
        for code in event.places
        if gazetteer.has_settlement(code) and (point := gazetteer.settlement(code).point)
    ]
    names = "; ".join(gazetteer.name(code, "en") for code in event.places)
    if not placed:
        return [{"id": event.id, **whole, "location": names, "latitude": "", "longitude": ""}]
    return [
        {
            "id": event.id if len(placed) == 1 else f"{event.id} {code}",
            **whole,
            "location": gazetteer.name(code, "en"),
            "latitude": f"{lat:.6f}",
            "longitude": f"{lng:.6f}",
        }
        for code, (lng, lat) in placed
    ]


def source_of(source: Source) -> dict[str, Any]:
    """Return a source as TimeMap shows it."""
    return {
        "id": source.id,
        "title": source.title,
        "thumbnail": "",
        "paths": [],
        "type": str(source.kind),
        "affil_s": [str(source.side)],
        "url": source.url,
        "description": f"{source.publisher}; reliability {source.reliability}",
        "author": source.publisher,
        "date": "" if source.published is None else source.published.strftime(DAY),
    }


def associations(
    events: Iterable[Event], verified: Mapping[str, Verification]
) -> list[dict[str, Any]]:
    """Return the types of the events as categories, and the tiers of verification as filters."""
    found = list(events)
    types = sorted({str(event.type) for event in found})
    met = {verified[event.id].tier for event in found}
    return [
        {"id": word, "title": _title(word), "desc": "", "mode": "CATEGORY"} for word in types
    ] + [
        {
            "id": f"tier-{tier}",
            "title": _title(tier),
            "desc": "",
            "mode": "FILTER",
            "filter_paths": ["Verification", _title(tier)],
        }
        for tier in Tier
        if tier in met
    ]


def _title(word: str) -> str:
    return word.replace("_", " ").capitalize()


def _is_exact(event: Event, best: date | None) -> bool:
    return event.when.earliest == event.when.latest == best


def _lines(items: Iterable[Mapping[str, Any]]) -> bytes:
    """Return a JSON array, one item a line."""
    return b"[\n" + b",\n".join(map(dump, items)) + b"\n]\n"
