"""Nominatim as a last resort: switched on by the user, one request a second, every answer a suggestion.

Follows the usage policy of the OpenStreetMap Foundation
(https://operations.osmfoundation.org/policies/nominatim/): at most one request a second for the
whole application, whatever the number of its processes; a user agent with a contact; results kept,
misses too; attribution. The clock, the waiting and the storage are handed in.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geopy.adapters import URLLibAdapter
from geopy.exc import (
    ConfigurationError,
    GeocoderParseError,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderUnavailable,
)
from geopy.geocoders import Nominatim
from geopy.location import Location
from geopy.point import Point

from geo.names import fold
from geo.place import BBox, LngLat
from geo.suggestion import GeocodeCache, Suggestion

if TYPE_CHECKING:
    from collections.abc import Callable

ATTRIBUTION = "© OpenStreetMap contributors"
LICENCE = "ODbL 1.0"
#: Ukraine with a margin, degrees: answers outside are not asked for, and dropped if they come.
UKRAINE = BBox(west=22.0, south=44.0, east=40.5, north=52.5)
LONGEST_QUERY = 200
_MOST_RESULTS = 10
# One request at a time in this process; GeocodeCache.reserve keeps other processes apart.
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class NominatimSettings:
    """How to ask, and whom.

    ``contact`` is an e-mail address or a web address under which the people who run this copy can be
    reached. ``spacing_s`` under 1 is for one's own server only.
    """

    contact: str
    application: str = "control-history"
    domain: str = "nominatim.openstreetmap.org"
    scheme: str = "https"
    bounds: BBox = UKRAINE
    country_codes: tuple[str, ...] = ("ua",)
    language: str = "en"
    timeout_s: float = 5.0
    spacing_s: float = 1.0
    longest_wait_s: float = 10.0
    failures_to_pause: int = 3
    pause_s: float = 300.0

    def __post_init__(self) -> None:
        """Refuse what would break the service's policy."""
        if not ("@" in self.contact or self.contact.startswith(("https://", "http://"))):
            raise ConfigurationError(
                f"Nominatim needs a contact: an e-mail or web address, not {self.contact!r}"
            )
        if not (self.contact.isascii() and self.contact.isprintable()):
            raise ConfigurationError("the contact goes into a header: printable ASCII only")
        if self.domain.endswith("openstreetmap.org") and self.spacing_s < 1:
            raise ConfigurationError("the public Nominatim allows one request a second, no more")

    @property
    def user_agent(self) -> str:
        """Return the header by which the service knows us."""
        return f"{self.application} ({self.contact})"


class NominatimGeocoder:
    """Asks Nominatim; built only where the user switched it on.

    After ``failures_to_pause`` failures in a row, or at once when the service refuses (403, 429),
    nothing is asked for ``pause_s`` seconds, by any process that shares the cache.

    Parameters
    ----------
    settings
        How to ask, and whom.
    cache
        Shared by all processes of the application.
    clock, sleep
        Seconds since the epoch, and waiting; as ``time.time`` and ``time.sleep``.
    proxies
        As geopy takes them; None takes those of the environment.
    """

    def __init__(
        self,
        settings: NominatimSettings,
        cache: GeocodeCache,
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        proxies: dict[str, str] | None = None,
    ) -> None:
        self._settings = settings
        self._cache = cache
        self._clock = clock
        self._sleep = sleep
        self._failures = 0
        self._service = Nominatim(
            user_agent=settings.user_agent,
            domain=settings.domain,
            scheme=settings.scheme,
            timeout=settings.timeout_s,
            proxies=proxies,
            adapter_factory=URLLibAdapter,
        )

    def geocode(self, query: str, *, exactly_one: bool = True) -> Location | list[Location] | None:
        """Return what the service suggests, from the cache where it was asked before.

        Returns
        -------
        Location, list or None
            ``raw["suggested"]`` is always True: a person has to confirm before it is used as a fact.
            ``raw["attribution"]`` must be shown beside it.

        Raises
        ------
        GeocoderUnavailable
            If requests are paused, or too many wait already.
        GeocoderServiceError
            If the service fails, refuses, times out, or answers with something else than results.
        """
        if not fold(query) or len(query) > LONGEST_QUERY:
            return None
        key = self._key(query)
        answer = self._cache.get(key)
        cached = answer is not None
        if answer is None:
            answer = self._ask(query)
            self._cache.put(key, answer)
        found = [self._location(each, cached=cached) for each in answer]
        if exactly_one:
            return found[0] if found else None
        return found or None

    def _key(self, query: str) -> str:
        settings = self._settings
        asked = (settings.domain, ",".join(settings.country_codes), *settings.bounds)
        return "|".join([fold(query), *map(str, asked), settings.language])

    def _ask(self, query: str) -> tuple[Suggestion, ...]:
        with _ONE_AT_A_TIME:
            self._wait_for_turn()
            try:
                answer = self._request(query)
            except GeocoderServiceError as error:
                self._count_failure(error)
                raise
            self._failures = 0
            return answer

    def _wait_for_turn(self) -> None:
        settings, now = self._settings, self._clock()
        turn = self._cache.reserve(
            now, spacing_s=settings.spacing_s, longest_wait_s=settings.longest_wait_s
        )
        if turn is None:
            raise GeocoderUnavailable(
                "Nominatim is not asked now: it failed or refused lately, or too many requests wait"
            )
        if turn > now:
            self._sleep(turn - now)

    def _count_failure(self, error: GeocoderServiceError) -> None:
        self._failures += 1
        status = getattr(error.__cause__, "status_code", None)
        refused = isinstance(error, GeocoderRateLimited) or status == _FORBIDDEN
        if refused or self._failures >= self._settings.failures_to_pause:
            asked_for = getattr(error, "retry_after", None) or 0
            self._cache.postpone(self._clock() + max(self._settings.pause_s, asked_for))

    def _request(self, query: str) -> tuple[Suggestion, ...]:
        bounds = self._settings.bounds
        try:
            found = self._service.geocode(
                query,
                exactly_one=False,
                limit=_MOST_RESULTS,
                language=self._settings.language,
                country_codes=list(self._settings.country_codes),
                viewbox=[Point(bounds.south, bounds.west), Point(bounds.north, bounds.east)],
                bounded=True,
            )
            answer = tuple(_suggestion(each) for each in found or ())
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise GeocoderParseError(f"the answer holds no results: {error}") from error
        return tuple(each for each in answer if _inside(bounds, each.point))

    @staticmethod
    def _location(each: Suggestion, *, cached: bool) -> Location:
        raw: dict[str, Any] = {
            "suggested": True,
            "service": "nominatim",
            "attribution": ATTRIBUTION,
            "licence": LICENCE,
            "osm_type": each.osm_type,
            "osm_id": each.osm_id,
            "kind": each.kind,
            "cached": cached,
        }
        return Location(each.address, Point(each.point.lat, each.point.lng), raw)


_FORBIDDEN = 403


def _suggestion(location: Location) -> Suggestion:
    raw = location.raw
    return Suggestion(
        address=str(location.address),
        # From the answer itself: geopy makes 0, 0 of a position that is missing.
        point=LngLat(lng=float(raw["lon"]), lat=float(raw["lat"])),
        osm_type=str(raw.get("osm_type", "")),
        osm_id=int(raw.get("osm_id", 0)),
        kind=str(raw.get("type", "")),
    )


def _inside(bounds: BBox, point: LngLat) -> bool:
    inside_lng = bounds.west <= point.lng <= bounds.east
    return inside_lng and bounds.south <= point.lat <= bounds.north
