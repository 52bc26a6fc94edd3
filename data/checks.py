"""Checks: rules across records, each of which may be right on its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from data.assessment import Assessment, Departure
from data.assessmentcheck import check_assessments, unused_assessments
from data.claim import Claim
from data.datechecks import contradictions, impossible_dates, unlikely_dates
from data.errors import SeedFault
from data.event import Administration, Entity, Event, Indicator, Phase
from data.mentions import shared_spellings
from data.orphans import orphans
from data.readers.ledgerfile import LedgerFile
from data.source import Source
from geo.gazetteer import Gazetteer
from geo.katottg import is_katottg

Place = tuple[str, int]
Record = Source | Claim | Event | Entity | Indicator | Administration | Phase


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """What the readers returned, in order of id; faulty records hold stand-ins."""

    ledgerfile: LedgerFile | None
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    entities: tuple[Entity, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    administrations: tuple[Administration, ...] = ()
    phases: tuple[Phase, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    departures: tuple[Departure, ...] = ()


def check(
    records: Records, gazetteer: Gazetteer, *, faulty: Collection[Place] = frozenset()
) -> Iterator[SeedFault]:
    """Yield every fault across records.

    Parameters
    ----------
    faulty
        File and line of records that are known to be faulty; their dates are not looked at.
    """
    yield from _duplicate_ids(records)
    yield from _references(records)
    yield from _places(records, gazetteer)
    yield from _shared_spellings(records.entities)
    yield from check_assessments(
        records.sources, records.assessments, records.departures, faulty=faulty
    )
    sound = [claim for claim in records.claims if _place(claim.origin) not in faulty]
    yield from impossible_dates(sound, records)
    yield from contradictions(sound)
    if not records.claims:
        yield SeedFault(
            file="claims",
            line=0,
            field="",
            value="",
            problem="holds no claim",
            remedy="add a CSV file with at least one",
        )


def warnings_of(records: Records, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield what deserves a look but stops nothing, in a fixed order."""
    for finding in chain(orphans(records, gazetteer), unlikely_dates(records)):
        yield str(finding)
    yield from unused_assessments(records.sources, records.assessments)


@dataclass(frozen=True, slots=True)
class _Citation:
    """One place where a source is cited."""

    origin: str
    field: str
    source: str


def _citing(records: Records) -> Iterator[_Citation]:
    citing: tuple[Claim | Indicator | Administration, ...] = (
        *records.claims,
        *records.indicators,
        *records.administrations,
    )
    for record in citing:
        yield _Citation(record.origin, "source", record.source)
    for event in records.events:
        for report in event.reports:
            yield _Citation(event.origin, "reports", report.source)


def _duplicate_ids(records: Records) -> Iterator[SeedFault]:
    kinds: tuple[tuple[Record, ...], ...] = (
        records.sources,
        records.claims,
        records.events,
        records.entities,
        records.indicators,
        records.administrations,
        records.phases,
    )
    for kind in kinds:
        for first, second in pairwise(kind):
            if first.id and first.id == second.id:
                problem = f"is the id of {first.origin} as well"
                yield SeedFault.at(
                    second.origin, "id", second.id, problem, "give every record its own"
                )


def _references(records: Records) -> Iterator[SeedFault]:
    """Yield a fault for every id that is referred to and does not exist."""
    sources = {source.id for source in records.sources}
    events = {event.id for event in records.events}
    entities = {entity.id for entity in records.entities}
    indicators = {indicator.id for indicator in records.indicators}
    for citation in _citing(records):
        if citation.source and citation.source not in sources:
            yield _missing(citation.origin, citation.field, citation.source, "sources.csv")
    for claim in records.claims:
        if claim.event and claim.event not in events:
            yield _missing(claim.origin, "event", claim.event, "events/*.yaml")
    for event in records.events:
        for entity in event.entities:
            if entity not in entities:
                yield _missing(event.origin, "entities", entity, "entities.yaml")
        for indicator in event.indicators:
            if indicator not in indicators:
                yield _missing(event.origin, "indicators", indicator, "indicators.csv")


def _places(records: Records, gazetteer: Gazetteer) -> Iterator[SeedFault]:
    """Yield a fault for every code that no place has, and for exceptions outside their unit."""
    named: list[tuple[str, str, str]] = []
    for claim in records.claims:
        named.append((claim.origin, "unit", claim.unit))
        named.extend((claim.origin, "except", code) for code in claim.exclude)
        yield from _exceptions_outside(claim, gazetteer)
    for event in records.events:
        named.extend((event.origin, "places", code) for code in event.places)
    named.extend((i.origin, "unit", i.unit) for i in records.indicators)
    for body in records.administrations:
        named.extend((body.origin, "area", code) for code in [body.area] if is_katottg(code))
        named.extend((body.origin, "seat", code) for code in [body.seat] if is_katottg(code))
    for origin, field, code in named:
        # What does not even have the form of a code is a fault of the reader's.
        if is_katottg(code) and code not in gazetteer:
            remedy = "look the place up with `python -m data places NAME`"
            yield SeedFault.at(origin, field, code, "is the code of no place", remedy)


def _shared_spellings(entities: Collection[Entity]) -> Iterator[SeedFault]:
    """Yield a fault for every spelling that would mean two entities."""
    for spelling, (first, *others) in shared_spellings(entities):
        for other in others:
            problem = f"means {first.id} of {first.origin} as well"
            remedy = "leave it to one of them, or make the two one"
            yield SeedFault.at(other.origin, "aliases", spelling, problem, remedy)


def _exceptions_outside(claim: Claim, gazetteer: Gazetteer) -> Iterator[SeedFault]:
    if claim.unit not in gazetteer:
        return
    for code in claim.exclude:
        if code not in gazetteer:
            continue
        if claim.unit not in {unit.katottg for unit in gazetteer.ancestors(code)}:
            problem = f"does not lie inside {claim.unit}"
            yield SeedFault.at(
                claim.origin, "except", code, problem, "list only places inside the unit"
            )


def _missing(origin: str, field: str, value: str, where: str) -> SeedFault:
    remedy = f"add it to {where}, or correct the id"
    return SeedFault.at(origin, field, value, f"is not in {where}", remedy)


def _place(origin: str) -> Place:
    """Return file and line of an origin."""
    file, _, line = origin.rpartition(":")
    return file, int(line)
