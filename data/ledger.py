"""Ledger: all evidence records together, read from ``seeds/`` and checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from data.assessment import Assessment, Departure
from data.checks import Records, check, warnings_of
from data.claim import Claim
from data.errors import SeedError, SeedFault
from data.event import Administration, Entity, Event, Indicator, Phase
from data.formerraion import FormerRaion
from data.readers.administrations import read_administrations
from data.readers.assessments import read_assessments, read_departures
from data.readers.claims import read_claims
from data.readers.entities import read_entities
from data.readers.events import read_events
from data.readers.formerraions import read_former_raions
from data.readers.indicators import read_indicators
from data.readers.ledgerfile import read_ledgerfile
from data.readers.phases import read_phases
from data.readers.sources import read_sources
from data.source import Source
from geo.gazetteer import Gazetteer

_Identified = TypeVar("_Identified", Source, Claim, Event, Entity, Indicator, Administration, Phase)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All records of ``seeds/`` besides places, read and checked.

    Tuples are in order of id, assessments of owner, departures of source, phases of first day. ``first`` and ``last`` are the
    days that the ledger covers, both inside; ``last`` is its stated end. ``warnings`` are findings
    that do not stop a build.
    """

    title: str
    licence: str
    attribution: tuple[str, ...]
    first: date
    last: date
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...] = ()
    entities: tuple[Entity, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    administrations: tuple[Administration, ...] = ()
    phases: tuple[Phase, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    departures: tuple[Departure, ...] = ()
    former_raions: tuple[FormerRaion, ...] = ()
    warnings: tuple[str, ...] = ()


def read_ledger(seeds: Path, gazetteer: Gazetteer) -> Ledger:
    """Return the evidence below ``seeds``, read and checked.

    ``ledger.yaml``, ``sources.csv`` and at least one claim are required; of the other files and
    folders, those that do not exist have no records.

    Raises
    ------
    SeedError
        If anything is wrong in any file; it carries all faults of all files.
    """
    faults: list[SeedFault] = []
    ledgerfile = read_ledgerfile(seeds, faults)
    records = Records(
        ledgerfile=ledgerfile,
        sources=_by_id(read_sources(seeds, faults)),
        claims=_by_id(read_claims(seeds, faults)),
        events=_by_id(read_events(seeds, faults)),
        entities=_by_id(read_entities(seeds, faults)),
        indicators=_by_id(read_indicators(seeds, faults)),
        administrations=_by_id(read_administrations(seeds, faults)),
        phases=_by_id(read_phases(seeds, faults)),
        assessments=tuple(sorted(read_assessments(seeds, faults), key=lambda each: each.owner)),
        departures=tuple(sorted(read_departures(seeds, faults), key=lambda each: each.source)),
    )
    former_raions = tuple(read_former_raions(seeds, gazetteer, faults))
    faults.extend(check(records, gazetteer, faulty={(f.file, f.line) for f in faults}))
    if faults or ledgerfile is None:
        raise SeedError(faults)
    return Ledger(
        title=ledgerfile.title,
        licence=ledgerfile.licence,
        attribution=ledgerfile.attribution,
        first=ledgerfile.first,
        last=ledgerfile.last,
        sources=records.sources,
        claims=records.claims,
        events=records.events,
        entities=records.entities,
        indicators=records.indicators,
        administrations=records.administrations,
        phases=tuple(sorted(records.phases, key=lambda phase: (phase.start, phase.id))),
        assessments=records.assessments,
        departures=records.departures,
        former_raions=former_raions,
        warnings=tuple(warnings_of(records, gazetteer)),
    )


def _by_id(records: list[_Identified]) -> tuple[_Identified, ...]:
    """Return records in order of id, so that how they are spread over files does not matter."""
    return tuple(sorted(records, key=lambda record: record.id))
