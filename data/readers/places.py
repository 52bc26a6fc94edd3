"""Reads ``places/units.csv``, ``places/settlements.csv`` and ``places/toponyms.csv``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from data.errors import SeedError, SeedFault
from data.readers.table import read_table
from geo.gazetteer import Gazetteer
from geo.place import AdminUnit, BBox, Category, Level, LngLat, Settlement, Toponym

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from data.readers.fields import Fields

UNITS, SETTLEMENTS, TOPONYMS = "places/units.csv", "places/settlements.csv", "places/toponyms.csv"
UNIT_COLUMNS = ("katottg", "level", "name_uk", "name_en", "parent", "note")
SETTLEMENT_COLUMNS = (
    "katottg", "category", "name_uk", "name_en", "hromada", "lng", "lat", "position_source",
    "geonameid", "population", "population_year",
)  # fmt: skip
TOPONYM_COLUMNS = ("katottg", "toponym", "language", "kind", "source")

#: Ukraine within its borders of 1991, degrees, with a margin of some ten kilometres.
UKRAINE = BBox(west=22.0, south=44.2, east=40.4, north=52.5)

_LEVELS = {str(level): level for level in (Level.OBLAST, Level.RAION, Level.HROMADA)}
_PARENT_LEVEL = {Level.OBLAST: None, Level.RAION: Level.OBLAST, Level.HROMADA: Level.RAION}
_CATEGORIES = {str(category): category for category in Category}
_KINDS = {kind: kind for kind in ("endonym", "exonym", "former", "alias")}
_LANGUAGE = re.compile(r"[a-z]{2}")
_WHOLE = re.compile(r"[0-9]{1,12}")
_Record = TypeVar("_Record", AdminUnit, Settlement, Toponym)


def load_gazetteer(seeds: Path) -> Gazetteer:
    """Return the gazetteer of a folder of evidence.

    Raises
    ------
    SeedError
        If any line of the three files is at fault; it carries all faults.
    """
    faults: list[SeedFault] = []
    gazetteer = read_gazetteer(seeds, faults)
    if gazetteer is None:
        raise SeedError(faults)
    return gazetteer


def read_gazetteer(seeds: Path, faults: list[SeedFault]) -> Gazetteer | None:
    """Return the gazetteer of a folder of evidence, or None with the reasons added to ``faults``."""
    before = len(faults)
    units = _read(seeds, UNITS, UNIT_COLUMNS, _unit, faults)
    settlements = _read(seeds, SETTLEMENTS, SETTLEMENT_COLUMNS, _settlement, faults)
    toponyms = _read(seeds, TOPONYMS, TOPONYM_COLUMNS, _toponym, faults)
    _require_each_once(units, _code)
    _require_each_once(settlements, _code)
    _require_each_once(toponyms, lambda each: each)  # several sources may list one spelling
    _require_tree(units, settlements, toponyms)
    if len(faults) > before:
        return None
    return Gazetteer(
        (unit for _, unit in units),
        (place for _, place in settlements),
        (toponym for _, toponym in toponyms),
    )


_Table = list[tuple["Fields", _Record]]


def _read(
    seeds: Path,
    file: str,
    columns: tuple[str, ...],
    record: Callable[[Fields], _Record],
    faults: list[SeedFault],
) -> _Table[_Record]:
    """Return the lines of one file with what they say, faulty ones left out."""
    table = ((fields, record(fields)) for fields in read_table(seeds / file, file, columns, faults))
    return [(fields, each) for fields, each in table if fields.ok]


def _unit(fields: Fields) -> AdminUnit:
    fields.optional("note")
    level = fields.choice("level", _LEVELS)
    if level is Level.OBLAST:
        _require_empty(fields, "parent")
    return AdminUnit(
        katottg=fields.katottg("katottg"),
        level=level,
        name_uk=fields.text("name_uk"),
        name_en=fields.text("name_en"),
        parent=None if level is Level.OBLAST else fields.katottg("parent"),
    )


def _settlement(fields: Fields) -> Settlement:
    point = _point(fields)
    if point is None:
        _require_empty(fields, "position_source")
    population = _whole(fields, "population")
    if population is None:
        _require_empty(fields, "population_year")
    return Settlement(
        katottg=fields.katottg("katottg"),
        category=fields.choice("category", _CATEGORIES),
        name_uk=fields.text("name_uk"),
        name_en=fields.text("name_en"),
        hromada=fields.katottg("hromada"),
        point=point,
        position_source="" if point is None else fields.text("position_source"),
        geonameid=_whole(fields, "geonameid"),
        population=population,
        population_year=_whole(fields, "population_year"),
    )


def _toponym(fields: Fields) -> Toponym:
    # GeoNames lists spellings without saying of which language they are.
    language = fields.optional("language")
    if language and not _LANGUAGE.fullmatch(language):
        fields.fault("language", "is no language code", "write two letters of ISO 639-1")
    return Toponym(
        katottg=fields.katottg("katottg"),
        toponym=fields.text("toponym"),
        language=language,
        kind=fields.choice("kind", _KINDS),
        source=fields.text("source"),
    )


def _point(fields: Fields) -> LngLat | None:
    lng, lat = fields.optional_number("lng"), fields.optional_number("lat")
    if lng is None or lat is None:
        if lng is not lat:
            fields.fault("lng", "stands alone", "give lng and lat, or leave both empty")
        return None
    if not (UKRAINE.west <= lng <= UKRAINE.east):
        fields.fault("lng", "lies outside Ukraine", "longitude comes first, in degrees east")
    if not (UKRAINE.south <= lat <= UKRAINE.north):
        fields.fault("lat", "lies outside Ukraine", "latitude comes second, in degrees north")
    return LngLat(lng, lat)


def _whole(fields: Fields, name: str) -> int | None:
    text = fields.optional(name)
    if not text:
        return None
    if not _WHOLE.fullmatch(text):
        fields.fault(name, "is no whole number", "write digits only")
        return None
    return int(text)


def _require_empty(fields: Fields, name: str) -> None:
    if fields.optional(name):
        fields.fault(name, "has no meaning in this line", "leave it empty")


def _code(place: AdminUnit | Settlement) -> str:
    return place.katottg


def _require_each_once(table: _Table[_Record], key: Callable[[_Record], object]) -> None:
    first: dict[object, Fields] = {}
    for fields, record in table:
        known = first.setdefault(key(record), fields)
        if known is not fields:
            fields.fault("katottg", f"is there already in line {known.line}", "keep one of them")


def _require_tree(
    units: _Table[AdminUnit], settlements: _Table[Settlement], toponyms: _Table[Toponym]
) -> None:
    """Add a fault for every reference to a unit or settlement that is not there, or not fit."""
    levels = {unit.katottg: unit.level for _, unit in units}
    for fields, unit in units:
        wanted = _PARENT_LEVEL[unit.level]
        if unit.parent is not None and levels.get(unit.parent) is not wanted:
            fields.fault("parent", f"is the code of no {wanted}", f"give a code of {UNITS}")
    for fields, place in settlements:
        # Kyiv, Sevastopol and the two cities of the Chornobyl zone lie in no hromada: their codes
        # have zeros for it, and the unit of the oblasts' level around them stands in its place.
        wanted = Level.OBLAST if place.katottg[4:9] == "00000" else Level.HROMADA
        if levels.get(place.hromada) is not wanted:
            fields.fault("hromada", f"is the code of no {wanted}", f"give a code of {UNITS}")
    known = levels.keys() | {place.katottg for _, place in settlements}
    for fields, toponym in toponyms:
        if toponym.katottg not in known:
            fields.fault("katottg", "is the code of no place", "take it from the codifier")
