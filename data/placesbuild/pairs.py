"""Which candidate may be which settlement, by name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from data.placesbuild.naming import match_key
from data.placesbuild.neighbourhood import Bools, Floats, Ints
from data.placesbuild.records import Candidate, Codifier, Origin
from geo.shapes import to_plane

SAME_SPOT_KM = 3.0
"""Positions nearer than this are one place in different editions."""

SIMILAR = 85.0
"""Least similarity (0–100, edit distance by rapidfuzz) of a renamed or misspelt name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Settlements and candidates as numbers, for vectorised work.

    ``hromada``, ``raion`` and ``oblast`` are numbers per settlement; ``xy_km`` has one row per
    candidate on the plane of :data:`geo.shapes.UKRAINE_PLANE`; ``is_city`` tells candidates of the
    cities500 file.
    """

    codes: tuple[str, ...]
    keys: tuple[str, ...]
    oblast_codes: tuple[str, ...]
    hromada: Ints
    raion: Ints
    candidates: tuple[Candidate, ...]
    xy_km: Floats
    is_city: Bools


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pairs of settlement number and candidate number, shape (n,) each."""

    settlement: Ints
    candidate: Ints

    def __len__(self) -> int:
        """Count the pairs."""
        return len(self.settlement)


def chart(codifier: Codifier, candidates: Sequence[Candidate]) -> Chart:
    """Return settlements, their units and candidates as numbers; candidates keep their order."""
    parents = {unit.katottg: unit.parent or unit.katottg for unit in codifier.units}
    places = codifier.settlements
    raions = [parents[place.hromada] for place in places]
    return Chart(
        codes=tuple(place.katottg for place in places),
        keys=tuple(match_key(place.name_uk) for place in places),
        oblast_codes=tuple(parents[raion] for raion in raions),
        hromada=_numbers([place.hromada for place in places]),
        raion=_numbers(raions),
        candidates=tuple(candidates),
        xy_km=to_plane([candidate.point for candidate in candidates]) / 1000,
        is_city=np.array([candidate.origin is Origin.CITIES for candidate in candidates]),
    )


def _numbers(codes: Sequence[str]) -> Ints:
    return np.unique(np.array(codes), return_inverse=True)[1].astype(np.int64)


def by_name(drawn: Chart) -> Pairs:
    """Pair every candidate with all settlements of its name.

    A postal row is paired across the whole country, because GeoNames gives one position to all
    rows of a name; a populated place only within its oblast.
    """
    settlements = defaultdict(list)
    for number, key in enumerate(drawn.keys):
        settlements[key].append(number)
    found = (
        (number, index)
        for index, candidate in enumerate(drawn.candidates)
        for key in sorted(candidate.keys)
        for number in settlements.get(key, ())
        if not drawn.is_city[index] or drawn.oblast_codes[number] in candidate.oblasts
    )
    return pairs_of(found)


def by_similar_name(drawn: Chart, chosen: Mapping[int, int]) -> Pairs:
    """Pair unplaced settlements with candidates of nearly their name in their oblast.

    Only candidates of which no name is that of a settlement of the oblast today can be meant: they
    are spelt differently, or the settlement has been renamed since.
    """
    taken = set(zip(drawn.oblast_codes, drawn.keys, strict=True))
    used = set(chosen.values())
    spare: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for index, candidate in enumerate(drawn.candidates):
        known = any(
            (oblast, key) in taken for oblast in candidate.oblasts for key in candidate.keys
        )
        if index in used or known:
            continue
        for oblast in candidate.oblasts:
            for key in candidate.keys:
                spare[oblast][key].append(index)
    free = [number for number in range(len(drawn.codes)) if number not in chosen]
    return pairs_of(_similar(drawn, free, spare))


def _similar(
    drawn: Chart, free: Sequence[int], spare: Mapping[str, Mapping[str, list[int]]]
) -> Iterator[tuple[int, int]]:
    for number in free:
        names = spare.get(drawn.oblast_codes[number], {})
        close = process.extract(
            drawn.keys[number], sorted(names), scorer=fuzz.ratio, score_cutoff=SIMILAR, limit=5
        )
        for name, _score, _position in close:
            yield from ((number, index) for index in names[name])


def pairs_of(found: Iterator[tuple[int, int]]) -> Pairs:
    """Collect pairs without repetition, in ascending order."""
    array = np.array(sorted(set(found)), dtype=np.int64).reshape(-1, 2)
    return Pairs(settlement=array[:, 0], candidate=array[:, 1])


def unmistakable(drawn: Chart, pairs: Pairs) -> Bools:
    """Tell the pairs whose name is alone in its oblast and which the source lists in that oblast."""
    bearers = Counter(zip(drawn.oblast_codes, drawn.keys, strict=True))
    alone = [bearers[bearer] == 1 for bearer in zip(drawn.oblast_codes, drawn.keys, strict=True)]
    told = [
        alone[number] and drawn.oblast_codes[number] in drawn.candidates[index].oblasts
        for number, index in zip(pairs.settlement.tolist(), pairs.candidate.tolist(), strict=True)
    ]
    return np.array(told, dtype=bool)


def first_guess(drawn: Chart, pairs: Pairs) -> dict[int, int]:
    """Choose the settlements with unmistakable candidates that agree on a place.

    The placing starts from here; populated places come before postal rows.
    """
    told = unmistakable(drawn, pairs)
    options = defaultdict(list)
    for number, index in zip(
        pairs.settlement[told].tolist(), pairs.candidate[told].tolist(), strict=True
    ):
        options[number].append(index)
    return {
        number: indices[0] for number, indices in options.items() if same_spot(drawn.xy_km[indices])
    }


def same_spot(xy_km: Floats) -> bool:
    """Tell whether all positions lie within :data:`SAME_SPOT_KM` of the first."""
    return bool((np.hypot(*(xy_km - xy_km[0]).T) < SAME_SPOT_KM).all())
