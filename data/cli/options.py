"""Options that several commands share, and how their text becomes days and filters."""

from __future__ import annotations

import argparse
import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from data.cli.terminal import shown
from data.folders import seeds_folder
from data.history import LEDGER_LAYER
from data.selection import STATUS_WORDS, Filters, SelectionError, select_units
from data.store import open_store
from geo.place import Level

if TYPE_CHECKING:
    from data.store import Store

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class UsageError(Exception):
    """Options contradict each other; exit code 2."""


def folders() -> argparse.ArgumentParser:
    """Return a parent parser with the two folders that every command works on."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    group = parser.add_argument_group("folders")
    group.add_argument(
        "--seeds",
        type=Path,
        metavar="FOLDER",
        help="evidence files; default $CONTROL_SEEDS, else seeds/",
    )
    group.add_argument(
        "--build",
        type=Path,
        metavar="FOLDER",
        help="derived files; default $CONTROL_BUILD, else build/",
    )
    return parser


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Add the filter options of the contract."""
    group = parser.add_argument_group(
        "filters",
        "Each may be given again: units of one level add up, levels narrow each other.\n"
        "O, R, H, S: a KATOTTG code, or a name in any spelling. Without any unit, the\n"
        "oblasts that the evidence is about.",
    )
    for level in Level:
        letter = str(level)[0].upper()
        group.add_argument(
            f"--{level}",
            action="append",
            default=[],
            metavar=letter,
            help="only this settlement" if level is Level.SETTLEMENT else f"only in this {level}",
        )
    group.add_argument(
        "--status",
        action="append",
        default=[],
        choices=STATUS_WORDS,
        metavar="S",
        help=f"{', '.join(STATUS_WORDS)}; ukrainian includes liberated",
    )
    group.add_argument("--layer", default=LEDGER_LAYER, metavar="L", help=f"default {LEDGER_LAYER}")
    add_known_as_of(group)


def add_age(parser: argparse.ArgumentParser) -> None:
    """Add the filter by the age of the evidence, for what it can limit."""
    parser.add_argument(
        "--unconfirmed-days",
        type=_days,
        default=0,
        metavar="N",
        help="only settlements whose status no claim has confirmed for N days",
    )


def _days(text: str) -> int:
    if re.fullmatch(r"\d{1,5}", text, re.ASCII) is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number of days from 0 up")
    return int(text)


def add_known_as_of(parser: argparse._ActionsContainer) -> None:
    """Add the day of knowledge."""
    parser.add_argument(
        "--known-as-of", metavar="D", help="use only what had been published by this day"
    )


def add_geometry(parser: argparse.ArgumentParser) -> None:
    """Add the choice between points and cells."""
    parser.add_argument(
        "--geometry",
        choices=("point", "cell"),
        default="point",
        help="a settlement as its point (default) or as the cell around it",
    )


def add_with_front_distance(parser: argparse.ArgumentParser) -> None:
    """Add the option that measures to the nearest settlement of other control."""
    parser.add_argument(
        "--with-front-distance",
        action="store_true",
        help="add front_km: kilometres to the nearest settlement of other control, which is an "
        "upper bound of the distance to the front",
    )


def add_with_unplaced(parser: argparse.ArgumentParser) -> None:
    """Add the option that keeps settlements without a position."""
    parser.add_argument(
        "--with-unplaced",
        action="store_true",
        help="keep settlements without a position, with geometry null; CSV has them always",
    )


def add_output(parser: argparse.ArgumentParser, formats: tuple[str, ...]) -> None:
    """Add format and output file; the first format is the default."""
    parser.add_argument(
        "--format", choices=formats, default=formats[0], help=f"default {formats[0]}"
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="default: standard output"
    )


def warn(text: str) -> None:
    """Say on stderr what the result does not."""
    sys.stderr.write(shown(f"warning: {text}\n"))


def opened(arguments: argparse.Namespace) -> Store:
    """Open the last good build, and say so on stderr if the seeds have changed since."""
    store = open_store(arguments.build)
    if store.is_stale(seeds_folder(arguments.seeds)):
        warn(
            "the evidence files have changed since this build; "
            "`python -m data build` brings it up to date"
        )
    return store


def day_option(option: str, value: str, store: Store) -> date:
    """Return the day that an option names.

    Raises
    ------
    SelectionError
        If it is no day, or outside the range; the message names the range.
    """
    within = f"days are {store.first} to {store.last}"
    if DAY.fullmatch(value) is None:
        raise SelectionError(f"{option} {value!r} is not of the form 2022-09-10; {within}")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise SelectionError(f"{option} {value} is no day of the calendar; {within}") from None
    if not store.first <= day <= store.last:
        raise SelectionError(f"{option} {value} is outside the range; {within}")
    return day


def span_options(arguments: argparse.Namespace, store: Store) -> tuple[date | None, date | None]:
    """Return the days of ``--from`` and ``--to``, None where one is left out.

    Raises
    ------
    SelectionError
        If one is no day of the range, or they are not in order.
    """
    start, end = (
        None if value is None else day_option(option, value, store)
        for option, value in (("--from", arguments.start), ("--to", arguments.end))
    )
    if start is not None and end is not None and start > end:
        raise SelectionError(f"--from {start} is later than --to {end}")
    return start, end


def known_as_of(arguments: argparse.Namespace, store: Store) -> date | None:
    """Return the day of knowledge, or None if none was given."""
    if arguments.known_as_of is None:
        return None
    return day_option("--known-as-of", arguments.known_as_of, store)


def require_layer(name: str, store: Store) -> str:
    """Return the name of a layer that was chosen.

    Raises
    ------
    SelectionError
        If it does not exist.
    LayerError
        If it exists, but is damaged.
    """
    if name in store.layers:
        return name
    for damaged in store.damaged_layers:
        if damaged.layer == name:
            raise damaged
    if name in store.event_layers:
        raise SelectionError(
            f"layer {name!r} has events and no statuses; ask `events --layer {name}`"
        )
    raise SelectionError(f"no layer {name!r}; layers are {', '.join(sorted(store.layers))}")


def filters(arguments: argparse.Namespace, store: Store) -> Filters:
    """Return the filters that the options describe, names resolved.

    Each level is looked up inside the wider ones that were given, so that ``--raion`` helps to
    tell the settlements of one name apart.

    Raises
    ------
    SelectionError
        If a name is nothing, or several things, or the layer does not exist.
    """
    layer = require_layer(arguments.layer, store)
    within: tuple[str, ...] = ()
    chosen: dict[Level, tuple[str, ...]] = {}
    for level in Level:
        values = getattr(arguments, str(level))
        chosen[level] = select_units(
            store.gazetteer,
            level,
            values,
            within=within,
            prefer_oblast=store.focus_oblast,
            note=warn,
        )
        within = chosen[level] or within
    return Filters(
        oblasts=chosen[Level.OBLAST],
        raions=chosen[Level.RAION],
        hromadas=chosen[Level.HROMADA],
        settlements=chosen[Level.SETTLEMENT],
        statuses=tuple(dict.fromkeys(arguments.status)),
        layer=layer,
        known_as_of=known_as_of(arguments, store),
        unconfirmed_days=getattr(arguments, "unconfirmed_days", 0),
    )
