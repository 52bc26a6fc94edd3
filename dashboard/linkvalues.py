"""Values of a link, one by one: read, checked, and explained to the reader where they cannot be used."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from dashboard.history_views import layers_of
from dashboard.text import Language, text
from data.history import LEDGER_LAYER
from data.view import ScopeName
from geo.place import Level
from geo.resolve import Match, resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from data.store import Store

STATUSES = ("occupied", "contested", "liberated", "ukrainian", "unknown")
#: Marks of the map's legend that a reader can ask for: only places that bear one of them are shown.
MARKS = ("changing", "disagreement", "one_sided", "implied")
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
            level = text(f"filter.{key}", reading.language).lower()
            reading.notice("notice.unit", value=value, level=level)
    return unique(codes)


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
    return unique(chosen)


def marks(reading: LinkReading) -> tuple[str, ...]:
    """Return the words of the marks that a place on the map must bear one of; none for all places."""
    given = unique(reading.all("mark"))
    for value in given:
        if value not in MARKS:
            allowed = ", ".join(MARKS)
            reading.notice("notice.word", name="mark", value=value, allowed=allowed)
    return tuple(word for word in MARKS if word in given)


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


def unique(values: Iterable[str]) -> tuple[str, ...]:
    """Return values in their order, each once."""
    return tuple(dict.fromkeys(values))
