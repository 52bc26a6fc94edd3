"""Divisions of settlements: raions of today, those of before 2020, and the occupiers' districts. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from data.event import Text
from data.series import Groups, groups_by
from geo.place import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from data.event import Administration
    from data.formerraion import FormerRaion
    from data.ledger import Ledger
    from geo.gazetteer import Gazetteer


class Scheme(StrEnum):
    """A way to divide the oblast."""

    RAION = "raion"
    HROMADA = "hromada"
    OBLAST = "oblast"
    FORMER_RAION = "former_raion"
    OCCUPATION = "occupation"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Division:
    """Settlements in named groups; ``names`` has one entry per code of ``groups``.

    A settlement that the scheme says nothing about is in no group (-1). Codes of units are KATOTTG
    codes; former raions, which have none any more, have a word of their own.
    """

    scheme: Scheme
    groups: Groups
    names: tuple[Text, ...]

    def name(self, row: int) -> Text | None:
        """Return the name of the group of a settlement, or None."""
        number = int(self.groups.of[row])
        return None if number < 0 else self.names[number]

    def among(self, rows: NDArray[np.int64]) -> Division:
        """Return the division of some settlements alone, groups without any of them left out."""
        met, numbers = np.unique(self.groups.of[rows], return_inverse=True)
        of = np.full(len(self.groups.of), -1, dtype=np.int32)
        of[rows] = numbers - int((met < 0).any())
        kept = met[met >= 0].tolist()
        return Division(
            scheme=self.scheme,
            groups=Groups(codes=tuple(self.groups.codes[number] for number in kept), of=of),
            names=tuple(self.names[number] for number in kept),
        )


#: Occupation districts that follow a raion abolished in 2020. Such a raion has no code, so their row in
#: administrations.csv names the raion of today around it (seeds/README.md).
_ABOLISHED = {"adm-vovchansk-raion": "Вовчанський"}

_LEVELS = {
    Scheme.OBLAST: Level.OBLAST,
    Scheme.RAION: Level.RAION,
    Scheme.HROMADA: Level.HROMADA,
}


def divide(scheme: Scheme, ledger: Ledger, gazetteer: Gazetteer) -> Division:
    """Return the settlements of a gazetteer divided by a scheme. Pure."""
    if scheme is Scheme.FORMER_RAION:
        return _former(ledger.former_raions, gazetteer)
    if scheme is Scheme.OCCUPATION:
        return _occupation(ledger.administrations, ledger.former_raions, gazetteer)
    groups = groups_by(gazetteer, _LEVELS[scheme])
    names = tuple(_title(gazetteer, code) for code in groups.codes)
    return Division(scheme=scheme, groups=groups, names=names)


def _title(gazetteer: Gazetteer, code: str) -> Text:
    return Text(en=gazetteer.title(code, "en"), uk=gazetteer.title(code, "uk"))


def _former(raions: Sequence[FormerRaion], gazetteer: Gazetteer) -> Division:
    members: dict[str, list[str]] = {}
    names: dict[str, Text] = {}
    for raion in raions:
        members.setdefault(raion.name.uk, []).append(raion.settlement)
        names[raion.name.uk] = _former_title(raion.name)
    return _grouped(Scheme.FORMER_RAION, members, names, gazetteer)


def _former_title(name: Text) -> Text:
    """Return what to call a former raion; a city that lay in none keeps its bare name."""
    is_raion = name.uk.endswith("ий")
    return Text(en=f"{name.en} Raion", uk=f"{name.uk} район") if is_raion else name


def _occupation(
    administrations: Iterable[Administration],
    raions: Sequence[FormerRaion],
    gazetteer: Gazetteer,
) -> Division:
    """Return the districts of occupation bodies for a raion; those for one place are left out."""
    members: dict[str, list[str]] = {}
    names: dict[str, Text] = {}
    for body in administrations:
        old = _ABOLISHED.get(body.id)
        if old is not None:
            inside = [raion for raion in raions if raion.name.uk == old]
            if inside:
                members[old] = [raion.settlement for raion in inside]
                names[old] = _former_title(inside[0].name)
        elif gazetteer.has_unit(body.area) and gazetteer.unit(body.area).level is Level.RAION:
            members[body.area] = list(gazetteer.codes_in(body.area))
            names[body.area] = _title(gazetteer, body.area)
    return _grouped(Scheme.OCCUPATION, members, names, gazetteer)


def _grouped(
    scheme: Scheme,
    members: dict[str, list[str]],
    names: dict[str, Text],
    gazetteer: Gazetteer,
) -> Division:
    codes = tuple(sorted(members))
    of = np.full(len(gazetteer), -1, dtype=np.int32)
    for number, code in enumerate(codes):
        of[[gazetteer.index_of(settlement) for settlement in members[code]]] = number
    named = tuple(names[code] for code in codes)
    return Division(scheme=scheme, groups=Groups(codes=codes, of=of), names=named)


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """How many settlements lie in one group of each of several divisions; None where in no group."""

    names: tuple[Text | None, ...]
    settlements: int


def crosswalk(divisions: Sequence[Division], rows: NDArray[np.int64]) -> tuple[Crossing, ...]:
    """Return the combinations of groups that some settlements lie in, with their numbers. Pure.

    In the order of the English names, settlements in no group last.
    """
    numbers = np.stack([division.groups.of[rows] for division in divisions], axis=1)
    found = Counter(tuple(each) for each in numbers.tolist())
    crossings = [
        Crossing(
            names=tuple(
                division.names[number] if number >= 0 else None
                for division, number in zip(divisions, combination, strict=True)
            ),
            settlements=count,
        )
        for combination, count in found.items()
    ]
    return tuple(sorted(crossings, key=lambda each: [_order(name) for name in each.names]))


def _order(name: Text | None) -> tuple[bool, str]:
    return name is None, "" if name is None else name.en
