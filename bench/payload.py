"""A country to measure with: 33,141 made-up settlements, three spells each, over 1,733 days.

Sizes are those of Ukraine; 35 % of the changes fall into the first 60 days, 25 % around days 190 to
260. Seeded, so that every run measures the same.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from data.history import History
from data.payload.settlements import Scope, history_file, scope_of
from data.status import Certainty, ControlStatus, Provenance
from geo.gazetteer import Gazetteer
from geo.place import AdminUnit, Category, Level, LngLat, Settlement

if TYPE_CHECKING:
    from numpy.typing import NDArray

SETTLEMENTS, HROMADAS, RAIONS, OBLASTS = 33_141, 1_469, 136, 25
SPELLS = 3
FIRST, DAYS = date(2022, 2, 24), 1_733
SEED = 2022
#: Shares of the changes that fall into the first 60 days, and into those or days 190 to 260.
EARLY, EARLY_OR_AUTUMN = 0.35, 0.6


@cache
def gazetteer() -> Gazetteer:
    """Return the settlements and their units, spread evenly over a box as large as Ukraine."""
    rng = np.random.default_rng(SEED)
    oblasts = [f"UA{number + 1:02}{0:015}" for number in range(OBLASTS)]
    raions = [f"UA{number % OBLASTS + 1:02}{number + 1:03}{0:012}" for number in range(RAIONS)]
    hromadas = [f"{raions[n % RAIONS][:7]}{n + 1:04}{0:08}" for n in range(HROMADAS)]
    places = [f"{hromadas[n % HROMADAS][:11]}{n + 1:08}" for n in range(SETTLEMENTS)]
    units = [_unit(code, Level.OBLAST, None) for code in oblasts]
    units += [_unit(code, Level.RAION, oblasts[n % OBLASTS]) for n, code in enumerate(raions)]
    units += [_unit(code, Level.HROMADA, raions[n % RAIONS]) for n, code in enumerate(hromadas)]
    lng, lat = rng.uniform(22.5, 40.0, SETTLEMENTS), rng.uniform(46.0, 52.0, SETTLEMENTS)
    population = (10 ** rng.normal(2.5, 0.7, SETTLEMENTS)).astype(int)
    return Gazetteer(
        units,
        [
            Settlement(
                katottg=code,
                category=Category.VILLAGE,
                name_uk=f"Село «{n}»",
                name_en=f"Selo {n}",
                hromada=hromadas[n % HROMADAS],
                point=LngLat(round(float(lng[n]), 6), round(float(lat[n]), 6)),
                position_source="bench",
                population=int(population[n]),
            )
            for n, code in enumerate(places)
        ],
    )


@cache
def history() -> History:
    """Return a history of them: ukrainian, occupied, ukrainian again, on random days."""
    rng = np.random.default_rng(SEED)
    changes = _distinct(_days(rng, (SETTLEMENTS, SPELLS - 1)))
    start = np.concatenate([np.zeros((SETTLEMENTS, 1), dtype=np.int32), changes], axis=1)
    end = np.concatenate([changes, np.full((SETTLEMENTS, 1), DAYS, dtype=np.int32)], axis=1)
    slack = rng.choice([0, 0, 2, 5], size=start.size).astype(np.int32)
    slack[::SPELLS] = 0
    count = start.size
    status = np.tile(
        np.array(
            [ControlStatus.UKRAINIAN, ControlStatus.OCCUPIED, ControlStatus.UKRAINIAN],
            dtype=np.uint8,
        ),
        SETTLEMENTS,
    )
    one_each = np.arange(count + 1, dtype=np.int32)
    nothing = np.zeros(0, dtype=np.int32)
    return History(
        layer="bench",
        first=FIRST,
        last=FIRST + timedelta(days=DAYS - 1),
        known_as_of=None,
        codes=gazetteer().codes,
        claim_ids=tuple(f"claim-{n}" for n in range(500)),
        event_ids=(),
        offsets=np.arange(0, count + 1, SPELLS, dtype=np.int32),
        status=status,
        start=start.ravel(),
        start_earliest=np.maximum(start.ravel() - slack, 0),
        start_latest=np.minimum(start.ravel() + slack, DAYS - 1),
        end=end.ravel(),
        certainty=np.full(count, Certainty.SINGLE, dtype=np.uint8),
        provenance=rng.choice([Provenance.IMPLIED, Provenance.REPORTED], count).astype(np.uint8),
        n_sources=np.ones(count, dtype=np.uint16),
        n_independent=np.ones(count, dtype=np.uint16),
        sides=np.full(count, 4, dtype=np.uint8),
        disagreement=np.zeros(count, dtype=np.uint8),
        claim_offsets=one_each,
        claim_index=rng.integers(0, 500, count).astype(np.int32),
        event_offsets=np.zeros(count + 1, dtype=np.int32),
        event_index=nothing,
        dissent_offsets=np.zeros(count + 1, dtype=np.int32),
        dissent_index=nothing,
        dissent_start=nothing,
        dissent_end=nothing,
    )


@cache
def scope() -> Scope:
    """Return all of them as one scope."""
    units = gazetteer().units_at(Level.OBLAST)
    return scope_of(gazetteer(), [unit.katottg for unit in units])


def national_payload() -> bytes:
    """Return ``history.bin`` for the whole made-up country."""
    return history_file(history(), gazetteer(), scope(), dataset="bench")


def _unit(code: str, level: Level, parent: str | None) -> AdminUnit:
    return AdminUnit(
        katottg=code, level=level, name_uk=f"Одиниця {code}", name_en=f"Unit {code}", parent=parent
    )


def _days(rng: np.random.Generator, shape: tuple[int, int]) -> NDArray[np.int32]:
    """Return sorted days of changes, bunched as they were."""
    kind = rng.random(shape)
    early, autumn = rng.integers(1, 60, shape), rng.integers(190, 261, shape)
    later = rng.integers(1, DAYS - SPELLS, shape)
    days = np.where(kind < EARLY, early, np.where(kind < EARLY_OR_AUTUMN, autumn, later))
    return np.sort(days, axis=1).astype(np.int32)


def _distinct(days: NDArray[np.int32]) -> NDArray[np.int32]:
    """Move equal days of one settlement apart."""
    apart: NDArray[np.int32] = np.arange(days.shape[1], dtype=np.int32)
    return days + apart
