"""A place as an article names it, and how mentions of shared names are told apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.choice import position_of
from geo.place import Level, LngLat
from geo.resolve import Match, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.candidate import Candidate
    from geo.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A name in an article: ``text[start:end]``, in sentence ``sentence`` (counted from 1).

    ``code`` is None where several places are meant equally well; ``candidates`` then holds them.
    ``is_attributive`` says that the name only describes something: a council, a front;
    ``is_doubtful`` that it may be no name at all; ``is_elsewhere`` that it is outside the focus. ``n_namesakes``
    places bear the name of which what stands around it decided for one; 0 if nothing had to.
    """

    start: int
    end: int
    sentence: int
    paragraph: int
    name: str
    level: Level
    code: str | None
    candidates: tuple[Candidate, ...]
    reason: str
    is_attributive: bool = False
    is_doubtful: bool = False
    is_elsewhere: bool = False
    n_namesakes: int = 0


def told_apart(
    mentions: Sequence[PlaceMention], gazetteer: Gazetteer, prefer: str | None
) -> Iterator[PlaceMention]:
    """Yield mentions, shared names told apart where the places around them allow it.

    The unit that the same sentence names decides first, then nearness to the places of the sentence,
    of the paragraph, of the article; what stays ambiguous is left so.

    Parameters
    ----------
    prefer
        Code of the oblast that the ledger is about, if it is one.
    """
    for mention in mentions:
        if mention.code is not None:
            yield mention
        else:
            yield _near_others(mention, mentions, gazetteer, prefer)


def _near_others(
    mention: PlaceMention,
    mentions: Sequence[PlaceMention],
    gazetteer: Gazetteer,
    prefer: str | None,
) -> PlaceMention:
    for circle, others in _circles(mention, mentions):
        inside = _inside_units(mention, others, gazetteer)
        if len(inside) == 1:
            return _decided(mention, inside[0], f"in the unit that its {circle} names")
        near = _middle(others, gazetteer)
        if near is None:
            continue
        name, levels = mention.candidates[0].name_uk, (mention.level,)
        chosen = resolve(gazetteer, name, oblast=prefer, near=near, levels=levels)
        if isinstance(chosen, Match):
            return _decided(mention, chosen.candidate, f"nearest to the others of its {circle}")
    return mention


def _inside_units(
    mention: PlaceMention, others: Sequence[PlaceMention], gazetteer: Gazetteer
) -> list[Candidate]:
    """Return the candidates inside the first raion or hromada that is mentioned."""
    unit = next((each for each in others if each.level in (Level.RAION, Level.HROMADA)), None)
    if unit is None:
        return []
    return [
        each
        for each in mention.candidates
        if any(around.katottg == unit.code for around in gazetteer.ancestors(each.katottg))
    ]


def _middle(mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> LngLat | None:
    """Return the mean position of the settlements that are mentioned."""
    codes = {each.code for each in mentions if each.code and each.level is Level.SETTLEMENT}
    points = [position_of(gazetteer, gazetteer.settlement(code)) for code in sorted(codes)]
    placed = [point for point in points if point is not None]
    if not placed:
        return None
    return LngLat(
        sum(point.lng for point in placed) / len(placed),
        sum(point.lat for point in placed) / len(placed),
    )


def _decided(mention: PlaceMention, candidate: Candidate, why: str) -> PlaceMention:
    return replace(
        mention,
        code=candidate.katottg,
        candidates=(candidate,),
        reason=why,
        n_namesakes=len(mention.candidates),
    )


def _circles(
    mention: PlaceMention, mentions: Sequence[PlaceMention]
) -> Iterator[tuple[str, list[PlaceMention]]]:
    """Yield the other mentions that have their place, in ever wider circles."""
    others = [each for each in mentions if each.code is not None]
    yield "sentence", [each for each in others if each.sentence == mention.sentence]
    yield "paragraph", [each for each in others if each.paragraph == mention.paragraph]
    yield "article", others
