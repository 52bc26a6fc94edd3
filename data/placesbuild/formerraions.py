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

CITY = "Харків"
"""The city of Kharkiv, which lay in no raion."""

RAION_OF_DISTRICT = {
    **dict.fromkeys(("610", "611", "612"), (CITY, CITY)),
    "620": ("Краснокутський", "Краснокутськ"),
    "621": ("Богодухівський", "Богодухів"),
    "622": ("Золочівський", "Золочів"),
    "623": ("Дергачівський", "Дергачі"),
    "624": ("Харківський", "Харків"),
    "625": ("Вовчанський", "Вовчанськ"),
    "626": ("Великобурлуцький", "Великий Бурлук"),
    "627": ("Дворічанський", "Дворічна"),
    "628": ("Печенізький", "Печеніги"),
    "630": ("Валківський", "Валки"),
    "631": ("Коломацький", "Коломак"),
    "632": ("Нововодолазький", "Нова Водолага"),
    "633": ("Красноградський", "Красноград"),
    "634": ("Зміївський", "Зміїв"),
    "635": ("Чугуївський", "Чугуїв"),
    "636": ("Шевченківський", "Шевченкове"),
    "637": ("Куп’янський", "Куп’янськ"),
    "638": ("Борівський", "Борова"),
    "640": ("Кегичівський", "Кегичівка"),
    "641": ("Первомайський", "Первомайський"),
    "642": ("Балаклійський", "Балаклія"),
    "643": ("Ізюмський", "Ізюм"),
    "644": ("Зачепилівський", "Зачепилівка"),
    "645": ("Сахновщинський", "Сахновщина"),
    "646": ("Лозівський", "Лозова"),
    "647": ("Барвінківський", "Барвінкове"),
    "648": ("Близнюківський", "Близнюки"),
}
"""Former raion and its seat, by postal district. The raion bore the seat's name of that time."""


class FormerRaion(NamedTuple):
    """A settlement and its former raion; ``basis`` is ``postcode`` or ``hromada``.

    ``name_uk`` is the adjective, as in Ukrainian; English names a raion after its seat.
    """

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
            raion, _ = RAION_OF_DISTRICT[row["postal_code"][:DIGITS]]
            named[match_key(row["city"])].add(raion)
    seats = dict(RAION_OF_DISTRICT.values())
    places = [place for place in settlements if place.katottg.startswith(OBLAST_PREFIX)]
    around = _by_hromada(places, named)
    found = ((place, _raion(place, named, around[place.hromada])) for place in places)
    return [
        FormerRaion(place.katottg, raion, romanise(seats[raion]), basis)
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
