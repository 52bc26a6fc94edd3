"""Show the whole history of one settlement: every spell with its claims and sources."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from data.cli.options import (
    add_known_as_of,
    add_with_front_distance,
    known_as_of,
    opened,
    require_layer,
    warn,
)
from data.cli.terminal import json_text
from data.history import LEDGER_LAYER
from data.selection import select_units
from geo.place import Level

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("place", metavar="PLACE", help="code or name of a settlement")
    parser.add_argument(
        "--layer", default=LEDGER_LAYER, metavar="L", help=f"default {LEDGER_LAYER}"
    )
    add_known_as_of(parser)
    add_with_front_distance(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    store = opened(arguments)
    (code,) = select_units(
        store.gazetteer,
        Level.SETTLEMENT,
        [arguments.place],
        prefer_oblast=store.focus_oblast,
        note=warn,
    )
    found = store.passport(
        code,
        known_as_of=known_as_of(arguments, store),
        layer=require_layer(arguments.layer, store),
    )
    if not arguments.with_front_distance:
        del found["front_km"]
    if arguments.json:
        sys.stdout.write(json_text(found, indent=2) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in lines(found))
    return 0


def lines(passport: dict[str, Any]) -> Iterator[str]:
    """Yield a passport as lines of plain text."""
    around = [
        passport[level]["name_en"] for level in ("hromada", "raion", "oblast") if passport[level]
    ]
    yield f"{passport['name_en']} ({passport['name_uk']}), {passport['katottg']}"
    yield f"  {' < '.join(around)}"
    if passport["known_as_of"]:
        yield f"  as it could be known on {passport['known_as_of']}"
    if passport["layer"] != LEDGER_LAYER:
        yield f"  layer {passport['layer']}: {passport['licence']}"
        yield from (f"  {line}" for line in passport["attribution"])
    for voice in passport.get("layers", ()):
        yield f"  {voice['layer']}: {', '.join(map(_stretch, voice['spells']))}"
    yield from map(_front, passport.get("front_km", ()))
    for spell in passport["spells"]:
        yield ""
        yield _heading(spell)
        for claim in spell["claims"]:
            yield from _claim(claim, passport["sources"][claim["source"]])


def _stretch(spell: dict[str, Any]) -> str:
    """Return what a layer says from a day on, e.g. ``occupied from 2022-03-04``."""
    return f"{spell['category_display']} from {spell['start']}"


def _front(step: dict[str, Any]) -> str:
    """Return one line about the distance to the nearest settlement of other control."""
    km = "no settlement of other control" if step["km"] is None else f"{step['km']} km"
    return f"  front from {step['from']}: {km}"


def _heading(spell: dict[str, Any]) -> str:
    bounds = ""
    if spell["since_earliest"] != spell["since_latest"]:
        bounds = f" (began {spell['since_earliest']} to {spell['since_latest']})"
    support = f"{spell['n_independent']} independent of {spell['n_sources']} sources"
    sides = f", sides: {', '.join(spell['sides'])}" if spell["sides"] else ""
    disputed = ", sources disagree" if spell["disagreement"] else ""
    return (
        f"{spell['start']} to {spell['end'] or 'the end'}{bounds}: {spell['category_display']}, "
        f"{spell['certainty']}, {spell['provenance']}; {support}{sides}{disputed}"
    )


def _claim(claim: dict[str, Any], source: dict[str, Any]) -> Iterator[str]:
    mark = "-" if claim["supports"] else "x (not followed)"
    kind = claim["kind"].replace("_", " ")
    unit = "" if claim["unit"]["level"] == "settlement" else f" of {claim['unit']['name_en']}"
    yield (
        f"  {mark} {claim['status']} {kind} {claim['when']['edtf']}{unit}, {claim['strength']} by "
        f"{source['publisher']} ({source['reliability']}), published {claim['published']}"
    )
    yield f"      {source['title']}, {source['url']}"
    if claim["note"]:
        yield f"      {claim['note']}"
