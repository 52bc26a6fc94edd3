"""Write who controlled which settlement on one day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.cli.options import (
    add_age,
    add_filters,
    add_geometry,
    add_output,
    add_with_front_distance,
    add_with_unplaced,
    day_option,
    filters,
    opened,
)
from data.cli.result import give
from data.export.formats import FORMATS

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("--date", required=True, metavar="D", help="the day, e.g. 2022-09-10")
    add_filters(parser)
    add_age(parser)
    add_geometry(parser)
    add_with_unplaced(parser)
    add_with_front_distance(parser)
    add_output(parser, tuple(FORMATS))


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    store = opened(arguments)
    day = day_option("--date", arguments.date, store)
    result = store.exports.snapshot_pieces(
        day,
        filters(arguments, store),
        arguments.format,
        geometry=arguments.geometry,
        with_unplaced=arguments.with_unplaced,
        with_front_distance=arguments.with_front_distance,
    )
    give(result, arguments)
    return 0
