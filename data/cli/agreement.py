"""Say how far two layers agree, or list the settlements of which they say different things.

Only settlement-days of which both know something are compared. One of the layers may be the ledger,
or the consensus of all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.cli.options import (
    UsageError,
    add_filters,
    add_output,
    day_option,
    filters,
    opened,
    require_layer,
)
from data.cli.result import give
from data.export.formats import FORMATS, written
from data.history import LEDGER_LAYER
from geo.place import Level

if TYPE_CHECKING:
    import argparse

#: Formats of the agreement; differences have those of every table.
SUMMARIES = ("table", "csv", "json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("layers", nargs=2, metavar="LAYER", help="`layers` lists them")
    levels = [str(level) for level in Level if level is not Level.SETTLEMENT]
    parser.add_argument("--by", choices=levels, default="raion", help="unit to tell it by")
    parser.add_argument("--from", metavar="D", dest="start", help="default: the first day")
    parser.add_argument("--to", metavar="D", dest="end", help="default: the last day")
    parser.add_argument(
        "--differences", metavar="D", help="list the settlements that differ on this day instead"
    )
    add_filters(parser)
    add_output(parser, (*SUMMARIES, *(form for form in FORMATS if form not in SUMMARIES)))


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    lists = arguments.differences is not None
    _require_fitting(arguments, lists=lists)
    store = opened(arguments)
    one, other = (require_layer(name, store) for name in arguments.layers)
    asked = filters(arguments, store)
    day = day_option("--differences", arguments.differences, store) if lists else None
    found = store.layer_comparison.compare(
        one,
        other,
        asked,
        day or (day_option("--from", arguments.start, store) if arguments.start else store.first),
        day or (day_option("--to", arguments.end, store) if arguments.end else store.last),
    )
    if day is None:
        by = Level(arguments.by)
        give(store.layer_comparison.agreement_file(found, by, asked, arguments.format), arguments)
    else:
        give(
            written(store.layer_comparison.differences(found, day, asked), arguments.format),
            arguments,
        )
    return 0


def _require_fitting(arguments: argparse.Namespace, *, lists: bool) -> None:
    """Refuse options that contradict each other."""
    if arguments.layer != LEDGER_LAYER:
        raise UsageError("--layer does not apply: the two layers are named themselves")
    if lists and (arguments.start or arguments.end):
        raise UsageError("--differences is about one day; leave out --from and --to")
    if lists and arguments.format == "table":
        arguments.format = "csv"
    fitting = FORMATS if lists else SUMMARIES
    if arguments.format not in fitting:
        raise UsageError(
            f"--format {arguments.format} is for {'the agreement' if lists else '--differences'}; "
            f"here it is one of {', '.join(fitting)}"
        )
