"""Keys of other datasets -> settlements of the gazetteer: GeoNames numbers and KATOTTG codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from geo.gazetteer import Gazetteer

#: Larger than any number that GeoNames has given, and small enough for a table.
MAX_GEONAMEID = 50_000_000

#: Latin letters by the Cyrillic ones that look the same, which occur at the start of codes.
_LOOKALIKES = str.maketrans("УАавеко", "UAaveko")


def clean_code(text: str) -> str:
    """Return a KATOTTG code as the gazetteer writes it: ``UA`` in Latin capitals, no space. Pure."""
    return text.strip().translate(_LOOKALIKES).upper()


class GeonameTable:
    """GeoNames numbers -> rows of the gazetteer.

    Parameters
    ----------
    further
        Numbers that the gazetteer does not have itself, by code: see :mod:`data.importers.geonames`.
    """

    def __init__(self, gazetteer: Gazetteer, further: Mapping[str, int] | None = None) -> None:
        known = {code: number for code, number in (further or {}).items() if code in gazetteer}
        known |= {
            place.katottg: place.geonameid
            for place in gazetteer.settlements
            if place.geonameid is not None
        }
        self.table = np.full(max([*known.values(), 0]) + 1, -1, dtype=np.int32)
        for code, number in known.items():
            self.table[number] = gazetteer.index_of(code)

    def rows(self, numbers: NDArray[np.int64]) -> NDArray[np.int32]:
        """Return the row of each number, -1 where there is none."""
        inside = (numbers >= 0) & (numbers < len(self.table))
        found: NDArray[np.int32] = np.where(inside, self.table[np.where(inside, numbers, 0)], -1)
        return found
