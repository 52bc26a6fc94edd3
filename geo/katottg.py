"""Codes of the codifier of administrative units and territories of hromadas (KATOTTG).

A code is ``UA`` and 17 digits: 2 oblast, 2 raion, 3 hromada, 3 settlement, 2 city district, 5 serial.
Unused levels are zeros. The serial belongs to the unit, so a parent's code cannot be computed from
a child's: join on prefixes, or take the parent from the units file.
"""

from __future__ import annotations

import re

from geo.errors import InvalidCodeError
from geo.place import Level

_CODE = re.compile(r"UA([0-9]{2})([0-9]{2})([0-9]{3})([0-9]{3})([0-9]{2})([0-9]{5})")
_PREFIX_LENGTH = {Level.OBLAST: 4, Level.RAION: 6, Level.HROMADA: 9, Level.SETTLEMENT: 12}


def is_katottg(text: str) -> bool:
    """Tell whether a text has the form of a code; it says nothing about existence."""
    return _CODE.fullmatch(text) is not None


def check(text: str) -> str:
    """Return the text if it has the form of a code.

    Raises
    ------
    InvalidCodeError
        If it has not.
    """
    if not is_katottg(text):
        raise InvalidCodeError(f"{text!r} is no KATOTTG code: expected UA and 17 digits")
    return text


def level(code: str) -> Level:
    """Return the level that a code's zeros tell.

    Kyiv and Sevastopol are units of the highest level and settlements under one code; they come out
    as oblasts. A district of a city comes out as a settlement: it lies below that level.

    Raises
    ------
    InvalidCodeError
        If the text is no code.
    """
    match = _CODE.fullmatch(check(code))
    assert match is not None
    raion, hromada, settlement, district = match.group(2, 3, 4, 5)
    if int(settlement):
        return Level.SETTLEMENT
    if int(hromada):
        return Level.HROMADA
    if int(raion):
        return Level.RAION
    # Districts of Kyiv and Sevastopol have no raion, hromada or settlement digits.
    return Level.SETTLEMENT if int(district) else Level.OBLAST


def prefix(code: str, wanted: Level) -> str:
    """Return the part of a code that its unit of a level shares: ``UA63`` for the oblast of ``UA6308…``.

    Raises
    ------
    InvalidCodeError
        If the text is no code.
    """
    return check(code)[: _PREFIX_LENGTH[wanted]]


def is_district(code: str) -> bool:
    """Tell whether a code names a district of a city.

    Raises
    ------
    InvalidCodeError
        If the text is no code.
    """
    match = _CODE.fullmatch(check(code))
    assert match is not None
    return int(match.group(5)) > 0
