"""Totals: what a :mod:`data.series` may add up instead of settlements, and where it turns. Pure."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from data.series import Cube, Weights
    from geo.gazetteer import Gazetteer

SQUARE_METRES = 1_000_000  # in a square kilometre


class Measure(StrEnum):
    """What is added up."""

    SETTLEMENTS = "settlements"
    POPULATION = "population"
    AREA = "area"


def weights(measure: Measure, gazetteer: Gazetteer, km2: NDArray[np.float64]) -> Weights:
    """Return what each settlement adds to a total, by row.

    Population is that of the gazetteer, 0 where none is known. Area is that of the settlement's
    cell in square metres: whole numbers add up without rounding.
    """
    if measure is Measure.SETTLEMENTS:
        return np.ones(len(gazetteer), dtype=np.int64)
    if measure is Measure.POPULATION:
        people = (place.population or 0 for place in gazetteer.settlements)
        return np.fromiter(people, dtype=np.int64, count=len(gazetteer))
    return np.rint(km2 * SQUARE_METRES).astype(np.int64)


def turning_days(cube: Cube) -> NDArray[np.intp]:
    """Return the days on which anything in a cube (…, days) differs from the day before.

    The first and the last day are always among them, so that steps drawn through them are whole.
    """
    n_days = cube.shape[-1]
    flat = cube.reshape(-1, n_days)
    turned = np.ones(n_days, dtype=np.bool_)
    turned[1:-1] = (flat[:, 1:-1] != flat[:, :-2]).any(axis=0)
    return np.flatnonzero(turned)
