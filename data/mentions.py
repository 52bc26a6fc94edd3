"""Mentions: a name as a text has it -> the entity or the place that it means. Pure.

Entities first, by name and listed aliases; whatever else is left is looked up as a place.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from geo.names import fold
from geo.place import Level
from geo.resolve import Match, resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from data.event import Entity
    from geo.gazetteer import Gazetteer
    from geo.place import AdminUnit, Settlement

#: Articles in front of a name tell nothing apart.
_ARTICLES = ("the ",)


class Mentions:
    """Resolves mentions. Never changes; may be shared among threads.

    Parameters
    ----------
    entities
        Of which no two share a spelling (:func:`shared_spellings`).
    gazetteer
        Where places are looked up.
    prefer_oblast
        Code of the oblast whose places go first; None prefers none.
    """

    def __init__(
        self, entities: Iterable[Entity], gazetteer: Gazetteer, prefer_oblast: str | None = None
    ) -> None:
        self._spelled: Mapping[str, Entity] = {
            spelling: entity for entity in entities for spelling in spellings_of(entity)
        }
        self._gazetteer = gazetteer
        self._prefer = prefer_oblast

    def resolve(self, mention: str) -> Entity | Settlement | AdminUnit | None:
        """Return what a mention means; None if nobody listed it, or it may be several places."""
        known = self._spelled.get(_bare(mention))
        if known is not None:
            return known
        found = resolve(self._gazetteer, mention, levels=tuple(Level), prefer_oblast=self._prefer)
        return found.candidate.place if isinstance(found, Match) else None


def spellings_of(entity: Entity) -> frozenset[str]:
    """Return the folded spellings that mean an entity: its names and its aliases."""
    return frozenset(map(_bare, (entity.name.en, entity.name.uk, *entity.aliases)))


def shared_spellings(entities: Iterable[Entity]) -> Iterator[tuple[str, tuple[Entity, ...]]]:
    """Yield every spelling that more than one entity claims, with these, in order of spelling."""
    owners: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        for spelling in spellings_of(entity):
            owners[spelling].append(entity)
    for spelling in sorted(owners):
        if len(owners[spelling]) > 1:
            yield spelling, tuple(owners[spelling])


def _bare(mention: str) -> str:
    folded = fold(mention)
    for article in _ARTICLES:
        folded = folded.removeprefix(article)
    return folded
