"""List what is loaded: extent, counts, licence, attribution."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from data.cli.options import opened, warn
from data.cli.terminal import shown

if TYPE_CHECKING:
    import argparse

    from data.layer import Layer
    from data.layerevents import EventLayer


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    store = opened(arguments)
    for damaged in store.damaged_layers:
        warn(str(damaged))
    loaded: list[Layer | EventLayer] = [*store.layers.values(), *store.event_layers.values()]
    for layer in loaded:
        if arguments.json:
            sys.stdout.write(json.dumps(layer.as_json(), ensure_ascii=False) + "\n")
            continue
        sys.stdout.write(f"{layer.name}\n")
        for key, value in layer.as_json().items():
            if key == "layer":
                continue
            text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
            sys.stdout.write(shown(f"  {key:<18}{text}\n"))
    return 0
