"""Names that look like a misspelt one. Suggestions only: they never answer a query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from geo.lookup import UNIT_LEVELS, candidate
from geo.names import is_cyrillic
from geo.place import Level
from geo.reading import Hit, Reading

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from geo.candidate import Candidate
    from geo.context import Context
    from geo.gazetteer import Gazetteer

#: Similarity from which on a name is worth showing, 0 to 1 (normalised indel distance).
WORTH_SHOWING = 0.65
#: Most suggestions of one answer.
MOST = 5


def suggestions(
    gazetteer: Gazetteer, folded: str, *, levels: Collection[Level], context: Context
) -> tuple[Candidate, ...]:
    """Return places within a context whose spelling resembles a folded one, most similar first."""
    pairs = list(_spelled(gazetteer, levels, context, cyrillic=is_cyrillic(folded)))
    found = process.extract(
        folded,
        [text for _, text in pairs],
        scorer=fuzz.ratio,
        score_cutoff=100 * WORTH_SHOWING,
        limit=4 * MOST,  # several spellings of one place may come
    )
    best: dict[str, Candidate] = {}
    for text, percent, position in found:
        code, is_unit = pairs[position][0]
        if code not in best and len(best) < MOST:
            hit = Hit(code, Reading.SIMILAR, text, "looks alike", is_unit)
            # Only a reading may score 1; something that looks the same was not read the same.
            best[code] = candidate(gazetteer, hit, score=min(percent / 100, 0.99))
    return tuple(best.values())


def _spelled(
    gazetteer: Gazetteer, levels: Collection[Level], context: Context, *, cyrillic: bool
) -> Iterator[tuple[tuple[str, bool], str]]:
    """Yield (code, whether of a unit) and folded spelling of all places that may be suggested."""
    if Level.SETTLEMENT in levels:
        for code in context.settlements(gazetteer):
            for spelling in gazetteer.spellings.folded(code, cyrillic=cyrillic):
                yield (code, False), spelling
    for unit in gazetteer.units if UNIT_LEVELS & set(levels) else ():
        if unit.level in levels and context.allows(gazetteer, unit.katottg):
            for spelling in gazetteer.unit_spellings.folded(unit.katottg, cyrillic=cyrillic):
                yield (unit.katottg, True), spelling
