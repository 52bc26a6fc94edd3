"""Finding: one question over places, units, events, entities, owners and sources. Pure.

Places are found by the resolver, which knows their spellings; everything else by its words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from data.textindex import Text, TextIndex
from geo.place import Level
from geo.resolve import Ambiguous, Match, NotFound, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from data.ledger import Ledger
    from geo.candidate import Resolution
    from geo.gazetteer import Gazetteer

#: What a word counts where it stands: in a name, in what belongs to it, in running text.
NAME, BESIDE, RUNNING = 3.0, 2.0, 1.0


class FoundKind(StrEnum):
    """What kind of thing was found; in the order in which results are usually shown."""

    PLACE = "place"
    UNIT = "unit"
    EVENT = "event"
    ENTITY = "entity"
    OWNER = "owner"
    SOURCE = "source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The answer to one query.

    ``resolution`` is what the resolver says of settlements. ``found`` has the keys found of each
    kind, best first, and kinds in the order to show them: codes of places and units, ids of events,
    entities and sources, names of owners. Places include what the resolver found, or what merely
    looks alike.
    """

    query: str
    resolution: Resolution
    found: Mapping[FoundKind, tuple[str, ...]]

    @property
    def total(self) -> int:
        """Number of all results."""
        return sum(map(len, self.found.values()))


class Finder:
    """Answers queries. Never changes; may be shared among threads.

    Parameters
    ----------
    focus
        Codes of the oblasts whose settlements and units are found by beginnings and with slips;
        elsewhere only the resolver finds settlements.
    """

    def __init__(self, ledger: Ledger, gazetteer: Gazetteer, focus: Sequence[str]) -> None:
        self._ledger = ledger
        self._gazetteer = gazetteer
        self._focus = tuple(focus)

    def find(self, query: str) -> Findings:
        """Return what a query finds; nothing for one without letters."""
        resolution = resolve(
            self._gazetteer,
            query,
            levels=(Level.SETTLEMENT,),
            prefer_oblast=self._focus[0] if len(self._focus) == 1 else None,
        )
        named: dict[FoundKind, list[str]] = {kind: [] for kind in FoundKind}
        for hit in self._index.find(query):
            kind, key = self._keys[hit.record]
            named[kind].append(key)
        places = [*_resolved(resolution), *named[FoundKind.PLACE]]
        if not places:
            # What merely looks like the query comes after all that has its words.
            del named[FoundKind.PLACE]
        named[FoundKind.PLACE] = list(dict.fromkeys([*places, *_alike(resolution)]))
        return Findings(
            query=query,
            resolution=resolution,
            found={kind: tuple(keys) for kind, keys in named.items()},
        )

    @cached_property
    def _keys(self) -> tuple[tuple[FoundKind, str], ...]:
        return tuple((kind, key) for kind, key, _ in self._records)

    @cached_property
    def _index(self) -> TextIndex:
        return TextIndex(texts for _, _, texts in self._records)

    @cached_property
    def _records(self) -> tuple[tuple[FoundKind, str, tuple[Text, ...]], ...]:
        return (
            *self._places(),
            *self._units(),
            *self._events(),
            *self._entities(),
            *self._owners(),
            *self._sources(),
        )

    def _places(self) -> Iterator[tuple[FoundKind, str, tuple[Text, ...]]]:
        for oblast in self._focus:
            inside = [self._gazetteer.settlement(code) for code in self._gazetteer.codes_in(oblast)]
            # Of two names that fit alike, the larger place comes first.
            inside.sort(key=lambda place: (-(place.population or 0), place.katottg))
            for place in inside:
                names = (place.name_en, place.name_uk)
                yield FoundKind.PLACE, place.katottg, _texts((NAME, *names))

    def _units(self) -> Iterator[tuple[FoundKind, str, tuple[Text, ...]]]:
        for oblast in self._focus:
            inside = [
                unit.katottg
                for level in (Level.RAION, Level.HROMADA)
                for unit in self._gazetteer.units_in(oblast, level)
            ]
            for code in (oblast, *inside):
                names = (self._gazetteer.title(code, "en"), self._gazetteer.title(code, "uk"))
                yield FoundKind.UNIT, code, _texts((NAME, *names))

    def _events(self) -> Iterator[tuple[FoundKind, str, tuple[Text, ...]]]:
        for event in sorted(self._ledger.events, key=lambda event: (event.when.best, event.id)):
            places = [
                self._gazetteer.title(code, language)
                for code in event.places
                for language in ("en", "uk")
            ]
            yield (
                FoundKind.EVENT,
                event.id,
                _texts(
                    (NAME, event.title.en, event.title.uk),
                    (BESIDE, *places),
                    (RUNNING, event.summary.en, event.summary.uk),
                ),
            )

    def _entities(self) -> Iterator[tuple[FoundKind, str, tuple[Text, ...]]]:
        for entity in self._ledger.entities:
            names = (entity.name.en, entity.name.uk, *entity.aliases)
            yield FoundKind.ENTITY, entity.id, _texts((NAME, *names))

    def _owners(self) -> Iterator[tuple[FoundKind, str, tuple[Text, ...]]]:
        publishers: dict[str, Counter[str]] = defaultdict(Counter)
        for source in self._ledger.sources:
            publishers[source.owner][source.publisher] += 1
        for owner, names in sorted(publishers.items()):
            # The outlet that carries most of an owner's words says most about who that is.
            shares = [(BESIDE * n / names.total(), name) for name, n in names.items()]
            yield FoundKind.OWNER, owner, _texts((NAME, owner), *shares)

    def _sources(self) -> Iterator[tuple[FoundKind, str, tuple[Text, ...]]]:
        for source in self._ledger.sources:
            yield (
                FoundKind.SOURCE,
                source.id,
                _texts((NAME, source.title), (BESIDE, source.publisher), (RUNNING, source.owner)),
            )


def _texts(*weighed: tuple[float | str, ...]) -> tuple[Text, ...]:
    """Return texts from groups of a weight and the words that count so."""
    texts = []
    for weight, *words in weighed:
        texts += [Text(words=str(each), weight=float(weight)) for each in words]
    return tuple(texts)


def _resolved(resolution: Resolution) -> Sequence[str]:
    """Return the codes of the places that a name means, the likeliest first."""
    if isinstance(resolution, Match):
        return [each.katottg for each in (resolution.candidate, *resolution.alternatives)]
    if isinstance(resolution, Ambiguous):
        return [each.katottg for each in resolution.candidates]
    return []


def _alike(resolution: Resolution) -> Sequence[str]:
    """Return the codes of the places that merely look alike."""
    if isinstance(resolution, NotFound):
        return [each.katottg for each in resolution.suggestions]
    return []
