"""Bring in another dataset as a layer of its own, beside the ledger.

Nothing is changed unless the whole import succeeds; the same files again change nothing. What is
left out is listed in a report, file, line and reason. docs/importing.md has the formats.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.cli.importoptions import (
    add_event_options,
    add_map_options,
    label_thresholds,
    map_legend,
    refuse_event_options,
    refuse_map_options,
)
from data.cli.options import UsageError, opened
from data.cli.terminal import shown
from data.folders import build_folder
from data.importers.cellshares import measured_cells
from data.importers.finish import require_name
from data.importers.overlay import overlay_mark
from data.importers.shelf import FOLDER, KINDS, REPORT, versions_in_force
from data.importers.shelving import put
from data.importers.staging import Staging, staging_for

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from data.importers.shelving import Shelvable
    from data.store import Store

#: Each kind of import and the module that reads it; the contract names these words.
FORMATS = {
    "viina": "data.importers.viina",
    "viina-events": "data.importers.viina_events",
    "deepstate": "data.importers.deepstate",
    "register": "data.importers.register",
    "polygons": "data.importers.controlmap",
}

#: Imports that go on where an interrupted one stood.
RESUMED = ("viina", "deepstate", "polygons")

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
    parser.add_argument(
        "--fresh", action="store_true", help="start anew, not where an interrupted import stood"
    )
    add_event_options(parser)
    add_map_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    if arguments.kind in PLACES:
        return _add_to_places(arguments)
    if arguments.name is not None:
        require_name(arguments.name)
    build = build_folder(arguments.build)
    further = _options(arguments)
    store = opened(arguments)
    with _staging(arguments, build, store, further) as staging:
        if arguments.kind in RESUMED:
            further["staging"] = staging
        layers = _read(arguments, build, store, further)
        before = {
            name: each for kind in KINDS for name, each in versions_in_force(build, kind).items()
        }
        versions = put(build, layers)
        staging.clear()
    for each in layers:
        sys.stdout.write(shown(_line(each, versions, before) + "\n"))
    _say_what_is_missing(layers[0], build / FOLDER / layers[0].name / versions[layers[0].name])
    return 0


def _staging(
    arguments: argparse.Namespace, build: Path, store: Store, options: Mapping[str, Any]
) -> Staging:
    """Return what is kept of an import until its layers are in force."""
    if arguments.kind not in RESUMED:
        return Staging()
    rests_on = {
        "places": store.dataset,
        "positions": overlay_mark(build),
        "options": repr(sorted(options.items())),
    }
    return staging_for(build, arguments.kind, arguments.name, rests_on, fresh=arguments.fresh)


def _read(
    arguments: argparse.Namespace, build: Path, store: Store, further: dict[str, Any]
) -> list[Shelvable]:
    """Return the layers that the files hold."""
    reader = importlib.import_module(FORMATS[arguments.kind])
    if arguments.kind in ("polygons", "deepstate"):
        further["cells"] = measured_cells(store.cells)
    layers: list[Shelvable] = reader.read_layers(
        arguments.paths,
        name=arguments.name,
        gazetteer=store.gazetteer,
        build=build,
        **further,
    )
    return layers


def _options(arguments: argparse.Namespace) -> dict[str, Any]:
    """Return what the options of single kinds say; raise UsageError for those of other kinds."""
    kind = arguments.kind
    if kind != "viina-events":
        refuse_event_options(arguments)
    if kind != "polygons":
        refuse_map_options(arguments)
        return {"thresholds": label_thresholds(arguments)} if kind == "viina-events" else {}
    if arguments.name is None:
        raise UsageError("import polygons needs a --name for the layer")
    return {"legend": map_legend(arguments)}


def _add_to_places(arguments: argparse.Namespace) -> int:
    """Import a gazetteer."""
    if arguments.name is not None:
        raise UsageError(f"import {arguments.kind} makes no layer; leave out --name")
    build = build_folder(arguments.build)
    reader = importlib.import_module(PLACES[arguments.kind])
    refuse_event_options(arguments)
    refuse_map_options(arguments)
    store = opened(arguments)
    further = {"drawn": store.outlines} if arguments.kind == "boundaries" else {}
    counts = reader.import_places(arguments.paths, store.gazetteer, build, **further)
    sys.stdout.write("".join(f"  {name:<22}{count:>14,}\n" for name, count in counts.items()))
    report = build / FOLDER / reader.REPORT_NAME
    sys.stderr.write(f"note: {report} lists what was left out, {reader.WHAT_NEXT}\n")
    return 0


def _line(finished: Shelvable, versions: Mapping[str, str], before: Mapping[str, str]) -> str:
    version = versions[finished.name]
    change = "unchanged" if before.get(finished.name) == version else "imported"
    return f"layer {finished.name} {version} {change}: {finished.describe()}"


def _say_what_is_missing(finished: Shelvable, folder: Path) -> None:
    """Say how much was left out, and where it is listed."""
    counts = finished.counts
    sys.stdout.write("".join(f"  {name:<22}{count:>14,}\n" for name, count in counts.items()))
    if counts["rejected"] or counts["unjoined"]:
        sys.stderr.write(
            f"warning: {counts['rejected']:,} rows at fault and {counts['unjoined']:,} about places "
            f"that the gazetteer does not have were left out; {folder / REPORT} lists them\n"
        )
