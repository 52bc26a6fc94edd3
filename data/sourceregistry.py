"""Source registry: who is behind the evidence, why they are relied on, and what rests on them. Pure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from data.agreement import (
    NOTHING,
    Agreement,
    agreement_between_owners,
    agreement_with_history,
    together,
    with_others,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from data.assessment import Assessment, Departure
    from data.claim import Claim
    from data.event import Event, Indicator
    from data.history import History
    from data.ledger import Ledger
    from data.source import Reliability, Side, Source, SourceKind
    from geo.gazetteer import Gazetteer

#: Records that have a date.
Dated = TypeVar("Dated", "Claim", "Event", "Indicator")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What rests on one or more sources."""

    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    indicators: tuple[Indicator, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerEntry:
    """One owner: its sources, why it is relied on, what rests on it, and how it agrees.

    ``assessment`` is None in a ledger without ``owners.csv``. ``others`` are the owners that it can
    be compared with, the most compared first; ``with_owners`` is their sum.
    """

    owner: str
    sources: tuple[Source, ...]
    assessment: Assessment | None
    cited: Cited
    with_history: Agreement
    with_owners: Agreement
    others: tuple[tuple[str, Agreement], ...]

    @property
    def publishers(self) -> tuple[str, ...]:
        """Where its statements were read, each once, in order of name."""
        return tuple(sorted({source.publisher for source in self.sources}))

    @property
    def sides(self) -> tuple[Side, ...]:
        """Sides that its statements are counted for, each once."""
        return tuple(dict.fromkeys(source.side for source in self.sources))

    @property
    def kinds(self) -> tuple[SourceKind, ...]:
        """Kinds of its sources, each once."""
        return tuple(dict.fromkeys(source.kind for source in self.sources))

    @property
    def letters(self) -> Mapping[Reliability, int]:
        """Number of its sources by letter, best first."""
        letters = sorted(source.reliability for source in self.sources)
        return {letter: letters.count(letter) for letter in dict.fromkeys(letters)}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceQuery:
    """Which sources are wanted; an empty member does not limit."""

    sources: Collection[str] = ()
    owners: Collection[str] = ()
    sides: Collection[Side] = ()
    kinds: Collection[SourceKind] = ()
    letters: Collection[Reliability] = ()

    def lets_through(self, source: Source) -> bool:
        """Whether a source is wanted."""
        return (
            (not self.sources or source.id in self.sources)
            and (not self.owners or source.owner in self.owners)
            and (not self.sides or source.side in self.sides)
            and (not self.kinds or source.kind in self.kinds)
            and (not self.letters or source.reliability in self.letters)
        )


class SourceRegistry:
    """The sources and owners of a ledger. Never changes; may be shared among threads."""

    def __init__(self, ledger: Ledger, history: History, gazetteer: Gazetteer) -> None:
        self._ledger = ledger
        self._history = history
        self._gazetteer = gazetteer

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """All sources by id."""
        return {source.id: source for source in self._ledger.sources}

    @cached_property
    def departures(self) -> Mapping[str, Departure]:
        """Why a source's letter is not that of its owner, by source."""
        return {departure.source: departure for departure in self._ledger.departures}

    @cached_property
    def by_source(self) -> Mapping[str, Cited]:
        """What rests on each source, by its id; every source has an entry."""
        claims: dict[str, list[Claim]] = defaultdict(list)
        events: dict[str, list[Event]] = defaultdict(list)
        indicators: dict[str, list[Indicator]] = defaultdict(list)
        for claim in self._ledger.claims:
            claims[claim.source].append(claim)
        for event in self._ledger.events:
            for source in dict.fromkeys(report.source for report in event.reports):
                events[source].append(event)
        for indicator in self._ledger.indicators:
            indicators[indicator.source].append(indicator)
        return {
            name: Cited(
                claims=tuple(claims[name]),
                events=tuple(events[name]),
                indicators=tuple(indicators[name]),
            )
            for name in self.sources
        }

    @cached_property
    def owners(self) -> Mapping[str, OwnerEntry]:
        """All owners by name, those that most claims rest on first."""
        by_owner: dict[str, list[Source]] = defaultdict(list)
        for source in self._ledger.sources:
            by_owner[source.owner].append(source)
        assessments = {each.owner: each for each in self._ledger.assessments}
        resting = agreement_with_history(self._history, self._ledger, self._gazetteer)
        pairs = agreement_between_owners(self._ledger, self._gazetteer)
        entries = []
        for owner, sources in by_owner.items():
            others = with_others(pairs, owner)
            entries.append(
                OwnerEntry(
                    owner=owner,
                    sources=tuple(sources),
                    assessment=assessments.get(owner),
                    cited=self.cited(sources),
                    with_history=resting.get(owner, NOTHING),
                    with_owners=together(agreement for _, agreement in others),
                    others=others,
                )
            )
        entries.sort(key=lambda entry: (-len(entry.cited.claims), entry.owner))
        return {entry.owner: entry for entry in entries}

    def wanted(self, query: SourceQuery) -> tuple[Source, ...]:
        """Return the sources that a query lets through, those that most rests on first."""
        found = [source for source in self._ledger.sources if query.lets_through(source)]
        return tuple(sorted(found, key=lambda source: (-self._weight(source.id), source.id)))

    def cited(self, sources: Iterable[Source]) -> Cited:
        """Return what rests on any of several sources, each record once and in order of time."""
        parts = [self.by_source[source.id] for source in sources]
        events = {event.id: event for part in parts for event in part.events}
        return Cited(
            claims=_in_order([claim for part in parts for claim in part.claims]),
            events=_in_order(list(events.values())),
            indicators=_in_order([each for part in parts for each in part.indicators]),
        )

    def _weight(self, source: str) -> int:
        cited = self.by_source[source]
        return len(cited.claims) + len(cited.events) + len(cited.indicators)


def _in_order(records: Sequence[Dated]) -> tuple[Dated, ...]:
    return tuple(sorted(records, key=lambda record: (record.when.best, record.id)))
