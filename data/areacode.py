"""Area codes: a drawn area as a word that fits into a link, and back. Pure.

Positions are degrees of longitude and latitude (EPSG:4326), kept to five decimals, about a metre. The
first position of a ring stands by itself, each other one as its difference from the one before; every
number is zigzagged and written in groups of five bits, low ones first, the sixth bit saying that more
follow, one of 64 letters for each group. That is the scheme of Google's encoded polylines
(https://developers.google.com/maps/documentation/utilities/polylinealgorithm) with letters that no
link escapes. Two full stops part polygons, one parts the rings of one, the first of which is its outline.
Nothing is repaired (:mod:`data.importers.polygon` says why). ``static/area/code.js`` does the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from data.importers.errors import ImportFault
from data.importers.polygon import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Longest code that a link may hold: what one draws by hand needs a quarter of it.
LONGEST_CODE = 4_000
#: Positions are kept in units of this part of a degree.
UNITS_PER_DEGREE = 100_000

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_VALUES = {letter: value for value, letter in enumerate(_LETTERS)}
_PART, _RING = "..", "."
_BITS, _MORE = 5, 32
#: Letters of one number: seven hold 35 bits, more than any difference on Earth needs.
_LONGEST_NUMBER = 7
#: Corners that a ring has at least, the last not repeating the first.
_CORNERS = 3

_REMEDY = "draw the area again, or give it as GeoJSON"


def area_code(area: shapely.MultiPolygon) -> str:
    """Return the code of an area in degrees, however long; nothing if nothing is left of it.

    Parts and holes that have fewer than three corners once positions are rounded are left out.
    """
    parts = [[part.exterior, *part.interiors] for part in area.geoms]
    rings = [list(map(_ring_code, part)) for part in parts]
    return _PART.join(_RING.join(filter(None, part)) for part in rings if part[0])


def read_area_code(code: str) -> shapely.MultiPolygon:
    """Return the area that a code of a link stands for, in degrees, EPSG:4326.

    Raises
    ------
    ImportFault
        If it is longer than a link's may be, no code, or not on Earth.
    """
    if len(code) > LONGEST_CODE:
        raise ImportFault(NAME, f"longer than {LONGEST_CODE:,} characters", _REMEDY)
    parts = [[_ring_of(word) for word in part.split(_RING)] for part in code.split(_PART)]
    return shapely.MultiPolygon([shapely.Polygon(outline, holes) for outline, *holes in parts])


def _ring_code(ring: shapely.LinearRing) -> str:
    units = np.rint(shapely.get_coordinates(ring) * UNITS_PER_DEGREE).astype(np.int64)[:-1]
    moved = np.any(units != np.roll(units, 1, axis=0), axis=1)
    units = units[moved]
    if len(units) < _CORNERS:
        return ""
    steps = np.diff(units, axis=0, prepend=np.zeros((1, 2), dtype=np.int64))
    return "".join(_number_code(step) for step in steps.ravel().tolist())


def _number_code(number: int) -> str:
    left = number << 1 if number >= 0 else (-number << 1) - 1
    letters = []
    while left >= _MORE:
        letters.append(_LETTERS[(left & (_MORE - 1)) | _MORE])
        left >>= _BITS
    return "".join([*letters, _LETTERS[left]])


def _ring_of(word: str) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    numbers = list(_numbers(word))
    if len(numbers) % 2 or len(numbers) < 2 * _CORNERS:
        raise ImportFault(NAME, "a ring with too few numbers in the link", _REMEDY)
    units = np.cumsum(np.array(numbers, dtype=np.int64).reshape(-1, 2), axis=0)
    positions: np.ndarray[tuple[int, int], np.dtype[np.float64]] = units / UNITS_PER_DEGREE
    if not (np.abs(positions) <= (180.0, 90.0)).all():
        raise ImportFault(NAME, "a position in the link is not on Earth", _REMEDY)
    return positions


def _numbers(word: str) -> Iterator[int]:
    """Yield the numbers of a ring's letters."""
    number = shift = 0
    for letter in word:
        value = _VALUES.get(letter)
        if value is None or shift >= _BITS * _LONGEST_NUMBER:
            raise ImportFault(NAME, "the link holds no area that can be read", _REMEDY)
        number |= (value & (_MORE - 1)) << shift
        shift += _BITS
        if not value & _MORE:
            yield number >> 1 if not number & 1 else -((number + 1) >> 1)
            number = shift = 0
    if shift:
        raise ImportFault(NAME, "the area in the link ends too early", _REMEDY)
