"""Look-ups by name beside a dictionary, and the steps that a user waits for."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from rapidfuzz import fuzz, process

from data.readers.places import load_gazetteer
from geo.gazetteer import Gazetteer
from geo.resolve import resolve

SEEDS = Path(__file__).parents[1] / "seeds"
KHARKIV_OBLAST = "UA63000000000041885"
LOOKUPS = 1_000
REPEATS = 7


def best_ms(run: Callable[[], object]) -> float:
    """Return the shortest of several runs in milliseconds: the one least disturbed."""
    times = []
    for _ in range(REPEATS):
        start = perf_counter()
        run()
        times.append(perf_counter() - start)
    return min(times) * 1000


def rows() -> list[dict[str, object]]:
    """Return one row per measurement: name, ours_ms, peer_ms, ratio, peer."""
    source = load_gazetteer(SEEDS)
    units, settlements, toponyms = source.units, source.settlements, source.toponyms
    gazetteer = Gazetteer(units, settlements, toponyms)
    chosen = random.Random(2022).sample(settlements, LOOKUPS)  # noqa: S311  # no secret
    names = [place.name_uk for place in chosen]
    shouted = [name.upper().replace("’", "'") for name in names]
    plain: dict[str, list[str]] = {}
    for place in settlements:
        plain.setdefault(place.name_uk, []).append(place.katottg)
    unshared = [name for name, codes in sorted(plain.items()) if len(codes) == 1][:LOOKUPS]
    inside = [gazetteer.settlement(code).name_en for code in gazetteer.codes_in(KHARKIV_OBLAST)]
    gazetteer.codes_named("")  # builds the index, which is measured by itself below

    dictionary = best_ms(lambda: [plain[name] for name in names])
    return [
        _row(
            "1,000 look-ups: names as written",
            best_ms(lambda: [gazetteer.codes_named(name) for name in names]),
            dictionary,
            "dict",
        ),
        _row(
            "1,000 look-ups: other case and apostrophe",
            best_ms(lambda: [gazetteer.codes_named(name) for name in shouted]),
            dictionary,
            "dict, which finds none of them",
        ),
        _row(
            "1,000 resolved: answers with reason and units around",
            best_ms(lambda: [resolve(gazetteer, name) for name in unshared]),
            dictionary,
            "dict",
        ),
        _row(
            "a misspelt name: suggestions in the oblast",
            best_ms(lambda: resolve(gazetteer, "Kupianskk", prefer_oblast=KHARKIV_OBLAST)),
            best_ms(lambda: process.extract("Kupianskk", inside, scorer=fuzz.ratio, limit=5)),
            "rapidfuzz over a bare list",
        ),
        _row(
            "gazetteer of the whole codifier, index of names",
            best_ms(lambda: Gazetteer(units, settlements, toponyms).codes_named("Ізюм")),
            best_ms(lambda: {place.name_uk: place.katottg for place in settlements}),
            "dict, one spelling, no namesakes",
        ),
    ]


def _row(name: str, ours_ms: float, peer_ms: float, peer: str) -> dict[str, object]:
    return {
        "name": name,
        "ours_ms": ours_ms,
        "peer_ms": peer_ms,
        "ratio": ours_ms / peer_ms,
        "peer": peer,
    }
