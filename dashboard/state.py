"""What the reader looks at, and how it stands in the URL.

One table of keys: ``date, known, oblast, raion, hromada, status, layer, sel, q, v, lang``. Values
that cannot be used are replaced by their default and a notice; a link never breaks the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from dashboard.text import LANGUAGES, Language, text
from geo.place import Level
from geo.resolve import Match, resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from data.store import Store

STATUSES = ("occupied", "contested", "liberated", "ukrainian", "unknown")
UNIT_KEYS = {"oblast": Level.OBLAST, "raion": Level.RAION, "hromada": Level.HROMADA}
LONGEST_VALUE = 200  # characters of one URL value that we look at
LARGEST_LNG, LARGEST_LAT, LARGEST_ZOOM = 180, 85, 20
MOST_VALUES = 60  # values of one URL key that we look at


class MapView(NamedTuple):
    """Where the map looks: its middle in degrees, EPSG:4326, and Leaflet's zoom."""

    lng: float
    lat: float
    zoom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewState:
    """Everything that a link restores. Units and place are KATOTTG codes."""

    day: date
    known: date | None = None
    oblasts: tuple[str, ...] = ()
    raions: tuple[str, ...] = ()
    hromadas: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    layer: str = "ledger"
    place: str | None = None
    query: str = ""
    view: str = ""
    language: Language = "en"

    @property
    def units(self) -> tuple[str, ...]:
        """The units that limit what is shown: those of the narrowest level chosen."""
        return self.hromadas or self.raions or self.oblasts


@dataclass(slots=True)
class _Reading:
    """The state of reading one URL: the parameters and the notices so far."""

    params: Mapping[str, Sequence[str]]
    language: Language
    notices: list[str] = field(default_factory=list)

    def first(self, key: str) -> str:
        values = self.params.get(key) or [""]
        return values[-1][:LONGEST_VALUE]

    def all(self, key: str) -> list[str]:
        values = [part for value in self.params.get(key, ()) for part in value.split(",")]
        return [value[:LONGEST_VALUE] for value in values if value][:MOST_VALUES]

    def notice(self, key: str, **values: object) -> None:
        self.notices.append(text(key, self.language, **values))


def map_view_of(words: str) -> MapView | None:
    """Read ``lng,lat,zoom``; None if it is anything else, so that the map frames its data."""
    try:
        view = MapView(*(float(part) for part in words.split(",")))
    except (TypeError, ValueError):
        return None
    inside = abs(view.lng) <= LARGEST_LNG and abs(view.lat) <= LARGEST_LAT
    return view if inside and 0 <= view.zoom <= LARGEST_ZOOM else None


def default_state(store: Store) -> ViewState:
    """Return what a reader sees without any parameter: the last day of the ledger."""
    return ViewState(day=store.last)


def read_state(params: Mapping[str, Sequence[str]], store: Store) -> tuple[ViewState, list[str]]:
    """Read a URL's parameters. Pure; never raises on what a stranger may have typed.

    Returns
    -------
    The state, and a notice in the reader's language for each value that could not be used.
    """
    given = (params.get("lang") or ["en"])[-1]
    language: Language = next((known for known in LANGUAGES if known == given), "en")
    reading = _Reading(params, language)
    oblasts = _units(reading, "oblast", store)
    raions = _inside(reading, _units(reading, "raion", store), oblasts, store)
    hromadas = _inside(reading, _units(reading, "hromada", store), raions or oblasts, store)
    state = replace(
        default_state(store),
        day=_day(reading, "date", store) or store.last,
        known=_day(reading, "known", store),
        oblasts=oblasts,
        raions=raions,
        hromadas=hromadas,
        statuses=_statuses(reading),
        place=_place(reading, store),
        query=reading.first("q"),
        view=reading.first("v"),
        language=language,
    )
    return state, reading.notices


def write_state(state: ViewState, store: Store) -> dict[str, list[str]]:
    """Return the URL parameters that restore a state; what equals the default is left out."""
    rest = default_state(store)
    params: dict[str, list[str]] = {
        "date": [state.day.isoformat()] if state.day != rest.day else [],
        "known": [state.known.isoformat()] if state.known else [],
        "oblast": list(state.oblasts),
        "raion": list(state.raions),
        "hromada": list(state.hromadas),
        "status": list(state.statuses),
        "layer": [state.layer] if state.layer != rest.layer else [],
        "sel": [state.place] if state.place else [],
        "q": [state.query] if state.query else [],
        "v": [state.view] if state.view else [],
        "lang": [state.language] if state.language != rest.language else [],
    }
    return {key: values for key, values in params.items() if values}


def _day(reading: _Reading, key: str, store: Store) -> date | None:
    value = reading.first(key)
    if not value:
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError:
        day = None
    if day is None or not store.first <= day <= store.last:
        reading.notice("notice.date", value=value, first=store.first, last=store.last)
        return None
    return day


def _units(reading: _Reading, key: str, store: Store) -> tuple[str, ...]:
    codes = []
    for value in reading.all(key):
        found = resolve(store.gazetteer, value, levels=(UNIT_KEYS[key],))
        if isinstance(found, Match):
            codes.append(found.candidate.katottg)
        else:
            reading.notice("notice.unit", value=value, level=key)
    return _unique(codes)


def _inside(
    reading: _Reading, codes: Sequence[str], around: Sequence[str], store: Store
) -> tuple[str, ...]:
    """Leave out, with a notice, units that lie in none of the wider units chosen."""
    if not around:
        return tuple(codes)
    kept = []
    for code in codes:
        if any(unit.katottg in around for unit in store.gazetteer.ancestors(code)):
            kept.append(code)
        else:
            reading.notice("notice.outside", name=store.gazetteer.title(code, reading.language))
    return tuple(kept)


def _statuses(reading: _Reading) -> tuple[str, ...]:
    chosen = []
    for value in reading.all("status"):
        if value in STATUSES:
            chosen.append(value)
        else:
            reading.notice("notice.status", value=value, allowed=", ".join(STATUSES))
    return _unique(chosen)


def _place(reading: _Reading, store: Store) -> str | None:
    value = reading.first("sel")
    if not value:
        return None
    if store.gazetteer.has_settlement(value):
        return value
    reading.notice("notice.place", value=value)
    return None


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
