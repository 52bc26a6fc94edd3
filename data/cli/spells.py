"""Write the full history: one row a spell, with its start and its end (the day after its last).

With --from and --to, the spells that have a day between the two, both inside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.cli.options import (
    add_age,
    add_filters,
    add_geometry,
    add_output,
    add_with_unplaced,
    filters,
    opened,
    span_options,
)
from data.cli.result import give
from data.export.formats import FORMATS

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("--from", metavar="D", dest="start", help="default: the first day")
    parser.add_argument("--to", metavar="D", dest="end", help="default: the last day")
    add_filters(parser)
    add_age(parser)
    add_geometry(parser)
    add_with_unplaced(parser)
    add_output(parser, tuple(FORMATS))


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    store = opened(arguments)
    start, end = span_options(arguments, store)
    result = store.exports.spells_pieces(
        filters(arguments, store),
        arguments.format,
        start=start,
        end=end,
        geometry=arguments.geometry,
        with_unplaced=arguments.with_unplaced,
    )
    give(result, arguments)
    return 0
