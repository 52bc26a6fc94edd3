"""What the reader looks at, and how it stands in the URL.

One table of keys: ``date, known, layer, scope, window, age, oblast, raion, hromada, status, sel, q,
v, draw, mark, lang``, and of the desk's pages ``from, to, region, area, scheme, measure, other,
drawing, section, alone, horizon``. Values that cannot be used are
replaced by their default and a notice; a link never breaks the page.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from dashboard import deskvalues, linkvalues
from dashboard.desk import today
from dashboard.linkvalues import STATUSES, LinkReading
from dashboard.sections import HORIZONS, LONGEST_ALONE, Drawing, MapDrawing, Section
from dashboard.text import LANGUAGES, Language
from data.division import Scheme
from data.history import LEDGER_LAYER
from data.selection import Filters
from data.totals import Measure
from data.view import ScopeName, View
from geo.place import Level

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from data.store import Store

__all__ = [
    "STATUSES",
    "MapView",
    "ViewState",
    "filters_of",
    "map_view_of",
    "read_state",
    "write_state",
]

LARGEST_LNG, LARGEST_LAT, LARGEST_ZOOM = 180, 85, 20


class MapView(NamedTuple):
    """Where the map looks: its middle in degrees, EPSG:4326, and Leaflet's zoom."""

    lng: float
    lat: float
    zoom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewState:
    """Everything that a link restores. Units and place are KATOTTG codes.

    ``window`` is the timeline's, as it stands in the URL; ``age`` is the number of days after which
    a place without confirmation is faded, 0 for never; ``draw`` is what the map draws and ``marks`` are
    those of its legend that a place must bear one of, none for all places. ``start`` and ``end`` are the days that are
    compared, None for the usual ones; ``region`` are units of any level, together one region,
    to which the settlements in ``area`` belong as well (:mod:`data.areacode`, empty for no area);
    ``other`` is the layer that is compared with the one shown, empty for the usual one. Of the page
    "Disagreement": its ``section``; for how many days one side was ``alone``; for how many a day's
    picture is followed (``horizon``, 0 for all).
    """

    day: date
    known: date | None = None
    layer: str = LEDGER_LAYER
    scope: ScopeName = ScopeName.FOCUS
    window: str = ""
    age: int = 0
    oblasts: tuple[str, ...] = ()
    raions: tuple[str, ...] = ()
    hromadas: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    place: str | None = None
    query: str = ""
    view: str = ""
    draw: MapDrawing = MapDrawing.AUTO
    marks: tuple[str, ...] = ()
    language: Language = "en"
    start: date | None = None
    end: date | None = None
    other: str = ""
    region: tuple[str, ...] = ()
    area: str = ""
    scheme: Scheme = Scheme.RAION
    measure: Measure = Measure.SETTLEMENTS
    drawing: Drawing = Drawing.SWIPE
    section: Section = Section.DISPUTES
    alone: int = 90
    horizon: int = 90

    @property
    def units(self) -> tuple[str, ...]:
        """The units that limit what is shown: those of the narrowest level chosen."""
        return self.hromadas or self.raions or self.oblasts

    @property
    def history_view(self) -> View:
        """Whose history is shown, as known on which day, and of which part of the country."""
        return View(layer=self.layer, known_as_of=self.known, scope=self.scope)


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
    """Read a URL's parameters; never raises on what a stranger may have typed.

    Returns
    -------
    The state, and a notice in the reader's language for each value that could not be used.
    """
    given = (params.get("lang") or ["en"])[-1]
    language: Language = next((known for known in LANGUAGES if known == given), "en")
    reading = LinkReading(params, language, store)
    oblasts = linkvalues.units(reading, "oblast")
    raions = linkvalues.inside(reading, linkvalues.units(reading, "raion"), oblasts)
    hromadas = linkvalues.inside(reading, linkvalues.units(reading, "hromada"), raions or oblasts)
    layer = linkvalues.layer(reading)
    place = linkvalues.place(reading)
    named = (*oblasts, *raions, *hromadas, *([place] if place else ()))
    state = replace(
        default_state(store),
        day=linkvalues.day(reading) or store.last,
        known=linkvalues.known(reading, layer, today()),
        layer=layer,
        scope=linkvalues.scope(reading, named),
        window=linkvalues.window(reading),
        age=linkvalues.age(reading),
        oblasts=oblasts,
        raions=raions,
        hromadas=hromadas,
        statuses=linkvalues.statuses(reading),
        place=place,
        query=reading.first("q"),
        view=reading.first("v"),
        draw=deskvalues.chosen(reading, "draw", MapDrawing),
        marks=linkvalues.marks(reading),
        language=language,
        start=linkvalues.day(reading, "from"),
        end=linkvalues.day(reading, "to"),
        other=linkvalues.layer(reading, "other", rest=""),
        region=deskvalues.region(reading),
        area=deskvalues.area(reading),
        scheme=deskvalues.chosen(reading, "scheme", Scheme),
        measure=deskvalues.chosen(reading, "measure", Measure),
        drawing=deskvalues.chosen(reading, "drawing", Drawing),
        section=deskvalues.chosen(reading, "section", Section),
        alone=deskvalues.days(reading, "alone", range(LONGEST_ALONE + 1), 90),
        horizon=deskvalues.days(reading, "horizon", HORIZONS, 90),
    )
    return state, reading.notices


def write_state(state: ViewState, store: Store) -> dict[str, list[str]]:
    """Return the URL parameters that restore a state; what equals the default is left out."""
    rest = default_state(store)
    params: dict[str, list[str]] = {
        "date": [state.day.isoformat()] if state.day != rest.day else [],
        "known": [state.known.isoformat()] if state.known else [],
        "layer": [state.layer] if state.layer != rest.layer else [],
        "scope": [state.scope] if state.scope != rest.scope else [],
        "window": [state.window] if state.window else [],
        "age": [str(state.age)] if state.age else [],
        "oblast": list(state.oblasts),
        "raion": list(state.raions),
        "hromada": list(state.hromadas),
        "status": list(state.statuses),
        "sel": [state.place] if state.place else [],
        "q": [state.query] if state.query else [],
        "v": [state.view] if state.view else [],
        "draw": [state.draw] if state.draw != rest.draw else [],
        "mark": list(state.marks),
        "from": [state.start.isoformat()] if state.start else [],
        "to": [state.end.isoformat()] if state.end else [],
        "other": [state.other] if state.other else [],
        "region": list(state.region),
        "area": [state.area] if state.area else [],
        "scheme": [state.scheme] if state.scheme != rest.scheme else [],
        "measure": [state.measure] if state.measure != rest.measure else [],
        "drawing": [state.drawing] if state.drawing != rest.drawing else [],
        "section": [state.section] if state.section != rest.section else [],
        "alone": [str(state.alone)] if state.alone != rest.alone else [],
        "horizon": [str(state.horizon)] if state.horizon != rest.horizon else [],
        "lang": [state.language] if state.language != rest.language else [],
    }
    return {key: values for key, values in params.items() if values}


def filters_of(state: ViewState, store: Store) -> Filters:
    """Return what a state is about, as the store understands it.

    Without any unit that is the scope: a question without a unit would be about the focus.
    """
    oblasts = state.oblasts
    if state.scope is ScopeName.UKRAINE and not state.units:
        oblasts = tuple(unit.katottg for unit in store.gazetteer.units_at(Level.OBLAST))
    return Filters(
        oblasts=oblasts,
        raions=state.raions,
        hromadas=state.hromadas,
        categories=state.statuses,
        layer=state.layer,
        known_as_of=state.known,
    )
