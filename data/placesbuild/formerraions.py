"""The raions of Kharkiv Oblast before the reform of 17 July 2020, by settlement, from postal codes.

No package that we found carries KOATUU, the classifier in which a settlement's code names its old
raion. Postal codes do: their first three digits are the postal district, and in Kharkiv Oblast the
districts are the 27 raions of before 2020 and the city of Kharkiv. A city that was under
the oblast stands with the raion around it, as in the postal districts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from data.placesbuild.naming import match_key, romanise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.place import Settlement

OBLAST_PREFIX = "UA63"
STATE = "Kharkivska"
DIGITS = 3

RAION_OF_DISTRICT = {
    "610": "Харків", "611": "Харків", "612": "Харків",
    "620": "Краснокутський", "621": "Богодухівський", "622": "Золочівський",
    "623": "Дергачівський", "624": "Харківський", "625": "Вовчанський",
    "626": "Великобурлуцький", "627": "Дворічанський", "628": "Печенізький",
    "630": "Валківський", "631": "Коломацький", "632": "Нововодолазький",
    "633": "Красноградський", "634": "Зміївський", "635": "Чугуївський",
    "636": "Шевченківський", "637": "Куп’янський", "638": "Борівський",
    "640": "Кегичівський", "641": "Первомайський", "642": "Балаклійський",
    "643": "Ізюмський", "644": "Зачепилівський", "645": "Сахновщинський",
    "646": "Лозівський", "647": "Барвінківський", "648": "Близнюківський",
}  # fmt: skip
"""Former raion by postal district; each is named after its seat, whose codes lie in the district."""


class FormerRaion(NamedTuple):
    """A settlement and its former raion; ``basis`` is ``postcode`` or ``hromada``."""

    katottg: str
    name_uk: str
    name_en: str
    basis: str


def former_raions(
    settlements: Iterable[Settlement], rows: Iterable[Mapping[str, Any]]
) -> list[FormerRaion]:
    """Return the former raion of each settlement of the oblast that it can be told of. Pure.

    A settlement takes the raion of the postal rows that bear its name (``postcode``). Where rows of
    that name lie in several raions, the one counts that other settlements of the hromada lie in.
    A settlement without a row takes the raion of its hromada if all others there share one
    (``hromada``). Nothing else is decided.

    Parameters
    ----------
    settlements
        Of the codifier; those of other oblasts are left out.
    rows
        GeoNames' postal rows, of any accuracy: their positions are not used.

    Raises
    ------
    KeyError
        If a postal code of the oblast lies in a district that we do not know.
    """
    named: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["state"] == STATE:
            raion = RAION_OF_DISTRICT[row["postal_code"][:DIGITS]]
            named[match_key(row["city"])].add(raion)
    places = [place for place in settlements if place.katottg.startswith(OBLAST_PREFIX)]
    around = _by_hromada(places, named)
    found = ((place, _raion(place, named, around[place.hromada])) for place in places)
    return [
        FormerRaion(place.katottg, raion, romanise(raion), basis)
        for place, (raion, basis) in found
        if raion
    ]


def _by_hromada(places: Iterable[Settlement], named: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Return the raions of those settlements of each hromada whose names leave no choice."""
    places = list(places)
    count = Counter(match_key(place.name_uk) for place in places)
    raions: dict[str, set[str]] = defaultdict(set)
    for place in places:
        key = match_key(place.name_uk)
        if count[key] == 1 and len(named.get(key, ())) == 1:
            raions[place.hromada] |= named[key]
    return raions


def _raion(place: Settlement, named: Mapping[str, set[str]], around: set[str]) -> tuple[str, str]:
    """Return the former raion of a settlement and the basis; empty if it cannot be told."""
    own = named.get(match_key(place.name_uk), set())
    shared = own & around
    if len(shared) == 1:
        return next(iter(shared)), "postcode"
    if len(own) == 1 and not around:
        return next(iter(own)), "postcode"
    if not shared and len(around) == 1:
        return next(iter(around)), "hromada"
    return "", ""
