"""Entity registry: who and what the events name, with all that is known through them. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from data.event import Entity, Event
    from data.ledger import Ledger
    from data.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityEntry:
    """One entity with its events in order of time, and what they lead to.

    ``places`` are codes with the number of events there, ``companions`` ids of entities named by
    the same events with their number, ``owners`` those who report these events with theirs; most
    first.
    """

    entity: Entity
    events: tuple[Event, ...]
    places: tuple[tuple[str, int], ...]
    companions: tuple[tuple[str, int], ...]
    owners: tuple[tuple[str, int], ...]


class EntityRegistry:
    """The entities of a ledger. Never changes; may be shared among threads."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    @cached_property
    def entries(self) -> Mapping[str, EntityEntry]:
        """All entities by id, those with most events first."""
        events: dict[str, list[Event]] = defaultdict(list)
        for event in sorted(self._ledger.events, key=lambda event: (event.when.best, event.id)):
            for name in event.entities:
                events[name].append(event)
        sources = {source.id: source for source in self._ledger.sources}
        entries = [
            _entry(entity, tuple(events[entity.id]), sources) for entity in self._ledger.entities
        ]
        entries.sort(key=lambda entry: (-len(entry.events), entry.entity.id))
        return {entry.entity.id: entry for entry in entries}


def _entry(entity: Entity, events: tuple[Event, ...], sources: Mapping[str, Source]) -> EntityEntry:
    return EntityEntry(
        entity=entity,
        events=events,
        places=_most([code for event in events for code in event.places]),
        companions=_most(
            [name for event in events for name in event.entities if name != entity.id]
        ),
        owners=_most(
            [
                owner
                for event in events
                for owner in {sources[report.source].owner for report in event.reports}
            ]
        ),
    )


def _most(names: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Return each name with how often it occurs, most frequent first, then by name."""
    return tuple(sorted(Counter(names).items(), key=lambda each: (-each[1], each[0])))
