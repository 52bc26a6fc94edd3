"""List what is loaded: extent, counts, licence, attribution."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

from data.cli.options import UsageError, opened, warn
from data.cli.terminal import json_text, shown

if TYPE_CHECKING:
    import argparse

    from data.layer import Layer
    from data.layerevents import EventLayer
    from data.store import Store


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument(
        "--write-partitions",
        metavar="URL",
        help="write the imported layers as Parquet by oblast and year: a folder, file://, s3:// or gs://",
    )


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    store = opened(arguments)
    for damaged in store.damaged_layers:
        warn(str(damaged))
    if arguments.write_partitions is not None:
        return _write_partitions(store, arguments.write_partitions)
    loaded: list[Layer | EventLayer] = [*store.layers.values(), *store.event_layers.values()]
    for layer in loaded:
        if arguments.json:
            sys.stdout.write(json_text(layer.as_json()) + "\n")
            continue
        sys.stdout.write(f"{layer.name}\n")
        for key, value in layer.as_json().items():
            if key == "layer":
                continue
            text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
            sys.stdout.write(shown(f"  {key:<18}{text}\n"))
    return 0


def _write_partitions(store: Store, address: str) -> int:
    """Write every imported layer of statuses below an address."""
    try:
        layout = importlib.import_module("data.partitioned.layout")
        storage = importlib.import_module("data.partitioned.storage").Storage(address)
    except ModuleNotFoundError as error:
        raise UsageError(f"{error}; install requirements/scale.txt") from error
    if not store.imported:
        warn("no layer is imported: nothing is written")
    for name, shelved in store.imported.items():
        count = layout.write(storage, name, shelved.parquet())
        sys.stdout.write(f"layer {name}: {count:,} partitions\n")
    return 0
