"""Values of a link that only the desk's pages know: regions, areas, and one of a few words or numbers."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from dashboard.linkvalues import UNIT_KEYS, LinkReading, unique
from data.areacode import LONGEST_CODE, read_area_code
from data.importers.errors import ImportFault
from geo.resolve import Match, resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

Word = TypeVar("Word", bound=StrEnum)


def region(reading: LinkReading) -> tuple[str, ...]:
    """Return the codes of units of any level that stand for one region together."""
    codes = []
    for value in reading.all("region"):
        found = resolve(reading.store.gazetteer, value, levels=tuple(UNIT_KEYS.values()))
        if isinstance(found, Match):
            codes.append(found.candidate.katottg)
        else:
            reading.notice("notice.region", value=value)
    return unique(codes)


def area(reading: LinkReading) -> str:
    """Return the code of an area that can be read; longer than other values, and with its own limit."""
    code = (reading.params.get("area") or [""])[-1][: LONGEST_CODE + 1]
    if not code:
        return ""
    try:
        read_area_code(code)
    except ImportFault:
        reading.notice("notice.area", most=LONGEST_CODE)
        return ""
    return code


def chosen(reading: LinkReading, key: str, allowed: type[Word]) -> Word:
    """Return one of a few words, the first of them if the link has none that we know."""
    value, (first, *_) = reading.first(key), allowed
    if not value or value in set(allowed):
        return allowed(value) if value else first
    reading.notice("notice.word", name=key, value=value, allowed=", ".join(allowed))
    return first


def days(reading: LinkReading, key: str, allowed: Sequence[int], rest: int) -> int:
    """Return a number of days, ``rest`` if the link has none that is allowed."""
    value = reading.first(key)
    if not value:
        return rest
    number = int(value) if value.isascii() and value.isdigit() else -1
    if number in allowed:
        return number
    words = (
        f"{allowed[0]}–{allowed[-1]}"
        if isinstance(allowed, range)
        else ", ".join(map(str, allowed))
    )
    reading.notice("notice.word", name=key, value=value, allowed=words)
    return rest
