"""Words around the names of places, by language: kinds, units, organisations, and names of nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.extraction.article import Language
from geo.place import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """Patterns of one language; all ignore case.

    ``units`` follow the name of a unit. ``kind`` is a word for an inhabited place; ``joint`` is all
    that may stand between two names of one list. ``attributive`` follows a name that only describes
    what comes after it: a council, a front. ``never`` are words with a capital that name no place.
    """

    units: tuple[tuple[re.Pattern[str], Level], ...]
    kind: re.Pattern[str]
    joint: re.Pattern[str]
    attributive: re.Pattern[str]
    oblasts_in_short: re.Pattern[str]
    the_place: re.Pattern[str]
    never: frozenset[str]


def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


_EN_KIND = r"(?:villages?|towns?|city|cities|settlements?|hamlets?|community|communities)"
_UK_KIND = (
    r"(?:селищ\w*|сел[оаіу]?м?и?|села[хм]и?|сіл|місто|міст[аіу]|містом|міста[хм]и?|смт|сел\.|с\.|м\.|смт\."
    r"|насел\w+\s+пункт\w*)"
)

ENGLISH = PlaceWords(
    units=(
        (_pattern(r"\s+(?:oblast|region|province)\b"), Level.OBLAST),
        (_pattern(r"\s+(?:raion|rayon|district)\b"), Level.RAION),
        (_pattern(r"\s+(?:(?:urban|rural|settlement|territorial)\s+)*(?:hromada|community)\b"),
         Level.HROMADA),
    ),
    kind=_pattern(rf"\b{_EN_KIND}(?:\s+of)?(?:\s+the\s+\w+)?,?\s+$"),
    joint=_pattern(
        r"\s*(?:(?:,|;)?\s*(?:and|as\s+well\s+as|or|plus)|,|;)\s*(?:also\s+)?"
        rf"(?:(?:the|another|nearby|neighbou?ring)\s+)*(?:\w+[\s-])?(?:{_EN_KIND}\s+(?:of\s+)?)?"
    ),
    attributive=_pattern(
        r"(?:['’]s)?\s+(?:(?:city|town|village|settlement|regional|oblast|district|military|civil\w*|raion)"
        r"[\s-]+)*(?:administration|council|police|prosecutor\w*|gov|governor|mayor|hospital|railway"
        r"|direction|front|axis|sector|brigade|battalion|airport|reservoir|bridge|dam|highway|road"
        r"|counteroffensive|offensive|officials?|authorit\w+)\b"
    ),
    oblasts_in_short=_pattern(r"(?!)"),
    the_place=_pattern(
        r"\b(?:(?:the|this|that)\s+(?:city|town|village|settlement)\b(?!\s+(?:of\b|(?-i:[A-Z])))|it\b)"
    ),
    never=frozenset(
        {
            "russia", "russian", "russians", "ukraine", "ukrainian", "ukrainians", "ministry",
            "defense", "defence", "forces", "armed", "general", "staff", "the", "on", "in", "by",
            "since", "after", "however", "four", "following", "security", "service", "prime",
            "minister", "military", "civilian", "administration", "president", "telegram", "region",
            "oblast", "raion", "western", "eastern", "northern", "southern", "gov", "governor",
            "nova", "army", "may", "march", "june", "july", "august", "april", "friday", "sunday",
            "monday", "saturday", "country", "established", "guardian", "near", "from", "to", "at", "for", "with", "while", "when",
            "before", "during", "around", "both", "of", "and", "as", "but", "only", "meanwhile", "moscow", "donbas", "europe",
        }
    ),
)  # fmt: skip

UKRAINIAN = PlaceWords(
    units=(
        (_pattern(r"\s+(?:област[іьюи]\w*|обл\.?)(?!\w)"), Level.OBLAST),
        (_pattern(r"\s+(?:район\w*|р-н\w*)(?!\w)"), Level.RAION),
        (_pattern(r"\s+(?:(?:міськ|сільськ|селищн|територіальн)\w+\s+)*(?:громад\w*|отг|тг)(?!\w)"),
         Level.HROMADA),
    ),
    kind=_pattern(rf"(?:^|(?<=\W)){_UK_KIND}\s+$"),
    joint=_pattern(
        r"\s*(?:(?:,|;)?\s*(?:та|і|й|а\s+також|або)\s|,|;)\s*(?:також\s+)?"
        rf"(?:\w+\s+)?(?:{_UK_KIND}\s+)?"
    ),
    attributive=_pattern(
        r"\s+(?:(?:міськ|сільськ|селищн|районн|обласн|військов|територіальн)\w+\s+)*"
        r"(?:рад\w*|адміністрац\w*|полі[цт]\w*|прокурат\w*|напрям\w*|фронт\w*|бригад\w*|батальйон\w*"
        r"|лікарн\w*|водосховищ\w*|трас\w*|мва|рва|ова)(?!\w)"
    ),
    oblasts_in_short=_pattern(r"\b(?P<stem>\w{4,})щин[аіиую]\w{0,2}\b"),
    the_place=_pattern(r"(?:^|(?<=\W))(?:це|цього|цьому|саме)?\s*(?:місто|село|селище)(?!\w)(?!\s+(?-i:[А-ЯІЇЄҐ]))"),
    never=frozenset(
        {
            "росія", "росії", "україна", "україни", "україні", "україну", "зсу", "рф", "оку", "про",
            "під", "після", "також", "крім", "слава", "героям", "збройні", "збройних", "сили",
            "генштаб", "міністерство", "оборони", "президент", "село", "місто", "селище", "на",
            "за", "від", "до", "у", "в", "з", "із", "й", "та", "станом", "нині", "біля", "поблизу", "окупанти", "ова", "хова", "раніше", "нові", "нова", "нове",
        }
    ),
)  # fmt: skip

WORDS = {Language.ENGLISH: ENGLISH, Language.UKRAINIAN: UKRAINIAN}
