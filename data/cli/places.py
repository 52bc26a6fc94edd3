"""Look up places by name in any spelling, or list the settlements without a position.

With --json one object a query: status is match, ambiguous or none, and the exit code is 0, since
each question got its answer. Without, a query that means no single place is an error.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from data.cli.online import online, suggestions
from data.cli.options import UsageError, opened
from data.cli.terminal import json_text
from data.selection import SelectionError, select_units
from geo.place import Level
from geo.resolve import Ambiguous, Match, NotFound, resolve

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from data.store import Store
    from geo.resolve import Candidate, Resolution

#: Candidates shown for a query, unless --limit says otherwise.
SHOWN = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("queries", nargs="*", metavar="QUERY", help="code or name")
    parser.add_argument("--oblast", metavar="O", help="the place lies in this oblast")
    parser.add_argument("--raion", metavar="R", help="the place lies in this raion")
    parser.add_argument(
        "--limit",
        type=int,
        metavar="N",
        help=f"candidates shown, default {SHOWN}; with --unplaced settlements, default all",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a query")
    parser.add_argument(
        "--online",
        action="store_true",
        help="ask Nominatim about what is not found here; needs CONTROL_CONTACT, see docs/settings.md",
    )
    parser.add_argument(
        "--unplaced",
        action="store_true",
        help="list the settlements without a position, in the oblasts that the evidence is about "
        "or in --oblast, --raion",
    )


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    if arguments.unplaced == bool(arguments.queries):
        raise UsageError("give either names to look up, or --unplaced")
    if arguments.limit is not None and arguments.limit < 1:
        raise UsageError("--limit must be at least 1")
    store = opened(arguments)
    oblast = _around(store, Level.OBLAST, arguments.oblast, None)
    raion = _around(store, Level.RAION, arguments.raion, oblast)
    if arguments.unplaced:
        return _list_unplaced(store, raion or oblast, arguments.limit, as_json=arguments.json)
    arguments.limit = arguments.limit or SHOWN
    found = [
        resolve(
            store.gazetteer,
            query,
            oblast=oblast,
            raion=raion,
            prefer_oblast=store.focus_oblast,
            levels=tuple(Level),
        )
        for query in arguments.queries
    ]
    asked = _asked_online(found) if arguments.online else {}
    if arguments.json:
        for each in found:
            further = {"online": asked[each.query]} if each.query in asked else {}
            whole = {**answer(each, arguments.limit), **further}
            sys.stdout.write(json_text(whole) + "\n")
        return 0
    for query, suggested in asked.items():
        for place in suggested:
            sys.stdout.write(
                f"{query!r} suggested: {place['address']}  [{place['lng']}, {place['lat']}]  "
                f"{place['attribution']}\n"
            )
    return _print(found, arguments.limit)


def _asked_online(found: Sequence[Resolution]) -> dict[str, list[dict[str, Any]]]:
    """Return what the service suggests for each query that the gazetteer knows nothing of."""
    unknown = [each.query for each in found if isinstance(each, NotFound)]
    geocoder = online()
    return {query: suggestions(geocoder, query) for query in unknown}


def answer(found: Resolution, limit: int) -> dict[str, Any]:
    """Return the JSON object of one query; the contract names its members."""
    head: dict[str, Any] = {"query": found.query}
    if isinstance(found, Match):
        head |= {"status": "match", **_candidate(found.candidate), "reason": found.reason}
        others: Sequence[Candidate] = found.alternatives
    else:
        is_ambiguous = isinstance(found, Ambiguous)
        nothing = dict.fromkeys(_CANDIDATE_KEYS)
        head |= {"status": "ambiguous" if is_ambiguous else "none", **nothing}
        head["reason"] = found.reason
        others = found.candidates if isinstance(found, Ambiguous) else found.suggestions
    return {**head, "candidates": [_with_reason(each) for each in others[:limit]]}


_CANDIDATE_KEYS = (
    "katottg",
    "name_uk",
    "name_en",
    "lng",
    "lat",
    "raion",
    "oblast",
    "score",
    "matched",
)


def _candidate(candidate: Candidate) -> dict[str, Any]:
    point = candidate.point
    values = (
        candidate.katottg,
        candidate.name_uk,
        candidate.name_en,
        None if point is None else point.lng,
        None if point is None else point.lat,
        None if candidate.raion is None else candidate.raion.name_en,
        None if candidate.oblast is None else candidate.oblast.name_en,
        round(candidate.score, 4),
        candidate.matched,
    )
    return dict(zip(_CANDIDATE_KEYS, values, strict=True))


def _with_reason(candidate: Candidate) -> dict[str, Any]:
    return {**_candidate(candidate), "level": str(candidate.level), "reason": candidate.reason}


def _around(store: Store, level: Level, value: str | None, within: str | None) -> str | None:
    """Return the code of a unit given by code or name, or None if none was given."""
    if value is None:
        return None
    return select_units(store.gazetteer, level, [value], within=[within] if within else [])[0]


def _list_unplaced(store: Store, unit: str | None, limit: int | None, *, as_json: bool) -> int:
    """Print the settlements without a position, in order of code."""
    found = [
        place
        for code in ((unit,) if unit else store.focus_oblasts)
        for place in store.gazetteer.settlements_in(code)
        if place.point is None
    ]
    for place in found[:limit]:
        raion = store.gazetteer.raion_of(place.katottg)
        values = {
            "katottg": place.katottg,
            "name_uk": place.name_uk,
            "name_en": place.name_en,
            "raion": None if raion is None else raion.name_en,
            "oblast": store.gazetteer.oblast_of(place.katottg).name_en,
        }
        if as_json:
            sys.stdout.write(json_text(values) + "\n")
        else:
            sys.stdout.write("\t".join(value or "" for value in values.values()) + "\n")
    if not found:
        sys.stderr.write("every settlement there has a position\n")
    return 0


def _print(found: Sequence[Resolution], limit: int) -> int:
    """Print the places found, then fail if a query means no single one."""
    problems = []
    for each in found:
        if isinstance(each, Match):
            place = each.candidate
            at = "no position" if place.point is None else f"{place.point.lng}, {place.point.lat}"
            sys.stdout.write(f"{place}  [{at}]  {each.reason}\n")
            continue
        is_ambiguous = isinstance(each, Ambiguous)
        others = each.candidates if isinstance(each, Ambiguous) else each.suggestions
        word = "could be several places" if is_ambiguous else "means no place"
        lines = [f"  {candidate}" for candidate in others[:limit]]
        if len(others) > limit:
            lines.append(f"  and {len(others) - limit} more; --limit shows them")
        problems.append("\n".join([f"{each.query!r} {word}: {each.reason}", *lines]))
    if problems:
        raise SelectionError("\n".join(problems))
    return 0
