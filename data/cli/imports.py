"""Bring in another dataset as a layer of its own, beside the ledger.

Nothing is changed unless the whole import succeeds; the same files again change nothing. What is
left out is listed in a report, file, line and reason. docs/importing.md has the formats.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from data.cli.importoptions import add_map_options, map_legend
from data.cli.options import UsageError, opened
from data.folders import build_folder
from data.importers.finish import require_name
from data.importers.shelf import FOLDER, REPORT, versions_in_force
from data.importers.shelving import put

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from data.importers.shelving import Finished

#: Each kind of import and the module that reads it; the contract names these words.
FORMATS = {
    "viina": "data.importers.viina",
    "deepstate": "data.importers.deepstate",
    "register": "data.importers.register",
    "polygons": "data.importers.controlmap",
}

#: Imports that add to places instead of making a layer.
PLACES = {
    "geonames": "data.importers.geonames",
    "boundaries": "data.importers.boundaries",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("kind", choices=(*FORMATS, *PLACES), metavar="|".join((*FORMATS, *PLACES)))
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file, folder or ZIP")
    parser.add_argument("--name", metavar="LAYER", help="what to call the layer")
    add_map_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    if arguments.kind in PLACES:
        return _add_to_places(arguments)
    if arguments.name is not None:
        require_name(arguments.name)
    build = build_folder(arguments.build)
    layers = _read(arguments, build)
    before = versions_in_force(build)
    versions = put(build, layers)
    for each in layers:
        sys.stdout.write(_line(each, versions, before) + "\n")
    _say_what_is_missing(
        layers[0], build / FOLDER / layers[0].layer.name / versions[layers[0].layer.name]
    )
    return 0


def _read(arguments: argparse.Namespace, build: Path) -> list[Finished]:
    """Return the layers that the files hold."""
    reader = importlib.import_module(FORMATS[arguments.kind])
    if arguments.kind != "polygons":
        gazetteer = opened(arguments).gazetteer
        layers: list[Finished] = reader.read_layers(
            arguments.paths, arguments.name, gazetteer, build
        )
        return layers
    if arguments.name is None:
        raise UsageError("import polygons needs a --name for the layer")
    legend = map_legend(arguments)
    gazetteer = opened(arguments).gazetteer
    return [
        reader.read_map(
            arguments.paths, name=arguments.name, legend=legend, gazetteer=gazetteer, build=build
        )
    ]


def _add_to_places(arguments: argparse.Namespace) -> int:
    """Import a gazetteer."""
    if arguments.name is not None:
        raise UsageError(f"import {arguments.kind} makes no layer; leave out --name")
    build = build_folder(arguments.build)
    reader = importlib.import_module(PLACES[arguments.kind])
    counts = reader.import_places(arguments.paths, opened(arguments).gazetteer, build)
    sys.stdout.write("".join(f"  {name:<22}{count:>14,}\n" for name, count in counts.items()))
    report = build / FOLDER / reader.REPORT_NAME
    sys.stderr.write(f"note: {report} lists what was left out; {reader.WHAT_NEXT}\n")
    return 0


def _line(finished: Finished, versions: Mapping[str, str], before: Mapping[str, str]) -> str:
    layer = finished.layer
    same = before.get(layer.name) == versions[layer.name]
    return (
        f"layer {layer.name} {versions[layer.name]} {'unchanged' if same else 'imported'}: "
        f"{layer.covered:,} settlements, {layer.spells:,} spells, {layer.first} to {layer.last}; "
        f"{layer.licence}"
    )


def _say_what_is_missing(finished: Finished, folder: Path) -> None:
    """Say how much was left out, and where it is listed."""
    counts = finished.counts
    sys.stdout.write("".join(f"  {name:<22}{count:>14,}\n" for name, count in counts.items()))
    if counts["rejected"] or counts["unjoined"]:
        sys.stderr.write(
            f"warning: {counts['rejected']:,} rows at fault and {counts['unjoined']:,} about places "
            f"that the gazetteer does not have were left out; {folder / REPORT} lists them\n"
        )
