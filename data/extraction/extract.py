"""The whole way from an article to proposals. Pure: what is proposed depends on text and ledger alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.event import EntityType
from data.extraction.claims import claims_of, merged
from data.extraction.control import findings
from data.extraction.happenings import changes, happenings, involved, joined
from data.extraction.proposal import Proposals
from data.extraction.reading import read_article

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from data.event import Entity
    from data.extraction.article import Article
    from geo.gazetteer import Gazetteer

_SHORTEST_NAME = 3


def extract(
    article: Article, gazetteer: Gazetteer, focus: Sequence[str], entities: Sequence[Entity] = ()
) -> Proposals:
    """Return the claims and events that an article seems to tell of, in order of its sentences.

    Parameters
    ----------
    gazetteer
        Where places are looked up.
    focus
        Codes of the oblasts that the ledger is about; what lies elsewhere is passed over.
    entities
        Persons and bodies of the ledger, for who speaks and who is involved.

    Raises
    ------
    ExtractionError
        If a library is not installed.
    """
    reading = read_article(article, gazetteer, focus)
    officials = tuple(_officials(entities))
    claims = merged(claims_of(reading, findings(reading, officials)))
    told = {each.start for claim in claims for each in claim.evidence}
    names = {each.id: _spellings(each) for each in entities}
    found = joined([*changes(claims), *happenings(reading, told, officials)])
    events = [involved(event, article.text, names) for event in found]
    return Proposals(
        claims=tuple(sorted(claims, key=lambda each: each.evidence[0].start)),
        events=tuple(sorted(events, key=lambda each: each.evidence[0].start)),
    )


def _spellings(entity: Entity) -> tuple[str, ...]:
    """Return the spellings of an entity that are long enough to be looked for in a text."""
    spellings = dict.fromkeys((entity.name.en, entity.name.uk, *entity.aliases))
    return tuple(each for each in spellings if len(each) >= _SHORTEST_NAME)


def _officials(entities: Sequence[Entity]) -> Iterator[str]:
    """Yield the names of persons, and their surnames: those whom texts quote speak for a party."""
    for entity in entities:
        if entity.type is EntityType.PERSON:
            for spelling in _spellings(entity):
                yield spelling
                yield spelling.split()[-1]
