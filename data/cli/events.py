"""Write the events of a time and a place, with how well each is verified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.cli.options import add_filters, add_output, day_option, filters, opened
from data.cli.result import give
from data.event import EventType
from data.export.events import EventQuery
from data.export.formats import FORMATS
from data.verification import Tier

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("--from", metavar="D", dest="start", help="default: the first day")
    parser.add_argument("--to", metavar="D", dest="end", help="default: the last day")
    add_filters(parser)
    for name, words in (("--type", list(EventType)), ("--tier", list(Tier))):
        parser.add_argument(name, choices=list(map(str, words)), metavar="T", help=", ".join(words))
    add_output(parser, (*FORMATS, "json"))


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    store = opened(arguments)
    query = EventQuery(
        start=day_option("--from", arguments.start, store) if arguments.start else None,
        end=day_option("--to", arguments.end, store) if arguments.end else None,
        kind=EventType(arguments.type) if arguments.type else None,
        tier=Tier(arguments.tier) if arguments.tier else None,
    )
    result = store.exports.events(filters(arguments, store), arguments.format, query)
    give(result, arguments)
    return 0
