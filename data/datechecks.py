"""Checks of dates: what nobody can have known yet, what cannot be, and what contradicts itself."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from data.claim import Claim, ClaimKind
from data.dates import parse_edtf
from data.errors import SeedFault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from data.checks import Records
    from data.dates import UncertainDate
    from data.readers.ledgerfile import LedgerFile
    from data.source import Source

#: Measures that begin so are of what somebody planned: they are published before their day.
PLANNED = "planned_"

_ONE_DAY = timedelta(days=1)


def impossible_dates(claims: Iterable[Claim], records: Records) -> Iterator[SeedFault]:
    """Yield a fault for everything known before it could be, and for dates outside the ledger.

    Parameters
    ----------
    claims
        Those of the records that are otherwise sound.
    """
    sources = {source.id: source for source in records.sources}
    for claim in claims:
        yield from _claim(claim, sources.get(claim.source))
    for indicator in records.indicators:
        if not indicator.measure.startswith(PLANNED):
            origin, when = indicator.origin, indicator.when
            yield from _published_before(origin, "when", when, sources.get(indicator.source))
    for body in records.administrations:
        yield from _published_before(body.origin, "from", body.start, sources.get(body.source))
    if records.ledgerfile is not None:
        yield from _outside(claims, records, records.ledgerfile)


def unlikely_dates(records: Records) -> Iterator[SeedFault]:
    """Yield what deserves a look: reports older than their event, claims younger than their source."""
    sources = {source.id: source for source in records.sources}
    for event in records.events:
        for report in event.reports:
            source = sources.get(report.source)
            if source is not None and _is_older(source, event.when):
                problem = f"was published on {source.published}, before event {event.id} happened"
                remedy = "move the report to an event of its day, or correct the event's date"
                yield SeedFault.at(event.origin, "reports", source.id, problem, remedy)
    for claim in records.claims:
        source = sources.get(claim.source)
        if (
            source is not None
            and source.published is not None
            and claim.published > source.published
        ):
            problem = f"lies after the day of its source {source.id}, {source.published}"
            remedy = "take the day of the source, unless it was changed later"
            yield SeedFault.at(claim.origin, "published", str(claim.published), problem, remedy)


def contradictions(claims: Iterable[Claim]) -> Iterator[SeedFault]:
    """Yield a fault where one source gives one unit two statuses on one day."""
    said: dict[tuple[str, str], list[tuple[date, date, Claim]]] = defaultdict(list)
    for claim in claims:
        days = certain_days(claim)
        if days is not None:
            said[claim.source, claim.unit].append((*days, claim))
    for (source, _), together in said.items():
        for one, other in combinations(together, 2):
            day = max(one[0], other[0])
            if one[2].status is not other[2].status and day <= min(one[1], other[1]):
                first, second = sorted((one[2], other[2]), key=lambda claim: _place(claim.origin))
                problem = f"contradicts {first.id} of the same source {source} on {day}"
                remedy = "keep one, or date them apart"
                yield SeedFault.at(second.origin, "status", second.status.word, problem, remedy)


def certain_days(claim: Claim) -> tuple[date, date] | None:
    """Return the first and last day of which a claim surely says that its status held, or None.

    The day of a change or state, if it is one; of *until* D the day before D; of *during* the days
    between its first and last, since on these two the status changed.
    """
    when = claim.when
    if claim.kind is ClaimKind.DURING:
        if when.earliest is None or when.latest is None:
            return None
        first, last = when.earliest + _ONE_DAY, when.latest - _ONE_DAY
        return (first, last) if first <= last else None
    if not when.is_day:
        return None
    day = when.best - _ONE_DAY if claim.kind is ClaimKind.UNTIL else when.best
    return day, day


def _claim(claim: Claim, source: Source | None) -> Iterator[SeedFault]:
    earliest = claim.when.earliest
    published = str(claim.published)
    if earliest is not None and claim.published < earliest:
        problem = f"lies before the earliest day of the claim, {earliest}"
        remedy = "correct published or when; nobody reports what has not happened"
        yield SeedFault.at(claim.origin, "published", published, problem, remedy)
    elif claim.kind is ClaimKind.DURING and claim.published < (end := _earliest_end(claim.when)):
        problem = f"lies before the end of the claim, {end} at the earliest"
        remedy = "end it on a day that the source can speak of, or say since or as_of"
        yield SeedFault.at(claim.origin, "published", published, problem, remedy)
    if source is not None and source.published is not None and claim.published < source.published:
        problem = f"lies before the day of its source {source.id}, {source.published}"
        remedy = "take the day of the source"
        yield SeedFault.at(claim.origin, "published", published, problem, remedy)


def _earliest_end(when: UncertainDate) -> date:
    """Return the first day on which a range may have ended; of an open one, the first of all days."""
    if when.latest is None:
        return date.min
    return parse_edtf(when.edtf.rpartition("/")[2]).earliest or date.min


def _published_before(
    origin: str, field: str, when: UncertainDate, source: Source | None
) -> Iterator[SeedFault]:
    """Yield a fault if a source is older than what it is cited for."""
    if source is not None and _is_older(source, when):
        problem = f"lies after its source {source.id} was published, {source.published}"
        remedy = "correct the date, or cite a source that could know it"
        yield SeedFault.at(origin, field, when.edtf, problem, remedy)


def _is_older(source: Source, when: UncertainDate) -> bool:
    """Whether a source was published before the first day that a date may mean."""
    if source.published is None or when.earliest is None:
        return False
    return source.published < when.earliest


def _outside(
    claims: Iterable[Claim], records: Records, ledgerfile: LedgerFile
) -> Iterator[SeedFault]:
    """Yield a fault for what lies outside the days of the ledger."""
    first, last = ledgerfile.first, ledgerfile.last
    for claim in claims:
        if claim.when.best > last:
            yield _beyond(claim.origin, "when", claim.when, f"lies after the ledger's end, {last}")
    for event in records.events:
        if event.when.edtf and not first <= event.when.best <= last:
            yield _beyond(event.origin, "when", event.when, f"lies outside {first} to {last}")
    for body in records.administrations:
        bounds: Mapping[str, UncertainDate | None] = {"from": body.start, "to": body.end}
        for field, when in bounds.items():
            if when is not None and when.edtf and _is_outside(when, first, last):
                yield _beyond(body.origin, field, when, f"lies outside {first} to {last}")


def _is_outside(when: UncertainDate, first: date, last: date) -> bool:
    """Whether no day that a date may mean lies between two days."""
    after = when.earliest is not None and when.earliest > last
    before = when.latest is not None and when.latest < first
    return after or before


def _beyond(origin: str, field: str, when: UncertainDate, problem: str) -> SeedFault:
    remedy = "correct the date, or the days in ledger.yaml"
    return SeedFault.at(origin, field, when.edtf, problem, remedy)


def _place(origin: str) -> tuple[str, int]:
    """Return file and line of an origin, in which files are in order."""
    file, _, line = origin.rpartition(":")
    return file, int(line)
