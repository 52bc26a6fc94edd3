"""Write the events of a time and a place, with how well each is verified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.cli.importoptions import probability
from data.cli.options import (
    UsageError,
    add_filters,
    add_output,
    filters,
    opened,
    span_options,
)
from data.cli.result import give
from data.event import EventType
from data.export.events import EventQuery
from data.export.formats import FORMATS
from data.export.layerevents import layer_events_file
from data.history import LEDGER_LAYER
from data.layerevents import LayerEventQuery
from data.verification import Tier

if TYPE_CHECKING:
    import argparse

    from data.store import Store


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("--from", metavar="D", dest="start", help="default: the first day")
    parser.add_argument("--to", metavar="D", dest="end", help="default: the last day")
    add_filters(parser)
    for name, words in (("--type", list(EventType)), ("--tier", list(Tier))):
        parser.add_argument(name, choices=list(map(str, words)), metavar="T", help=", ".join(words))
    parser.add_argument(
        "--label", action="append", default=[], metavar="L", help="only with --layer: one is enough"
    )
    parser.add_argument(
        "--least", metavar="P", help="only with --layer: least probability of one of its labels"
    )
    add_output(parser, (*FORMATS, "json"))


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    store = opened(arguments)
    if arguments.layer in store.event_layers:
        give(_of_layer(arguments, store), arguments)
        return 0
    for name in ("label", "least"):
        if getattr(arguments, name):
            raise UsageError(f"--{name} is about an imported layer of events; name it by --layer")
    start, end = span_options(arguments, store)
    query = EventQuery(
        start=start,
        end=end,
        kind=EventType(arguments.type) if arguments.type else None,
        tier=Tier(arguments.tier) if arguments.tier else None,
    )
    result = store.exports.events_pieces(filters(arguments, store), arguments.format, query)
    give(result, arguments)
    return 0


def _of_layer(arguments: argparse.Namespace, store: Store) -> bytes:
    """Return the events of an imported layer, which have neither types nor tiers."""
    for name in ("type", "tier", "status", "known_as_of"):
        if getattr(arguments, name):
            option = name.replace("_", "-")
            raise UsageError(
                f"--{option} is about the ledger's events; layer {arguments.layer!r} has labels"
            )
    layer, arguments.layer = arguments.layer, LEDGER_LAYER
    start, end = span_options(arguments, store)
    query = LayerEventQuery(
        start=start,
        end=end,
        labels=tuple(arguments.label),
        least=probability("--least", arguments.least) if arguments.least else 0.0,
    )
    return layer_events_file(store, layer, filters(arguments, store), arguments.format, query)
