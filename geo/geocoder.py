"""Geocoders with geopy's interface: the gazetteer first, the network only where it was switched on.

geopy writes latitude before longitude, so these classes do; everything behind them is ``lng, lat``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias

from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.candidate import Ambiguous, Candidate, Match
from geo.errors import GeoError
from geo.nearest import nearest
from geo.place import LngLat
from geo.reading import Reading
from geo.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.gazetteer import Gazetteer
    from geo.nearest import Nearby

#: What geopy takes as a position: a Point, "lat, lng", or (lat, lng).
PointLike: TypeAlias = Point | str | tuple[float, float]


class AmbiguousQueryError(GeoError, GeocoderQueryError):  # type: ignore[misc]  # geopy has no types
    """A query means several places equally well; the message lists them."""

    def __init__(self, answer: Ambiguous) -> None:
        self.answer = answer
        lines = [f"{answer.query!r}: {answer.reason}", *map(str, answer.candidates)]
        super().__init__("\n".join(lines))


class OfflineGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no types
    """geopy geocoder over a gazetteer; never opens a connection.

    Parameters
    ----------
    gazetteer
        Where to look.
    prefer_oblast
        Code of the oblast whose places go first where a name is shared.
    language
        Language of ``Location.address``.
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        *,
        prefer_oblast: str | None = None,
        language: Literal["uk", "en"] = "en",
    ) -> None:
        super().__init__()
        self._gazetteer = gazetteer
        self._prefer = prefer_oblast
        self._language: Literal["uk", "en"] = language

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ARG002  # geopy's callers pass it
        limit: int | None = None,
        near: LngLat | None = None,
    ) -> Location | list[Location] | None:
        """Return the settlement that a name means.

        Parameters
        ----------
        query
            As for :func:`geo.resolve.resolve`.
        exactly_one
            False returns a list of all placed settlements that may be meant, the likeliest first.
        timeout
            Ignored: nothing is waited for.
        limit
            Longest list.
        near
            Position near which the place is expected.

        Returns
        -------
        Location, list or None
            ``raw`` has the details of the answer. None if no settlement has the name, or the one
            that has it is unplaced.

        Raises
        ------
        AmbiguousQueryError
            If exactly one place is asked for and several may be meant.
        """
        answer = resolve(self._gazetteer, query, prefer_oblast=self._prefer, near=near)
        if isinstance(answer, Ambiguous) and exactly_one:
            raise AmbiguousQueryError(answer)
        candidates: Sequence[Candidate] = ()
        if isinstance(answer, Match):
            others = () if exactly_one else answer.alternatives
            candidates = (answer.candidate, *others)
        elif isinstance(answer, Ambiguous):
            candidates = answer.candidates
        found = self._located(candidates)[:limit]
        if exactly_one:
            return found[0] if found else None
        return found or None

    def reverse(
        self,
        query: PointLike,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ARG002  # geopy's callers pass it
        limit: int = 10,
    ) -> Location | list[Location] | None:
        """Return the placed settlement nearest to a position, or the ``limit`` nearest.

        ``raw["distance_m"]`` is the geodesic distance in metres. None if nothing is placed.

        Raises
        ------
        ValueError
            If the query is no position.
        """
        point = Point(query)
        here = LngLat(point.longitude, point.latitude)
        near = nearest(self._gazetteer, here, count=1 if exactly_one else limit)
        found = [self._location(self._nearby(each), distance_m=each.distance_m) for each in near]
        if exactly_one:
            return found[0] if found else None
        return found or None

    def _nearby(self, each: Nearby) -> Candidate:
        return Candidate(
            place=self._gazetteer.settlement(each.katottg),
            raion=self._gazetteer.raion_of(each.katottg),
            oblast=self._gazetteer.oblast_of(each.katottg),
            reading=Reading.POSITION,
            score=1.0,
            matched="",
            reason="the nearest placed settlement",
        )

    def _located(self, candidates: Iterable[Candidate]) -> list[Location]:
        return [self._location(each) for each in candidates if each.point is not None]

    def _location(self, each: Candidate, **details: Any) -> Location:
        assert each.point is not None, "only placed settlements get here"
        raw = {**self._details(each), **details}
        address = self._gazetteer.long_name(each.katottg, self._language)
        return Location(address, Point(each.point.lat, each.point.lng), raw)

    @staticmethod
    def _details(each: Candidate) -> dict[str, Any]:
        return {
            "katottg": each.katottg,
            "name_uk": each.name_uk,
            "name_en": each.name_en,
            "category": each.category,
            "raion": None if each.raion is None else each.raion.katottg,
            "oblast": None if each.oblast is None else each.oblast.katottg,
            "reading": str(each.reading),
            "score": each.score,
            "matched": each.matched,
            "reason": each.reason,
            "suggested": False,
        }


class OnlineGeocoder(Protocol):
    """A geocoder that asks a service; its answers are marked ``suggested``."""

    def geocode(self, query: str, *, exactly_one: bool = True) -> Any:
        """Return a Location, a list of them, or None."""


class GeocoderChain(Geocoder):  # type: ignore[misc]  # geopy has no types
    """The gazetteer first; an online service only for what it cannot place, and only if given.

    Parameters
    ----------
    offline
        Asked first, always.
    online
        Asked if ``offline`` finds no position. None, the default, never leaves the machine.
    """

    def __init__(self, offline: OfflineGeocoder, online: OnlineGeocoder | None = None) -> None:
        super().__init__()
        self._offline = offline
        self._online = online

    def geocode(self, query: str, *, exactly_one: bool = True) -> Location | list[Location] | None:
        """Return what the gazetteer knows, else what the service suggests.

        Raises
        ------
        AmbiguousQueryError
            If exactly one place is asked for and the gazetteer has several: a service that picks
            one of them would only hide that.
        GeocoderServiceError
            If the service was asked and failed.
        """
        found = self._offline.geocode(query, exactly_one=exactly_one)
        if found is not None or self._online is None:
            return found
        suggested: Location | list[Location] | None = self._online.geocode(
            query, exactly_one=exactly_one
        )
        return suggested

    def reverse(
        self, query: PointLike, *, exactly_one: bool = True
    ) -> Location | list[Location] | None:
        """Return the nearest placed settlement; never asks a service."""
        return self._offline.reverse(query, exactly_one=exactly_one)
