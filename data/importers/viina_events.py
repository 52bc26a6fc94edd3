"""Events of VIINA 2.0: reports with a day, a place and labels, as a layer of events.

Either ``event_info_latest_YYYY`` with ``event_labels_latest_YYYY``, one row a report, or
``event_1pd_latest_YYYY``, one row for all reports of a day about one thing. Texts of articles are not
taken over, only where they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl

from data.eventframes import SCHEMA
from data.importers.errors import ImportFault
from data.importers.eventplaces import BY_NEAREST, BY_NUMBER, placed_events
from data.importers.files import inputs, named_sizes
from data.importers.overlay import ATTRIBUTION, overlay_in_force
from data.importers.places import GeonameTable
from data.importers.progress import on_stderr
from data.importers.report import Report
from data.importers.shelving import FinishedEvents
from data.importers.viina import LICENCE, MAX_BYTES, WHO
from data.importers.viina_eventrows import Rows, read_labels, read_reports
from data.layerevents import EventLayer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from data.importers.files import Input
    from data.importers.labels import Thresholds
    from data.importers.overlay import Overlay
    from data.importers.progress import Progress
    from geo.gazetteer import Gazetteer

DEFAULT_NAME = "viina-events"

#: Strictly as published: copies in conflict lie beside the files themselves.
_NAME = re.compile(r"event_(info|labels|1pd)_latest(?:_20\d\d)?\.csv", re.ASCII)


def read_layers(
    paths: Sequence[Path],
    *,
    name: str | None,
    thresholds: Thresholds,
    gazetteer: Gazetteer,
    build: Path,
) -> list[FinishedEvents]:
    """Return the layer of the event files among paths, with progress on stderr.

    Raises
    ------
    ImportFault
        If a file cannot be used, kinds are mixed, labels are missing, or no event is left.
    """
    kinds = event_files(paths)
    files = [file for kind in sorted(kinds) for file in kinds[kind]]
    report = Report()
    progress = on_stderr(sum(file.size for file in files))
    try:
        rows = _rows(kinds, thresholds, report, progress)
    finally:
        progress.close()
    if not rows.ids:
        raise ImportFault(
            files[0].name,
            f"none of {report.read:,} rows is an event with a label at its threshold",
            "choose other labels or lower thresholds",
        )
    overlay = overlay_in_force(build)
    events = _placed(rows, gazetteer, overlay)
    n_placed = len(events.filter(pl.col("joined").is_in((BY_NUMBER, BY_NEAREST))))
    layer = EventLayer(
        name=name or DEFAULT_NAME,
        title="VIINA, events reported by news media",
        first=events["day"][0],
        last=events["day"][-1],
        events=len(events),
        placed=n_placed,
        labels=thresholds.words,
        licence=LICENCE,
        attribution=(WHO, ATTRIBUTION) if overlay.numbers or overlay.positions else (WHO,),
    )
    counts = {"events": len(events), "without_settlement": len(events) - n_placed}
    return [
        FinishedEvents(
            layer=layer,
            events=events,
            inputs=named_sizes(files),
            counts={**report.counts, "below_threshold": rows.below, **counts},
            report=report.as_csv(),
        )
    ]


def _placed(rows: Rows, gazetteer: Gazetteer, overlay: Overlay) -> pl.DataFrame:
    """Return events with their settlements, in order of day."""
    places = placed_events(
        rows.number_array,
        rows.position_array,
        rows.precision,
        table=GeonameTable(gazetteer, overlay.numbers),
        settlements=overlay.placed(gazetteer),
    )
    codes = [gazetteer.codes[row] if row >= 0 else "" for row in places.row.tolist()]
    events = rows.frame().with_columns(
        pl.Series("katottg", codes, pl.String),
        pl.Series("joined", places.joined, pl.String),
        pl.Series("distance_m", places.distance_m.round(1)).fill_nan(None),
    )
    return events.select(list(SCHEMA)).sort("day", "id")


def event_files(paths: Sequence[Path]) -> dict[str, list[Input]]:
    """Return the event files among paths by kind: ``info`` and ``labels``, or ``1pd``.

    Raises
    ------
    ImportFault
        If there is none, or the kinds do not go together.
    """
    found = inputs(
        paths,
        lambda name: _NAME.fullmatch(name) is not None,
        limit=MAX_BYTES,
        what="VIINA event file",
    )
    kinds: dict[str, list[Input]] = {}
    for file in found:
        match = _NAME.fullmatch(file.file_name)
        if match is None:
            raise ImportFault(
                file.name, "the name is none of VIINA's event files", "keep the published names"
            )
        kinds.setdefault(match[1], []).append(file)
    if set(kinds) not in ({"info", "labels"}, {"1pd"}):
        raise ImportFault(
            found[0].name,
            f"event files are {', '.join(sorted(kinds))}",
            "give event_info with event_labels, or event_1pd alone",
        )
    return kinds


def _rows(
    kinds: Mapping[str, Sequence[Input]],
    thresholds: Thresholds,
    report: Report,
    progress: Progress,
) -> Rows:
    rows = Rows()
    if "1pd" in kinds:
        for file in kinds["1pd"]:
            read_reports(file, rows, None, thresholds.of, report)
            progress.advance(file.size)
        return rows
    labelled: dict[str, tuple[tuple[str, float], ...]] = {}
    for file in kinds["labels"]:
        read_labels(file, labelled, thresholds.of, report)
        progress.advance(file.size)
    for file in kinds["info"]:
        read_reports(file, rows, labelled, thresholds.of, report)
        progress.advance(file.size)
    for event, labels in labelled.items():
        if labels and event not in rows.ids:
            report.unjoin("event_labels has an event that event_info lacks", event)
    return rows
