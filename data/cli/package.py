"""Write a ready-made package: the history in the form in which another program opens it.

  qgis     a ZIP with a QGIS project (.qgz), temporal controller set, and its GeoPackage
  kepler   a ZIP with GeoJSON, configuration and one map to drop onto kepler.gl
  timemap  a ZIP with events.json, sources.json and associations.json for TimeMap
  html     the map as one page, which needs no server and no network

--from and --to are the days that it covers, --date is the one on which it opens. A page (html) is
always about the whole layer and all its days; units and statuses are the filters it opens with.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tqdm import tqdm

from data.cli.options import UsageError, add_age, add_filters, day_option, filters, opened, warn
from data.cli.result import give
from data.export.about import terms_of
from data.packages.question import PackageQuestion
from data.packages.registry import PACKAGES, packaged

if TYPE_CHECKING:
    import argparse
    from datetime import date

    from data.store import Store


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("kind", choices=tuple(PACKAGES), help="the program that it is for")
    parser.add_argument("--from", metavar="D", dest="start", help="default: the first day")
    parser.add_argument("--to", metavar="D", dest="end", help="default: the last day")
    parser.add_argument("--date", metavar="D", help="the day on which it opens; default: --to")
    parser.add_argument(
        "--geometry",
        choices=("point", "cell"),
        help="settlements as points or cells; default: cell for qgis, point for kepler",
    )
    add_filters(parser)
    add_age(parser)
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", required=True, help="where it goes"
    )


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    store = opened(arguments)
    output: Path = arguments.output
    ending = f".{PACKAGES[arguments.kind].ending}"
    if output.suffix != ending:
        raise UsageError(f"a package for {arguments.kind} is a {ending} file; -o is {output.name}")
    if arguments.geometry and arguments.kind not in {"qgis", "kepler"}:
        raise UsageError("--geometry is about qgis and kepler")
    if arguments.unconfirmed_days and not PACKAGES[arguments.kind].has_age:
        raise UsageError("--unconfirmed-days is about qgis and kepler")
    asked = _question(arguments, store)
    terms = terms_of(store.layers[asked.filters.layer])
    if "terms" in terms:
        warn(f"layer {asked.filters.layer}: {terms['terms']}")
    with tqdm(total=1, disable=None, leave=False, file=sys.stderr, desc=output.name) as shown:
        made = packaged(store, arguments.kind, asked)
        shown.update()
    give(made, arguments)
    return 0


def _question(arguments: argparse.Namespace, store: Store) -> PackageQuestion:
    start = _day("--from", arguments.start, store) or store.first
    end = _day("--to", arguments.end, store) or store.last
    day = _day("--date", arguments.date, store) or end
    if not start <= day <= end:
        raise UsageError(f"the days must be in order: --from {start}, --date {day}, --to {end}")
    return PackageQuestion(
        start=start,
        end=end,
        day=day,
        filters=filters(arguments, store),
        geometry=arguments.geometry,
    )


def _day(option: str, value: str | None, store: Store) -> date | None:
    return None if value is None else day_option(option, value, store)
