"""Archives of the DeepState map: raw snapshots, or one polygon of occupied land a day.

Two kinds of files: ``<unix seconds>.geojson`` as the map was published, with labels; and
``deepstatemap_data_YYYYMMDD.geojson``, one MultiPolygon without any. A settlement has the status of
the polygon over its point. No polygon is no evidence of Ukrainian control: it is ``implied``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np

from data.importers.cellshares import shares_of_pictures
from data.importers.deepstate_cover import Cover
from data.importers.errors import ImportFault
from data.importers.features import GeometryFault, feature_list, parsed
from data.importers.files import Input, inputs, named_sizes
from data.importers.finish import Terms, finished
from data.importers.overlay import ATTRIBUTION, Overlay, overlay_in_force
from data.importers.pictures import IMPLIED, stretches_of_pictures
from data.importers.picturestack import PictureStack
from data.importers.progress import on_stderr
from data.importers.staging import Staging
from data.layerspells import day_number
from data.spell import Sides
from data.status import ControlStatus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from data.importers.cellshares import CellShares
    from data.importers.progress import Progress
    from data.importers.report import Report
    from data.importers.shelving import Finished
    from geo.gazetteer import Gazetteer

#: Most bytes of one snapshot; the largest that was seen has 0.7 MB.
MAX_BYTES = 64 << 20

KYIV = ZoneInfo("Europe/Kyiv")

_RAW = re.compile(r"(\d{9,10})\.(?:geo)?json", re.ASCII)
_DAILY = re.compile(r"deepstatemap_data_(\d{8})\.(?:geo)?json", re.ASCII)

_LICENCE = "no open licence; for the use of whoever imported it, not to be passed on"
_WHO = ("DeepState, https://deepstatemap.live",)
_RAW_TERMS = Terms(
    title="DeepState map",
    licence=_LICENCE,
    attribution=_WHO,
    publishable=False,
    sides=Sides.UKRAINE,
)
_DAILY_TERMS = Terms(
    title="DeepState map, occupied land only, a file a day",
    licence=_LICENCE,
    attribution=_WHO,
    publishable=False,
    sides=Sides.UKRAINE,
)


def read_layers(
    paths: Sequence[Path],
    name: str | None,
    gazetteer: Gazetteer,
    build: Path,
    *,
    staging: Staging | None = None,
    cells: CellShares | None = None,
) -> list[Finished]:
    """Return the layer of the snapshots among paths, with progress on stderr.

    ``staging`` has the snapshots that an interrupted import finished. ``cells`` are measured as well, if
    given: how much of each lies under occupied land.

    Raises
    ------
    ImportFault
        As :func:`read_deepstate` and :func:`data.importers.files.inputs` do.
    """
    files = snapshots(paths)
    progress = on_stderr(sum(file.size for file in files.values()))
    try:
        return [
            read_deepstate(
                files,
                name=name,
                gazetteer=gazetteer,
                overlay=overlay_in_force(build),
                progress=progress,
                cells=cells,
                staging=staging,
            )
        ]
    finally:
        progress.close()


def snapshots(paths: Sequence[Path]) -> dict[date, Input]:
    """Return the snapshots among paths by their day, in order; the last of a day counts.

    Raises
    ------
    ImportFault
        If there is none, a name has no date, or the two kinds are mixed.
    """
    found = inputs(
        paths,
        lambda name: bool(_RAW.fullmatch(name) or _DAILY.fullmatch(name)),
        limit=MAX_BYTES,
        what="DeepState snapshot",
    )
    if len({_DAILY.fullmatch(file.file_name) is None for file in found}) > 1:
        raise ImportFault(
            found[0].name,
            "beside files of the other kind (<unix seconds>.geojson, deepstatemap_data_YYYYMMDD)",
            "import each kind under a --name of its own",
        )
    # In order of name, which is the order of time within each kind.
    return dict(sorted({day_of_file(file): file for file in found}.items()))


def day_of_file(file: Input) -> date:
    """Return the day in Kyiv on which a snapshot was in force.

    A daily file is fetched in the small hours, so it shows the evening of the day before its name.

    Raises
    ------
    ImportFault
        If the name has no date.
    """
    raw, daily = _RAW.fullmatch(file.file_name), _DAILY.fullmatch(file.file_name)
    try:
        if raw is not None:
            return datetime.fromtimestamp(int(raw[1]), tz=UTC).astimezone(KYIV).date()
        if daily is not None:
            text = daily[1]
            return date(int(text[:4]), int(text[4:6]), int(text[6:])) - timedelta(days=1)
    except (ValueError, OverflowError):
        pass
    raise ImportFault(
        file.name,
        "the name has no date",
        "keep the names <unix seconds>.geojson or deepstatemap_data_YYYYMMDD.geojson; one file of "
        "many days is read by import polygons (docs/importing.md)",
    )


def read_deepstate(
    files: Mapping[date, Input],
    *,
    name: str | None,
    gazetteer: Gazetteer,
    overlay: Overlay,
    progress: Progress,
    cells: CellShares | None = None,
    staging: Staging | None = None,
) -> Finished:
    """Return the layer of snapshots by day, in order.

    ``overlay`` has positions of settlements that the gazetteer has none for.

    Raises
    ------
    ImportFault
        If a file is damaged or no GeoJSON.
    """
    cover = Cover(overlay.placed(gazetteer), cells)
    daily = _DAILY.fullmatch(next(iter(files.values())).file_name) is not None
    stack = PictureStack(
        codes=np.zeros((len(files), len(gazetteer)), dtype=np.uint8),
        per_cent=np.zeros((len(files), 0 if cells is None else len(cells)), dtype=np.uint8),
    )
    for file in (staging or Staging()).remaining(files.values(), stack, progress):
        progress.advance(_add(file, stack, cover, daily=daily))
    days = np.array([day_number(day) for day in files], dtype=np.int32)
    return finished(
        stretches_of_pictures(stack.codes, days),
        name=name or ("deepstate-daily" if daily else "deepstate"),
        terms=_terms(_DAILY_TERMS if daily else _RAW_TERMS, overlay),
        days=(int(days[0]), int(days[-1])),
        gazetteer=gazetteer,
        report=stack.whole_report(),
        inputs=named_sizes(files.values()),
        shares=None if cells is None else shares_of_pictures(stack.per_cent, days, cells.rows),
    )


def _add(file: Input, stack: PictureStack, cover: Cover, *, daily: bool) -> int:
    """Add the picture of a file; return its bytes."""
    raw = file.read()
    if daily:
        said = _occupied(raw, file, cover, stack.report)
    else:
        said = cover.statuses(raw, file.name, stack.report)
    silent = np.uint8(ControlStatus.UKRAINIAN) | IMPLIED
    said[cover.rows] = np.where(said[cover.rows] == 0, silent, said[cover.rows])
    measured = cover.cells
    stack.add(
        said,
        np.zeros(0, np.uint8) if measured is None else measured.per_cent(cover.pieces),
    )
    return len(raw)


def _terms(terms: Terms, overlay: Overlay) -> Terms:
    """Add whose positions were used besides ours."""
    if not overlay.positions:
        return terms
    return replace(terms, attribution=(*terms.attribution, ATTRIBUTION))


def _occupied(raw: bytes, file: Input, cover: Cover, report: Report) -> NDArray[np.uint8]:
    """Return what a daily file says: occupied inside its polygons, nothing outside."""
    status = np.zeros(cover.size, dtype=np.uint8)
    cover.pieces = []
    for number, feature in enumerate(feature_list(parsed(raw, file.name), file.name), 1):
        report.read += 1
        try:
            status[cover.under(feature.get("geometry"))] = ControlStatus.OCCUPIED
        except GeometryFault as error:
            report.reject(file.name, 0, f"feature {number}: {error}")
    return status
