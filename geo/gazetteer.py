"""The gazetteer: every unit, settlement and toponym in memory, found by code, name and parent."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np

from geo.designation import titled
from geo.errors import UnknownPlaceError
from geo.hierarchy import Hierarchy, grouped
from geo.place import AdminUnit, Level
from geo.spellings import SpellingIndex, spelling_index

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from geo.place import Settlement, Toponym


class Gazetteer(Hierarchy):
    """All places of a codifier with their names and positions; immutable, opens no file.

    Built in a fraction of a second for 30,000 settlements: indexes of spellings follow when first
    asked for.

    Parameters
    ----------
    units, settlements
        As for :class:`geo.hierarchy.Hierarchy`, which gives everything that rests on codes.
    toponyms
        Further spellings of any of these places.

    Raises
    ------
    DuplicatePlaceError
        If two units or two settlements share a code.
    UnknownPlaceError
        If a parent, a hromada or a toponym's place is missing.
    """

    def __init__(
        self,
        units: Iterable[AdminUnit],
        settlements: Iterable[Settlement],
        toponyms: Iterable[Toponym] = (),
    ) -> None:
        super().__init__(units, settlements)
        self.toponyms: tuple[Toponym, ...] = tuple(toponyms)
        for toponym in self.toponyms:
            if toponym.katottg not in self:
                raise UnknownPlaceError(f"{toponym.katottg}, of {toponym.toponym!r}, is unknown")

    @cached_property
    def positions(self) -> NDArray[np.float64]:
        """Positions by index, shape (N, 2), columns lng and lat in degrees (EPSG:4326).

        NaN where a settlement is unplaced. Read-only.
        """
        rows = [place.point or (np.nan, np.nan) for place in self.settlements]
        array = np.array(rows, dtype=np.float64).reshape(len(rows), 2)
        array.flags.writeable = False
        return array

    @cached_property
    def spellings(self) -> SpellingIndex:
        """Spellings of settlements."""
        return spelling_index(self.settlements, self.toponyms, kind_words=True)

    @cached_property
    def unit_spellings(self) -> SpellingIndex:
        """Spellings of units."""
        return spelling_index(self.units, self.toponyms, kind_words=False)

    def codes_named(self, name: str) -> tuple[str, ...]:
        """Return the settlements with this official name in Ukrainian or English, ascending.

        Compares folded spellings (:func:`geo.names.fold`). Empty if none has the name.
        """
        return self.spellings.codes_named(name)

    def name(self, code: str, language: Literal["uk", "en"]) -> str:
        """Return the official name of a place; raise UnknownPlaceError if there is no such place."""
        place = self.place(code)
        return place.name_uk if language == "uk" else place.name_en

    def title(self, code: str, language: Literal["uk", "en"]) -> str:
        """Return what to call a place on screen: "Kupiansk", "Kupiansk Raion", "Куп’янський район".

        The official Latin form of a unit is an adjective ("Kupianskyi"). English names a unit after
        its centre, except four oblasts, whose English names are among the toponyms.

        Raises
        ------
        UnknownPlaceError
            If no place has this code.
        """
        place = self.place(code)
        if not isinstance(place, AdminUnit):
            return self.name(code, language)
        if language == "uk":
            return titled(place, language)
        kind = "hromada" if place.level is Level.HROMADA else str(place.level).title()
        seat = self.seat_of(code)
        usual = titled(place, language) if seat is None else f"{seat.name_en} {kind}"
        listed = (name for name in self.names(code, "en") if name.endswith(f" {kind}"))
        return next(listed, usual)

    def long_name(self, code: str, language: Literal["uk", "en"]) -> str:
        """Return a name that tells namesakes apart: with raion and oblast, units with their kind.

        Raises
        ------
        UnknownPlaceError
            If no place has this code.
        """
        wider = (Level.RAION, Level.OBLAST)
        around = [unit.katottg for unit in self.ancestors(code) if unit.level in wider]
        return ", ".join(dict.fromkeys(self.title(each, language) for each in [code, *around]))

    def names(self, code: str, language: str) -> tuple[str, ...]:
        """Return the spellings of a place in a language (ISO 639-1), the official one first.

        Raises
        ------
        UnknownPlaceError
            If no place has this code.
        """
        place = self.place(code)
        official = {"uk": place.name_uk, "en": place.name_en}.get(language)
        further = (
            each.toponym for each in self._toponyms.get(code, ()) if each.language == language
        )
        return tuple(dict.fromkeys([*([official] if official else []), *further]))

    def toponyms_of(self, code: str) -> tuple[Toponym, ...]:
        """Return the further spellings of a place; raise UnknownPlaceError if there is no such place."""
        self.place(code)
        return self._toponyms.get(code, ())

    @cached_property
    def _toponyms(self) -> Mapping[str, tuple[Toponym, ...]]:
        return grouped((toponym.katottg, toponym) for toponym in self.toponyms)
