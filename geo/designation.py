"""Words around a name that say what kind of place is meant: "м.", "village of", "Raion", "область".

Pure. The words narrow the answer where they can; they are never needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from geo.place import Category, Level

if TYPE_CHECKING:
    from geo.place import AdminUnit

#: Every category but city. The reform of 2024 moved letters among these, so words such as "смт" or
#: "село" tell a settlement from a city, but not these from one another.
RURAL = frozenset({Category.SETTLEMENT, Category.URBAN_SETTLEMENT, Category.VILLAGE})
CITIES = frozenset({Category.CITY, Category.SPECIAL_CITY})

_CITY = frozenset({"м", "місто", "г", "гор", "город", "city of", "city", "ville de"})
# English texts call cities and selyshcha alike a town.
_TOWN = frozenset({"town of", "town"})
_RURAL = frozenset(
    {"с", "село", "смт", "с ще", "сще", "селище", "селище міського типу", "пгт", "пос", "поселок"}
    | {"хутір", "village of", "village", "settlement of", "settlement", "urban type settlement"}
)
_UNITS = {
    Level.OBLAST: frozenset({"область", "обл", "oblast", "oblast of", "region", "region of"}),
    Level.RAION: frozenset({"район", "р н", "raion", "rayon", "district", "raion of", "district of"}),
    Level.HROMADA: frozenset(
        {f"{kind}{middle}{noun}".strip()
         for kind in ("", "міська ", "селищна ", "сільська ")
         for middle in ("", "територіальна ")
         for noun in ("громада", "тг", "отг")}
        | {f"{kind}{middle}{noun}"
           for kind in ("", "urban ", "settlement ", "rural ", "city ", "village ")
           for middle in ("", "territorial ")
           for noun in ("hromada", "community")}
    ),
}  # fmt: skip
_KINDS: dict[str, tuple[Level, frozenset[Category] | None]] = {
    **{phrase: (level, None) for level, phrases in _UNITS.items() for phrase in phrases},
    **dict.fromkeys(_CITY, (Level.SETTLEMENT, CITIES)),
    **dict.fromkeys(_TOWN, (Level.SETTLEMENT, None)),
    **dict.fromkeys(_RURAL, (Level.SETTLEMENT, RURAL)),
}
_LONGEST = max(len(phrase.split()) for phrase in _KINDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Designation:
    """A folded name without its kind words, and what those words say.

    ``level`` and ``categories`` are None where no word speaks about them.
    """

    name: str
    level: Level | None = None
    categories: frozenset[Category] | None = None


def designation(folded: str) -> Designation:
    """Split the longest kind words off the front or the end of a folded spelling.

    A name that consists of such words only is left whole.
    """
    words = folded.split()
    for n in range(min(_LONGEST, len(words) - 1), 0, -1):
        for phrase, rest in ((words[:n], words[n:]), (words[-n:], words[:-n])):
            found = _KINDS.get(" ".join(phrase))
            if found is not None:
                level, categories = found
                return Designation(name=" ".join(rest), level=level, categories=categories)
    return Designation(name=folded)


_WRITTEN = {
    Level.OBLAST: {"uk": "область", "en": "oblast"},
    Level.RAION: {"uk": "район", "en": "raion"},
    Level.HROMADA: {"uk": "громада", "en": "hromada"},
}


def titled(unit: AdminUnit, language: Literal["uk", "en"]) -> str:
    """Return a unit's name with its kind: "Kupianskyi raion", "Куп’янський район".

    Crimea, Kyiv and Sevastopol are of the oblasts' level but are no oblasts; unlike these, their
    names are no adjectives in -а, and they stay as they are.
    """
    name = unit.name_uk if language == "uk" else unit.name_en
    if unit.level is Level.OBLAST and not unit.name_uk.endswith("а"):
        return name
    return f"{name} {_WRITTEN[unit.level][language]}"
