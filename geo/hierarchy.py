"""The tree of oblasts, raions, hromadas and settlements, found by code."""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from geo.errors import DuplicatePlaceError, UnknownPlaceError
from geo.place import AdminUnit, Level, Settlement
from geo.seats import seats

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_Place = TypeVar("_Place", AdminUnit, Settlement)
_Value = TypeVar("_Value")


class Hierarchy:
    """Places by code, parent and centre; immutable, in ascending order of KATOTTG code.

    A settlement's *index* is its place in that order; :attr:`codes` and :attr:`settlements` share
    it. Kyiv and Sevastopol are a unit of the highest level and a settlement under one code;
    :meth:`place` answers with the settlement.

    Parameters
    ----------
    units
        Oblasts, raions and hromadas; every ``parent`` is among them.
    settlements
        Inhabited places; every ``hromada`` is the code of one of ``units``.

    Raises
    ------
    DuplicatePlaceError
        If two units or two settlements share a code.
    UnknownPlaceError
        If a parent or a hromada is missing.
    """

    def __init__(self, units: Iterable[AdminUnit], settlements: Iterable[Settlement]) -> None:
        self._units = _by_code(units)
        self._settlements = _by_code(settlements)
        self.units: tuple[AdminUnit, ...] = tuple(self._units.values())
        self.settlements: tuple[Settlement, ...] = tuple(self._settlements.values())
        self.codes: tuple[str, ...] = tuple(self._settlements)
        self._index = {code: index for index, code in enumerate(self.codes)}
        for unit in self.units:
            if unit.parent is not None:
                self._require_unit(unit.parent, f"parent of {unit.katottg}")
        for place in self.settlements:
            self._require_unit(place.hromada, f"hromada of {place.katottg}")

    def _require_unit(self, code: str, role: str) -> None:
        if code not in self._units:
            raise UnknownPlaceError(f"{code}, {role}, is not among the units")

    def __len__(self) -> int:
        """Return the number of settlements."""
        return len(self.codes)

    def __contains__(self, code: object) -> bool:
        """Tell whether a unit or a settlement has this code."""
        return code in self._settlements or code in self._units

    def has_settlement(self, code: str) -> bool:
        """Tell whether a settlement has this code."""
        return code in self._settlements

    def has_unit(self, code: str) -> bool:
        """Tell whether an oblast, raion or hromada has this code."""
        return code in self._units

    def settlement(self, code: str) -> Settlement:
        """Return a settlement; raise UnknownPlaceError if there is none with this code."""
        try:
            return self._settlements[code]
        except KeyError:
            raise UnknownPlaceError(f"{code!r} is the code of no settlement") from None

    def unit(self, code: str) -> AdminUnit:
        """Return an oblast, raion or hromada; raise UnknownPlaceError if none has this code."""
        try:
            return self._units[code]
        except KeyError:
            raise UnknownPlaceError(
                f"{code!r} is the code of no oblast, raion or hromada"
            ) from None

    def place(self, code: str) -> AdminUnit | Settlement:
        """Return the settlement or unit with this code; raise UnknownPlaceError if there is none."""
        found = self._settlements.get(code) or self._units.get(code)
        if found is None:
            raise UnknownPlaceError(f"{code!r} is the code of no place")
        return found

    def index_of(self, code: str) -> int:
        """Return a settlement's index; raise UnknownPlaceError if none has this code."""
        try:
            return self._index[code]
        except KeyError:
            raise UnknownPlaceError(f"{code!r} is the code of no settlement") from None

    def ancestors(self, code: str) -> tuple[AdminUnit, ...]:
        """Return the units around a place, narrowest first, itself left out.

        Raises
        ------
        UnknownPlaceError
            If no place has this code.
        """
        place = self.place(code)
        above = place.hromada if isinstance(place, Settlement) else place.parent
        chain = []
        while above is not None:
            chain.append(self._units[above])
            above = chain[-1].parent
        return tuple(chain)

    def hromada_of(self, code: str) -> AdminUnit | None:
        """Return the hromada that a place lies in or is; None for wider units, Kyiv, Sevastopol."""
        return self._at_level(code, Level.HROMADA)

    def raion_of(self, code: str) -> AdminUnit | None:
        """Return the raion that a place lies in or is; None for oblasts, Kyiv, Sevastopol."""
        return self._at_level(code, Level.RAION)

    def oblast_of(self, code: str) -> AdminUnit:
        """Return the oblast that a place lies in or is."""
        found = self._at_level(code, Level.OBLAST)
        assert found is not None, "every chain of parents ends at an oblast"
        return found

    def _at_level(self, code: str, level: Level) -> AdminUnit | None:
        own = self._units.get(code)
        around = self.ancestors(code) if own is None else (own, *self.ancestors(code))
        return next((unit for unit in around if unit.level is level), None)

    def codes_in(self, code: str) -> tuple[str, ...]:
        """Return the codes of the settlements in a unit of any level, ascending.

        A settlement's code yields itself, so that a claim's ``unit`` can be passed as it is.

        Raises
        ------
        UnknownPlaceError
            If no place has this code.
        """
        if code in self._units:
            return self._members.get(code, ())
        return (self.settlement(code).katottg,)

    def settlements_in(self, code: str) -> tuple[Settlement, ...]:
        """Return the settlements of :meth:`codes_in`, in the same order."""
        return tuple(self._settlements[member] for member in self.codes_in(code))

    def units_in(self, code: str, level: Level) -> tuple[AdminUnit, ...]:
        """Return the units of one level inside a unit, itself left out, ascending by code."""
        self.unit(code)
        return tuple(unit for unit in self._subunits.get(code, ()) if unit.level is level)

    def units_at(self, level: Level) -> tuple[AdminUnit, ...]:
        """Return all units of one level, ascending by code."""
        return tuple(unit for unit in self.units if unit.level is level)

    @cached_property
    def _members(self) -> Mapping[str, tuple[str, ...]]:
        return grouped((unit.katottg, code) for code in self.codes for unit in self.ancestors(code))

    @cached_property
    def _subunits(self) -> Mapping[str, tuple[AdminUnit, ...]]:
        return grouped(
            (above.katottg, unit) for unit in self.units for above in self.ancestors(unit.katottg)
        )

    @cached_property
    def _seats(self) -> Mapping[str, str]:
        return MappingProxyType(seats(self.units, self._members))

    def seat_of(self, code: str) -> Settlement | None:
        """Return the centre of a unit, or None where :func:`geo.seats.seats` cannot tell it."""
        self.unit(code)
        seat = self._seats.get(code)
        return None if seat is None else self._settlements[seat]

    def is_seat(self, code: str) -> bool:
        """Tell whether a settlement is the centre of its hromada."""
        return self._seats.get(self.settlement(code).hromada) == code

    def units_seated_at(self, code: str) -> tuple[AdminUnit, ...]:
        """Return the units whose centre a settlement is, ascending by code."""
        return self._seated.get(self.settlement(code).katottg, ())

    @cached_property
    def _seated(self) -> Mapping[str, tuple[AdminUnit, ...]]:
        return grouped((seat, self._units[unit]) for unit, seat in sorted(self._seats.items()))


def _by_code(places: Iterable[_Place]) -> dict[str, _Place]:
    found: dict[str, _Place] = {}
    for place in sorted(places, key=lambda place: place.katottg):
        if place.katottg in found:
            raise DuplicatePlaceError(f"two places have the code {place.katottg}")
        found[place.katottg] = place
    return found


def grouped(pairs: Iterable[tuple[str, _Value]]) -> Mapping[str, tuple[_Value, ...]]:
    """Return the values by code, each group in the order in which they come."""
    groups: dict[str, list[_Value]] = {}
    for code, value in pairs:
        groups.setdefault(code, []).append(value)
    return MappingProxyType({code: tuple(group) for code, group in groups.items()})
