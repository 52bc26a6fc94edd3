"""Decides which candidate is which settlement, by where its hromada's other settlements are.

It starts from settlements whose name is unmistakable, and alternates two steps. *Growing* chooses
pairs of settlement and candidate that fit their hromada (:mod:`data.placesbuild.neighbourhood`),
measures anew and so on, taking nothing back, because in a thinly placed hromada settlements vouch for
one another. *Pruning* then removes what does not fit, measures anew and so on. A name alone never
decides: a candidate that fits two settlements of its name, or a settlement that two distant
candidates fit, stays unplaced.
"""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np

from data.placesbuild.neighbourhood import Bools, Floats, Ints, Placed, fit
from data.placesbuild.pairs import (
    Chart,
    Pairs,
    by_name,
    by_similar_name,
    first_guess,
    same_spot,
    unmistakable,
)

NEAR_KM = 12.0
"""How far from its hromada's other settlements a position may lie if another could be meant."""
NEAR_SURE_KM = 20.0
"""The same if the name is alone in the oblast and the source lists it there, or if it is a populated
place: then only a mix-up with a namesake in another oblast is to be feared."""
RIVAL = (2.0, 2.0)
"""A position fits if ``own <= 2 * other + 2 km``: another hromada may not be much nearer. Of two
settlements that one candidate fits, one wins if the other is that much farther."""
RIVAL_SURE = (3.0, 3.0)
"""The same where only a mix-up across oblasts is to be feared: ``own <= 3 * other + 3 km``."""
MAX_ROUNDS = 30

Choice = dict[int, int]


class NotSettledError(RuntimeError):
    """The choice still changes after :data:`MAX_ROUNDS` rounds."""


def settle(drawn: Chart, fixed: Choice) -> Choice:
    """Return candidate numbers by settlement number.

    ``fixed`` holds choices made by hand; they are never revised.

    Raises
    ------
    NotSettledError
        If growing finds no end.
    """
    pairs = by_name(drawn)
    chosen = _settled(drawn, pairs, first_guess(drawn, pairs) | fixed, fixed)
    similar = by_similar_name(drawn, chosen)
    return _settled(drawn, similar, chosen, chosen) if len(similar) else chosen


def _settled(drawn: Chart, pairs: Pairs, start: Choice, fixed: Choice) -> Choice:
    """Grow and prune twice; what the first pruning removes is not chosen again."""
    sure = drawn.is_city[pairs.candidate] | unmistakable(drawn, pairs)
    everything = np.ones(len(pairs), dtype=bool)
    grown = _grow(drawn, pairs, start, fixed, sure=sure, allowed=everything)
    kept = _prune(drawn, pairs, grown, fixed, sure)
    barred = _is_chosen(pairs, grown) & ~_is_chosen(pairs, kept)
    again = _grow(drawn, pairs, kept, fixed, sure=sure, allowed=~barred)
    return _prune(drawn, pairs, again, fixed, sure)


def _grow(
    drawn: Chart, pairs: Pairs, start: Choice, fixed: Choice, *, sure: Bools, allowed: Bools
) -> Choice:
    """Choose and measure in turn until nothing is added; a choice may move, but is not taken back."""
    chosen = start
    for _round in range(MAX_ROUNDS):
        fits, own_km = _judge(drawn, pairs, chosen, sure)
        following = chosen | _choose(drawn, pairs, fits & allowed, own_km) | fixed
        # Two namesakes may swap one candidate for ever; what counts is whether more are placed.
        if following.keys() == chosen.keys():
            return _one_each(following, fixed)
        chosen = _one_each(following, fixed)
    raise NotSettledError(f"more places turn up after {MAX_ROUNDS} rounds")


def _one_each(chosen: Choice, fixed: Choice) -> Choice:
    """Drop choices of a candidate that another settlement has got."""
    holders = Counter(chosen.values())
    return {
        number: index
        for number, index in chosen.items()
        if holders[index] == 1 or fixed.get(number) == index
    }


def _prune(drawn: Chart, pairs: Pairs, chosen: Choice, fixed: Choice, sure: Bools) -> Choice:
    """Remove what does not fit, and measure anew, until everything fits."""
    while True:
        fits, _own_km = _judge(drawn, pairs, chosen, sure)
        wrong = pairs.settlement[_is_chosen(pairs, chosen) & ~fits]
        lost = set(wrong.tolist()) - fixed.keys()
        if not lost:
            return chosen
        chosen = {number: index for number, index in chosen.items() if number not in lost}


def _judge(drawn: Chart, pairs: Pairs, chosen: Choice, sure: Bools) -> tuple[Bools, Floats]:
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
    limit = np.where(sure, NEAR_SURE_KM, NEAR_KM)
    (factor, more_km), (sure_factor, sure_more_km) = RIVAL, RIVAL_SURE
    rival_km = np.where(
        sure, sure_factor * measured.other_km + sure_more_km, factor * measured.other_km + more_km
    )
    return (own_km <= limit) & (lonely | (own_km <= rival_km)), own_km


def _choose(drawn: Chart, pairs: Pairs, fits: Bools, own_km: Floats) -> Choice:
    """Give each candidate to the one settlement it fits, and each settlement its one place.

    Where several fit, one is taken if all others are clearly farther from home; so a namesake that
    has a far better place of its own does not stand in the way.
    """
    fits = fits & ~_clearly_farther(pairs.settlement, own_km, fits)
    fits = fits & ~_clearly_farther(pairs.candidate, own_km, fits)
    suitors = np.bincount(pairs.candidate[fits], minlength=len(drawn.candidates))
    options = defaultdict(list)
    for pair in np.flatnonzero(fits & (suitors[pairs.candidate] == 1)).tolist():
        index = int(pairs.candidate[pair])
        # Populated places come first: GeoNames looks after them better than after postal rows.
        options[int(pairs.settlement[pair])].append(
            (not drawn.is_city[index], float(own_km[pair]), index)
        )
    return {
        number: min(found)[2]
        for number, found in options.items()
        if same_spot(drawn.xy_km[[index for *_, index in sorted(found)]])
    }


def _clearly_farther(group: Ints, own_km: Floats, fits: Bools) -> Bools:
    """Tell the pairs that are clearly farther from home than the best fitting one of their group."""
    best = np.full(int(group.max(initial=0)) + 1, np.inf)
    np.minimum.at(best, group[fits], own_km[fits])
    factor, more_km = RIVAL
    return own_km >= factor * best[group] + more_km


def _is_chosen(pairs: Pairs, chosen: Choice) -> Bools:
    got = [
        chosen.get(number) == index
        for number, index in zip(pairs.settlement.tolist(), pairs.candidate.tolist(), strict=True)
    ]
    return np.array(got, dtype=bool)
