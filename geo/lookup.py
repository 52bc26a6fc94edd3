"""Readings of a name in a gazetteer, in groups from sure to less sure, and candidates from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.candidate import Candidate
from geo.place import Level
from geo.reading import Hit, Reading

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from geo.designation import Designation
    from geo.gazetteer import Gazetteer
    from geo.spellings import SpellingIndex

UNIT_LEVELS = frozenset({Level.OBLAST, Level.RAION, Level.HROMADA})


def readings(
    gazetteer: Gazetteer, said: Designation, levels: Collection[Level]
) -> Iterator[tuple[Hit, ...]]:
    """Yield what a name may mean at some levels, one tuple per group, surest first.

    Groups: official names; English transliterations, listed toponyms and press spellings; foreign
    transliterations and Latin forms of listed toponyms; centres of units. A place occurs once in a
    group, by its best reading. A group is computed only when asked for. Kyiv and Sevastopol are of
    the highest level, but are not meant by "Kyiv Oblast", which names the land around Kyiv.
    """
    settlements = gazetteer.spellings if Level.SETTLEMENT in levels else None
    units = gazetteer.unit_spellings if UNIT_LEVELS & set(levels) else None
    for group in range(_OWN_GROUPS):
        hits: list[Hit] = []
        if settlements is not None:
            hits += _group(settlements, said.name, group)
        if units is not None:
            own = _group(units, said.name, group)
            hits += [
                hit._replace(is_unit=True)
                for hit in own
                if gazetteer.unit(hit.katottg).level in levels
                and not (said.level is Level.OBLAST and gazetteer.has_settlement(hit.katottg))
            ]
        yield best_by_place(hits)
    if units is not None:
        yield _by_seat(gazetteer, said.name, levels)


_OWN_GROUPS = 3


def _group(index: SpellingIndex, folded: str, group: int) -> list[Hit]:
    if group == 0:
        return index.official(folded)
    if group == 1:
        return [*index.transliterated(folded), *index.listed(folded)]
    return [*index.foreign(folded), *index.romanised(folded)]


def _by_seat(gazetteer: Gazetteer, folded: str, levels: Collection[Level]) -> tuple[Hit, ...]:
    """Return the units whose centre a name may mean."""
    for group in range(_OWN_GROUPS):
        hits = [
            Hit(
                unit.katottg,
                Reading.SEAT,
                hit.matched,
                f"its centre is {seat.name_en}",
                is_unit=True,
            )
            for hit in _group(gazetteer.spellings, folded, group)
            for seat in (gazetteer.settlement(hit.katottg),)
            for unit in gazetteer.units_seated_at(seat.katottg)
            if unit.level in levels
        ]
        if hits:
            return best_by_place(hits)
    return ()


def best_by_place(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Return one hit per place, the one of the surest reading, in order of code."""
    best: dict[str, Hit] = {}
    for hit in hits:
        known = best.get(hit.katottg)
        if known is None or hit.reading.score > known.reading.score:
            best[hit.katottg] = hit
    return tuple(best[code] for code in sorted(best))


def candidate(gazetteer: Gazetteer, hit: Hit, *, score: float | None = None) -> Candidate:
    """Return a hit with the units around its place; ``score`` defaults to that of its reading."""
    code = hit.katottg
    place = gazetteer.unit(code) if hit.is_unit else gazetteer.settlement(code)
    around = {above.level: above for above in gazetteer.ancestors(code) if above is not place}
    return Candidate(
        place=place,
        raion=around.get(Level.RAION),
        oblast=around.get(Level.OBLAST),
        reading=hit.reading,
        score=hit.reading.score if score is None else score,
        matched=hit.matched,
        reason=hit.reason,
    )
