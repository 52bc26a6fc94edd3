"""Decides which candidate is which settlement, by where its hromada's other settlements are.

A fixed point is sought: starting from settlements whose name is unmistakable, pairs of settlement
and candidate that fit their hromada (:mod:`data.placesbuild.neighbourhood`) are chosen, the measures
are taken anew, and so on. A name alone never decides: a candidate that fits two settlements of its
name, or a settlement that two distant candidates fit, stays unplaced.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from data.placesbuild.neighbourhood import Floats, Placed, fit
from data.placesbuild.pairs import (
    Chart,
    Pairs,
    by_name,
    by_similar_name,
    same_spot,
    unmistakable,
)

NEAR_KM = 12.0
"""How far from the hromada's other settlements a postal row may lie."""
NEAR_CITY_KM = 20.0
"""The same for a populated place, whose name and oblast GeoNames keeps with more care."""
RIVAL_FACTOR, RIVAL_KM = 2.0, 2.0
"""A position fits if ``own <= 2 * other + 2 km``; of two settlements that one candidate fits, one
wins if the other is that much farther."""
MAX_ROUNDS = 20

Choice = dict[int, int]
Bools = NDArray[np.bool_]


class NotSettledError(RuntimeError):
    """The choice still changes after :data:`MAX_ROUNDS` rounds."""


def settle(drawn: Chart, fixed: Choice) -> Choice:
    """Return candidate numbers by settlement number.

    ``fixed`` holds choices made by hand; they are never revised.

    Raises
    ------
    NotSettledError
        If no fixed point is found.
    """
    pairs = by_name(drawn)
    chosen = _fixed_point(drawn, pairs, unmistakable(drawn, pairs) | fixed, fixed)
    similar = by_similar_name(drawn, chosen)
    return _fixed_point(drawn, similar, chosen, chosen) if len(similar) else chosen


def _fixed_point(drawn: Chart, pairs: Pairs, start: Choice, fixed: Choice) -> Choice:
    """Choose and measure in turn until nothing changes.

    From the third round on, a pair that was chosen and no longer fits is barred for good, so the
    rounds cannot swing between two states for ever.
    """
    open_pairs = np.ones(len(pairs), dtype=bool)
    chosen = start
    for number in range(MAX_ROUNDS):
        fits, own_km = _judge(drawn, pairs, chosen)
        following = _choose(drawn, pairs, fits & open_pairs, own_km) | fixed
        if following == chosen:
            return chosen
        if number > 1:
            open_pairs &= ~(_is_chosen(pairs, chosen) & ~_is_chosen(pairs, following))
        chosen = following
    raise NotSettledError(f"places still change after {MAX_ROUNDS} rounds")


def _judge(drawn: Chart, pairs: Pairs, chosen: Choice) -> tuple[Bools, Floats]:
    """Tell which pairs fit what is chosen, and how near to their hromada they lie."""
    numbers = np.array(sorted(chosen), dtype=np.int64)
    placed = Placed(
        settlement=numbers,
        xy_km=drawn.xy_km[[chosen[number] for number in numbers.tolist()]],
        hromada=drawn.hromada[numbers],
        raion=drawn.raion[numbers],
    )
    hromada = drawn.hromada[pairs.settlement]
    measured = fit(
        drawn.xy_km[pairs.candidate],
        pairs.settlement,
        hromada,
        drawn.raion[pairs.settlement],
        placed=placed,
    )
    others = np.bincount(placed.hromada, minlength=drawn.hromada.max() + 1)[hromada]
    # A hromada with at most one other placed settlement cannot vouch alone: its raion helps.
    lonely = others - np.isin(pairs.settlement, numbers) <= 1
    own_km = np.where(lonely, np.minimum(measured.own_km, measured.raion_km), measured.own_km)
    limit = np.where(drawn.is_city[pairs.candidate], NEAR_CITY_KM, NEAR_KM)
    at_home = lonely | (own_km <= RIVAL_FACTOR * measured.other_km + RIVAL_KM)
    return (own_km <= limit) & at_home, own_km


def _choose(drawn: Chart, pairs: Pairs, fits: Bools, own_km: Floats) -> Choice:
    """Give each candidate to the one settlement it fits, and each settlement its one place."""
    rivals = defaultdict(list)
    for pair in np.flatnonzero(fits).tolist():
        rivals[int(pairs.candidate[pair])].append((float(own_km[pair]), pair))
    options = defaultdict(list)
    for contest in rivals.values():
        contest.sort()
        (best_km, pair), *rest = contest
        if not rest or rest[0][0] >= RIVAL_FACTOR * best_km + RIVAL_KM:
            # Populated places sort before postal rows: they come first among the candidates.
            city = bool(drawn.is_city[pairs.candidate[pair]])
            options[int(pairs.settlement[pair])].append(
                (not city, best_km, int(pairs.candidate[pair]))
            )
    return {
        number: min(found)[2]
        for number, found in options.items()
        if same_spot(drawn.xy_km[[index for *_, index in sorted(found)]])
    }


def _is_chosen(pairs: Pairs, chosen: Choice) -> Bools:
    got = [
        chosen.get(number) == index
        for number, index in zip(pairs.settlement.tolist(), pairs.candidate.tolist(), strict=True)
    ]
    return np.array(got, dtype=bool)
