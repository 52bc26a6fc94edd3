"""Write what changed between two days, round trips in between included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.cli.options import (
    add_age,
    add_filters,
    add_geometry,
    add_output,
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
    parser.add_argument("--from", required=True, metavar="D", dest="start", help="earlier day")
    parser.add_argument("--to", required=True, metavar="D", dest="end", help="later day")
    add_filters(parser)
    add_age(parser)
    add_geometry(parser)
    add_output(parser, tuple(FORMATS))


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    store = opened(arguments)
    start, end = span_options(arguments, store)
    # The parser requires both.
    assert start is not None
    assert end is not None
    result = store.exports.diff_pieces(
        start, end, filters(arguments, store), arguments.format, geometry=arguments.geometry
    )
    give(result, arguments)
    return 0
