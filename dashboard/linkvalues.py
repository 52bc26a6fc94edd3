"""Values of a link, one by one: read, checked, and explained to the reader where they cannot be used."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from dashboard.history_views import layers_of
from dashboard.text import Language, text
from data.areacode import LONGEST_CODE, read_area_code
from data.history import LEDGER_LAYER
from data.importers.errors import ImportFault
from data.view import ScopeName
from geo.place import Level
from geo.resolve import Match, resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from data.store import Store

Word = TypeVar("Word", bound=StrEnum)

STATUSES = ("occupied", "contested", "liberated", "ukrainian", "unknown")
UNIT_KEYS = {"oblast": Level.OBLAST, "raion": Level.RAION, "hromada": Level.HROMADA}
#: Days without confirmation that a reader can ask for.
AGES = (30, 90, 180, 365)
LONGEST_VALUE = 200  # characters of one URL value that we look at
MOST_VALUES = 60  # values of one URL key that we look at

_LAST_DAYS = re.compile(r"P([1-9]\d{0,4})D", re.ASCII)
_FORM = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
#: The last seven days up to the day shown: what an empty window means.
DEFAULT_WINDOW = "P7D"


@dataclass(slots=True)
class LinkReading:
    """The state of reading one URL: the parameters and the notices so far."""

    params: Mapping[str, Sequence[str]]
    language: Language
    store: Store
    notices: list[str] = field(default_factory=list)

    def first(self, key: str) -> str:
        """Return the last value of a key, or nothing."""
        values = self.params.get(key) or [""]
        return values[-1][:LONGEST_VALUE]

    def all(self, key: str) -> list[str]:
        """Return all values of a key, also those parted by commas."""
        values = [part for value in self.params.get(key, ()) for part in value.split(",")]
        return [value[:LONGEST_VALUE] for value in values if value][:MOST_VALUES]

    def notice(self, key: str, **values: object) -> None:
        """Tell the reader something."""
        self.notices.append(text(key, self.language, **values))


def day(reading: LinkReading, key: str = "date") -> date | None:
    """Return the day of a key; the nearest one that can be shown."""
    value, store = reading.first(key), reading.store
    if not value:
        return None
    found = _parsed(value)
    shown = None if found is None else min(max(found, store.first), store.last)
    if found is None or shown != found:
        reading.notice("notice.date", value=value, first=store.first, last=store.last)
    return shown


def known(reading: LinkReading, layer: str, today: date) -> date | None:
    """Return the day of knowledge; None for all that is known now."""
    value, store = reading.first("known"), reading.store
    if not value:
        return None
    found = _parsed(value)
    if found is None or not store.first <= found <= today:
        reading.notice("notice.known", value=value, first=store.first, last=today)
        return store.first if found is not None and found < store.first else None
    if not store.has_days_of_knowledge(layer):
        reading.notice("notice.known_layer", name=layers_of(store)[layer].title)
        return None
    return found


def layer(reading: LinkReading, key: str = "layer", rest: str = LEDGER_LAYER) -> str:
    """Return the layer of a key; ``rest`` if it names none that there is."""
    value, layers = reading.first(key), layers_of(reading.store)
    if not value or value in layers:
        return value or rest
    reading.notice("notice.layer", value=value, allowed=", ".join(layers))
    return rest


def scope(reading: LinkReading, units: Iterable[str]) -> ScopeName:
    """Return how much of the country is drawn: all of it if a unit lies outside the focus."""
    value = reading.first("scope")
    if value not in {"", *ScopeName}:
        reading.notice("notice.scope", value=value, allowed=", ".join(ScopeName))
        value = ""
    wide = value == ScopeName.UKRAINE or reaches_outside(reading.store, units)
    return ScopeName.UKRAINE if wide else ScopeName.FOCUS


def reaches_outside(store: Store, codes: Iterable[str]) -> bool:
    """Tell whether one of some places lies outside the oblasts in focus."""
    return any(store.gazetteer.oblast_of(code).katottg not in store.focus_oblasts for code in codes)


def window(reading: LinkReading) -> str:
    """Return the window of time as the timeline writes it; nothing for the usual one."""
    value = reading.first("window")
    if not value:
        return ""
    found = checked_window(value, reading.store)
    if found is None:
        reading.notice("notice.window", value=value)
    return found or ""


def checked_window(value: str, store: Store) -> str | None:
    """Return a window inside the days of the ledger, nothing for the usual one; None if it is none.

    ``2022-09-01..2022-10-05`` has fixed days, both inside; ``P14D`` (ISO 8601) are the last days up
    to the day shown.
    """
    if (last_days := _LAST_DAYS.fullmatch(value)) is not None:
        length = min(int(last_days[1]), (store.last - store.first).days + 1)
        return "" if f"P{length}D" == DEFAULT_WINDOW else f"P{length}D"
    ends = [_parsed(part) for part in value.split("..")]
    if len(ends) != 2 or ends[0] is None or ends[1] is None or ends[1] < ends[0]:  # noqa: PLR2004  two ends
        return None
    start, end = (min(max(each, store.first), store.last) for each in ends if each is not None)
    return f"{start.isoformat()}..{end.isoformat()}"


def age(reading: LinkReading) -> int:
    """Return for how many days a place may go unconfirmed; 0 for ever."""
    value = reading.first("age")
    if not value or value in map(str, AGES):
        return int(value or 0)
    reading.notice("notice.age", value=value, allowed=", ".join(map(str, AGES)))
    return 0


def units(reading: LinkReading, key: str) -> tuple[str, ...]:
    """Return the codes of the units of a level, given by code or name."""
    codes = []
    for value in reading.all(key):
        found = resolve(reading.store.gazetteer, value, levels=(UNIT_KEYS[key],))
        if isinstance(found, Match):
            codes.append(found.candidate.katottg)
        else:
            reading.notice("notice.unit", value=value, level=key)
    return _unique(codes)


def region(reading: LinkReading) -> tuple[str, ...]:
    """Return the codes of units of any level that stand for one region together."""
    codes = []
    for value in reading.all("region"):
        found = resolve(reading.store.gazetteer, value, levels=tuple(UNIT_KEYS.values()))
        if isinstance(found, Match):
            codes.append(found.candidate.katottg)
        else:
            reading.notice("notice.region", value=value)
    return _unique(codes)


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


def inside(reading: LinkReading, codes: Sequence[str], around: Sequence[str]) -> tuple[str, ...]:
    """Leave out, with a notice, units that lie in none of the wider units chosen."""
    if not around:
        return tuple(codes)
    gazetteer, kept = reading.store.gazetteer, []
    for code in codes:
        if any(unit.katottg in around for unit in gazetteer.ancestors(code)):
            kept.append(code)
        else:
            reading.notice("notice.outside", name=gazetteer.title(code, reading.language))
    return tuple(kept)


def statuses(reading: LinkReading) -> tuple[str, ...]:
    """Return the words of the statuses that are shown."""
    chosen = []
    for value in reading.all("status"):
        if value in STATUSES:
            chosen.append(value)
        else:
            reading.notice("notice.status", value=value, allowed=", ".join(STATUSES))
    return _unique(chosen)


def place(reading: LinkReading) -> str | None:
    """Return the code of the settlement that is selected."""
    value = reading.first("sel")
    if not value:
        return None
    if reading.store.gazetteer.has_settlement(value):
        return value
    reading.notice("notice.place", value=value)
    return None


def _parsed(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if _FORM.fullmatch(value) else None
    except ValueError:
        return None


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
