"""Write oblasts, raions or hromadas with their settlements by status on one day, at their outlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.cli.options import add_age, add_filters, add_output, day_option, filters, opened
from data.cli.result import give
from data.export.formats import FORMATS
from geo.place import Level

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    levels = [str(level) for level in Level if level is not Level.SETTLEMENT]
    parser.add_argument("--by", required=True, choices=levels, help="unit to count by")
    parser.add_argument("--date", required=True, metavar="D", help="the day, e.g. 2022-09-10")
    add_filters(parser)
    add_age(parser)
    add_output(parser, tuple(FORMATS))


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    store = opened(arguments)
    day = day_option("--date", arguments.date, store)
    result = store.exports.units_pieces(
        Level(arguments.by), day, filters(arguments, store), arguments.format
    )
    give(result, arguments)
    return 0
