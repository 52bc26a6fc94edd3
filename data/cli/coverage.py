"""Show how good the evidence is: shares of settlement-days, evidence age, claims and owners.

A settlement-day is one settlement on one day. Of all of them, reported, implied, interpolated and
unknown add up to one; one-sided (only one party to the war says so), disagreement (a claim disputes
the status on that day) and contested (fighting) cut across. The days of the latest claim for the
status in force at the end are given for the place confirmed longest ago and for the one confirmed
last. Claims and owners are those behind any status of the period.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.cli.options import add_filters, add_output, filters, opened, span_options
from data.cli.result import give
from geo.place import Level

if TYPE_CHECKING:
    import argparse

FORMS = ("table", "csv", "json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument(
        "--by",
        choices=[str(level) for level in Level],
        default=str(Level.HROMADA),
        help=f"unit of a row; default {Level.HROMADA}",
    )
    parser.add_argument("--from", metavar="D", dest="start", help="default: the first day")
    parser.add_argument("--to", metavar="D", dest="end", help="default: the last day")
    add_filters(parser)
    add_output(parser, FORMS)


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    store = opened(arguments)
    start, end = span_options(arguments, store)
    result = store.exports.coverage(
        Level(arguments.by),
        start or store.first,
        end or store.last,
        filters(arguments, store),
        arguments.format,
    )
    give(result, arguments)
    return 0
