"""Write how many settlements had each status, day by day, for each unit of a level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.cli.options import add_filters, add_output, filters, opened, span_options
from data.cli.result import give
from data.export.series import SERIES_FORMATS
from geo.place import Level

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    levels = [str(level) for level in Level if level is not Level.SETTLEMENT]
    parser.add_argument("--by", required=True, choices=levels, help="unit to count by")
    parser.add_argument("--from", metavar="D", dest="start", help="default: the first day")
    parser.add_argument("--to", metavar="D", dest="end", help="default: the last day")
    add_filters(parser)
    add_output(parser, SERIES_FORMATS)


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    store = opened(arguments)
    start, end = span_options(arguments, store)
    result = store.exports.series_pieces(
        Level(arguments.by),
        start or store.first,
        end or store.last,
        filters(arguments, store),
        arguments.format,
    )
    give(result, arguments)
    return 0
