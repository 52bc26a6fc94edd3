"""Orphans: records that nothing leads to. They stop no build; each deserves a look."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from data.errors import SeedFault
from data.readers.places import SETTLEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.checks import Records
    from geo.gazetteer import Gazetteer


def orphans(records: Records, gazetteer: Gazetteer) -> Iterator[SeedFault]:
    """Yield a finding for each record that nothing leads to, in a fixed order."""
    yield from _unplaced(records, gazetteer)
    yield from _uncited(records)
    yield from _unmentioned(records)
    for event in records.events:
        if not event.places:
            problem = "is empty, so that no map and no passport leads to the event"
            remedy = "name the place, the raion or the oblast, or leave it if it happened elsewhere"
            yield SeedFault.at(event.origin, "places", event.id, problem, remedy)


def _unplaced(records: Records, gazetteer: Gazetteer) -> Iterator[SeedFault]:
    named = {claim.unit for claim in records.claims}
    named.update(chain.from_iterable(event.places for event in records.events))
    for code in sorted(code for code in named if gazetteer.has_settlement(code)):
        settlement = gazetteer.settlement(code)
        if settlement.point is None:
            yield SeedFault(
                file=SETTLEMENTS,
                line=0,
                field="lng",
                value=f"{code} {settlement.name_en}",
                problem="is named by evidence but has no position",
                remedy="look one up for places/positions.csv",
            )


def _uncited(records: Records) -> Iterator[SeedFault]:
    cited = {claim.source for claim in records.claims}
    cited.update(indicator.source for indicator in records.indicators)
    cited.update(body.source for body in records.administrations)
    cited.update(report.source for event in records.events for report in event.reports)
    for source in records.sources:
        if source.id not in cited:
            remedy = "add what it says, or delete it"
            yield SeedFault.at(source.origin, "id", source.id, "is cited by nothing", remedy)


def _unmentioned(records: Records) -> Iterator[SeedFault]:
    involved = set(chain.from_iterable(event.entities for event in records.events))
    for entity in records.entities:
        if entity.id not in involved:
            remedy = "name it in the events that it took part in, or delete it"
            yield SeedFault.at(entity.origin, "id", entity.id, "is part of no event", remedy)
