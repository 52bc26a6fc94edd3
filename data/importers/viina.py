"""VIINA 2.0: daily control of every populated place, by GeoNames number or KATOTTG code.

``control_latest_YYYY`` and ``kontrol_latest_YYYY`` as CSV or in their ZIP archives, one or many
years, rows in any order. Each of the five columns of statuses is a layer. The wide form of
version 1 is read as well (:mod:`data.importers.viina_wide`).
"""

from __future__ import annotations

import json
import re
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from data.importers.errors import ImportFault
from data.importers.files import Input, inputs, line_blocks, named_sizes
from data.importers.finish import Terms, finished
from data.importers.overlay import overlay_in_force
from data.importers.packing import packed_arrays, unpacked_arrays
from data.importers.panel import Panel, stretches_of
from data.importers.progress import on_stderr
from data.importers.report import Report
from data.importers.staging import Staging
from data.importers.viina_blocks import Rows
from data.importers.viina_form import STATUS_COLUMNS, Kind
from data.importers.viina_rows import Intake, read_blocks
from data.importers.viina_wide import is_wide, read_wide
from data.spell import Sides

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from data.importers.progress import Progress
    from data.importers.shelving import Finished
    from geo.gazetteer import Gazetteer

#: Most bytes of one file: a year is 440 MB.
MAX_BYTES = 4 << 30

#: Strictly as published: copies in conflict lie beside the files themselves.
_NAME = re.compile(r"[ck]ontrol_latest(_20\d\d)?\.csv", re.ASCII)

WHO = (
    'Zhukov, Yuri (2022). "VIINA: Violent Incident Information from News Articles on the 2022 '
    'Russian Invasion of Ukraine." https://github.com/zhukovyuri/VIINA'
)
LICENCE = "ODbL 1.0"

#: Column of statuses -> end of the layer's name, what it is, whose view it carries.
LAYERS = {
    "status": ("", "VIINA, majority of its sources", Sides.INDEPENDENT),
    "status_wiki": ("-wiki", "VIINA, Wikipedia's map", Sides.INDEPENDENT),
    "status_boost": ("-boost", "VIINA, Wikipedia's map with VIINA's events", Sides.INDEPENDENT),
    "status_dsm": ("-dsm", "VIINA, after DeepState", Sides.UKRAINE),
    "status_isw": ("-isw", "VIINA, after the Institute for the Study of War", Sides.INDEPENDENT),
}

DEFAULT_NAME = "viina"


def read_layers(
    paths: Sequence[Path],
    name: str | None,
    gazetteer: Gazetteer,
    build: Path,
    *,
    staging: Staging | None = None,
) -> list[Finished]:
    """Return the layers of the control files among paths, with progress on stderr.

    ``staging`` has the years that an interrupted import finished.

    Raises
    ------
    ImportFault
        As :func:`read_viina` and :func:`data.importers.files.inputs` do.
    """
    files = control_files(paths)
    progress = on_stderr(sum(file.size for file in files))
    try:
        return read_viina(
            files,
            name=name or DEFAULT_NAME,
            gazetteer=gazetteer,
            geonames=overlay_in_force(build).numbers,
            report=Report(),
            progress=progress,
            staging=staging,
        )
    finally:
        progress.close()


def control_files(paths: Sequence[Path]) -> list[Input]:
    """Return the control files among paths; raise ImportFault as :func:`files.inputs` does."""
    return inputs(
        paths,
        lambda name: _NAME.fullmatch(name) is not None,
        limit=MAX_BYTES,
        what="VIINA control file",
    )


def read_viina(
    files: Sequence[Input],
    *,
    name: str,
    gazetteer: Gazetteer,
    geonames: Mapping[str, int],
    report: Report,
    progress: Progress,
    staging: Staging | None = None,
) -> list[Finished]:
    """Return the layers of VIINA files.

    Parameters
    ----------
    name
        Name of the layer of VIINA's own status; the others are named after it.
    geonames
        GeoNames numbers by code that the gazetteer does not have itself.

    Raises
    ------
    ImportFault
        If a file cannot be used, an unknown status is met, files by number and by code are mixed,
        or no row joins.
    """
    years = _Years(
        Intake(
            rows=Rows(gazetteer, geonames),
            panel=Panel(len(gazetteer)),
            report=report,
            progress=progress,
        )
    )
    for file in (staging or Staging()).remaining(files, years, progress):
        years.add(file)
    if len(years.keys) > 1:
        raise ImportFault(
            files[0].name,
            "mixed with files of the other panel (control has geonameid, kontrol has kod)",
            "import each panel under a --name of its own",
        )
    runs = years.intake.panel.runs()
    if not len(runs.row):
        raise ImportFault(
            files[0].name,
            f"none of {report.read:,} rows joins a settlement",
            "import geonames first, or take the kontrol files, which have KATOTTG codes",
        )
    days = int(runs.start.min()), int(runs.end.max()) - 1
    return [
        finished(
            stretches_of(runs, STATUS_COLUMNS.index(column)),
            name=f"{name}{LAYERS[column][0]}",
            terms=_terms(column),
            days=days,
            gazetteer=gazetteer,
            report=report,
            inputs=named_sizes(files),
        )
        for column in years.columns or ()
    ]


class _Years:
    """What the files read so far came to, as :class:`data.importers.staging.Work`."""

    def __init__(self, intake: Intake) -> None:
        self.intake = intake
        self.keys: set[str] = set()
        self.columns: tuple[str, ...] | None = None

    def add(self, file: Input) -> None:
        """Read a file; columns that it lacks are no layers."""
        kind = _read(file, self.intake)
        self.keys.add(kind.key)
        of_all = STATUS_COLUMNS if self.columns is None else self.columns
        self.columns = tuple(column for column in of_all if column in kind.statuses)
        self.intake.panel.settle()

    def packed(self) -> bytes:
        """Return all that there is: rows of one file may contradict those of another."""
        about = json.dumps([sorted(self.keys), self.columns]).encode()
        return packed_arrays(
            about=np.frombuffer(about, np.uint8),
            report=np.frombuffer(self.intake.report.packed(), np.uint8),
            **self.intake.panel.packed(),
        )

    def restore(self, kept: bytes) -> None:
        """Take up what :meth:`packed` returned, in place of what there is."""
        arrays = unpacked_arrays(kept)
        keys, columns = json.loads(arrays.pop("about").tobytes())
        self.keys, self.columns = set(keys), columns if columns is None else tuple(columns)
        self.intake.report.replace(Report.unpacked(arrays.pop("report").tobytes()))
        self.intake.panel.restore(arrays)


def _terms(column: str) -> Terms:
    _, title, sides = LAYERS[column]
    return Terms(title=title, licence=LICENCE, attribution=(WHO,), publishable=True, sides=sides)


def _read(file: Input, intake: Intake) -> Kind:
    """Add the rows of one file; return what kind of file it is."""
    with file.open() as stream:
        blocks = line_blocks(stream, file.name)
        block, line = next(blocks, (b"", 1))
        head, end, rest = block.partition(b"\n")
        if not block:
            raise ImportFault(file.name, "empty", "fetch the file again")
        if is_wide(head):
            return read_wide(file, intake)
        kind = Kind.of(head, file.name)
        intake.progress.advance(len(head) + len(end))
        read_blocks(chain([(rest, line + 1)] if rest else [], blocks), kind, intake)
    return kind
