"""Options of single kinds of imports, and what they make: the legend of a map, labels of events."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from data.cli.options import UsageError
from data.importers.labels import DEFAULT_THRESHOLD, LABELS, Thresholds
from data.importers.legend import MEANINGS, Legend, folded, read_legend
from data.status import ControlStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

_LICENCE = "not stated; for the use of whoever imported it, not to be passed on"


def add_map_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options of ``import polygons``."""
    group = parser.add_argument_group(
        "polygons",
        "Either a legend in a file, or the options below it. docs/importing.md has both.",
    )
    group.add_argument("--mapping", type=Path, metavar="FILE", help="legend of the map, YAML")
    group.add_argument("--status-field", metavar="NAME", help="attribute that tells the status")
    group.add_argument(
        "--status",
        action="append",
        default=[],
        metavar="VALUE=STATUS",
        help=f"what a value means: {', '.join(MEANINGS)}; may be given again",
    )
    group.add_argument("--all", choices=tuple(MEANINGS)[:3], help="every polygon means this")
    group.add_argument(
        "--date-field", metavar="NAME", help="attribute with the day; else the file's name has it"
    )
    group.add_argument(
        "--until-field", metavar="NAME", help="attribute with the day on which a polygon ends"
    )
    group.add_argument(
        "--through-field", metavar="NAME", help="attribute with the last day of a polygon, inside"
    )
    group.add_argument(
        "--elsewhere", choices=("unknown", "ukrainian"), help="under no polygon; default unknown"
    )
    group.add_argument("--title", help="what the layer is called for people")
    group.add_argument("--licence", help="terms of the map")
    group.add_argument("--attribution", action="append", metavar="WHO", help="whose map it is")
    group.add_argument("--crs", help="CRS of files that do not say it, like EPSG:32637")


#: Options of ``import polygons`` alone, by the name of what they set.
_MAP_OPTIONS = (
    "mapping", "status_field", "status", "all", "date_field", "until_field", "through_field",
    "elsewhere", "title", "licence", "attribution", "crs",
)  # fmt: skip


def refuse_map_options(arguments: argparse.Namespace) -> None:
    """Raise UsageError if an option of ``import polygons`` is given to another import."""
    _refuse(arguments, _MAP_OPTIONS, "import polygons")


def refuse_event_options(arguments: argparse.Namespace) -> None:
    """Raise UsageError if an option of ``import viina-events`` is given to another import."""
    _refuse(arguments, ("label", "threshold"), "import viina-events")


def _refuse(arguments: argparse.Namespace, options: Sequence[str], whose: str) -> None:
    for name in options:
        if getattr(arguments, name):
            raise UsageError(f"--{name.replace('_', '-')} is an option of {whose}; leave it out")


def add_event_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options of ``import viina-events``."""
    group = parser.add_argument_group("viina-events")
    group.add_argument(
        "--label",
        action="append",
        default=[],
        metavar="COLUMN[=P]",
        help="keep events with this label, at least this probable; may be given again; default all",
    )
    group.add_argument(
        "--threshold",
        metavar="P",
        help=f"least probability of labels without one of their own; default {DEFAULT_THRESHOLD}",
    )


def label_thresholds(arguments: argparse.Namespace) -> Thresholds:
    """Return the labels that are wanted and their thresholds.

    Raises
    ------
    UsageError
        If there is no such label, or a threshold is no probability.
    """
    general = probability("--threshold", arguments.threshold or str(DEFAULT_THRESHOLD))
    if not arguments.label:
        return Thresholds(of=dict.fromkeys(LABELS, general))
    found = {}
    for text in arguments.label:
        label, equals, least = text.partition("=")
        if label not in LABELS:
            raise UsageError(f"--label {label!r} is no label; labels are {', '.join(LABELS)}")
        found[label] = probability(f"--label {label}", least) if equals else general
    return Thresholds(of={label: found[label] for label in LABELS if label in found})


def probability(option: str, text: str) -> float:
    """Return a probability that an option states; raise UsageError if it is none."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 < value <= 1:
        raise UsageError(f"{option} {text!r} is no probability; give a number above 0, up to 1")
    return value


def map_legend(arguments: argparse.Namespace) -> Legend:
    """Return the legend that a file or options describe.

    Raises
    ------
    UsageError
        If the options contradict each other or say too little.
    LegendError
        If the file is at fault.
    """
    by_option = arguments.status_field or arguments.status or arguments.all
    if arguments.mapping is not None:
        given = (
            by_option, arguments.date_field, arguments.until_field, arguments.through_field,
            arguments.elsewhere, arguments.title, arguments.licence, arguments.attribution,
        )  # fmt: skip
        if any(given):
            raise UsageError(
                "--mapping says what these options say; leave them out (but for --crs)"
            )
        legend = read_legend(arguments.mapping)
        return replace(legend, crs=arguments.crs) if arguments.crs else legend
    if bool(arguments.all) == bool(arguments.status_field) or (
        bool(arguments.status) != bool(arguments.status_field)
    ):
        raise UsageError(
            "say what the polygons mean: --mapping FILE, or --status-field NAME with "
            "--status VALUE=STATUS, or --all STATUS"
        )
    if arguments.until_field and arguments.through_field:
        raise UsageError("give --until-field or --through-field, not both")
    return Legend(
        title=arguments.title or arguments.name,
        licence=arguments.licence or _LICENCE,
        attribution=tuple(arguments.attribution or ("not stated",)),
        status_field=arguments.status_field or "",
        values=dict(map(_value, arguments.status)),
        names=(("*", MEANINGS[arguments.all]),) if arguments.all else (),
        date_field=arguments.date_field or "",
        end_field=arguments.until_field or arguments.through_field or "",
        end_inside=bool(arguments.through_field),
        elsewhere=ControlStatus[(arguments.elsewhere or "unknown").upper()],
        crs=arguments.crs or "",
    )


def _value(text: str) -> tuple[str, ControlStatus | None]:
    value, equals, word = text.rpartition("=")
    if not equals or word not in MEANINGS:
        raise UsageError(f"--status {text!r} is not of the form VALUE={'|'.join(MEANINGS)}")
    return folded(value), MEANINGS[word]
