"""Build: evidence -> derived files, in a folder that is named by a digest of its contents.

Nothing is published until everything is written and synced: the new folder appears whole, then
the file ``current`` is replaced. A failed build leaves both as they were.
"""

from __future__ import annotations

import hashlib
import shutil
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import shapely

from data.built import MANIFEST, POINTER, seeds_digest
from data.derive import Seeds, derive
from data.errors import SeedError, SeedFault
from data.export.geojson import dump
from data.importers.outlines import outlines_in_force
from data.importers.overlay import ATTRIBUTION, overlay_in_force
from data.ledger import read_ledger
from data.output import TEMPORARY, publish_folder, unfinished_folder, write_atomic
from data.readers.boundaries import read_boundaries
from data.readers.places import load_gazetteer
from geo.place import Level

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

#: Builds that are kept, the one in force among them: a server may still serve the one before.
KEPT_BUILDS = 2

#: After so long an unfinished folder belongs to no running build.
ABANDONED_S = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build did. ``is_new`` is false if the very same files were there already."""

    dataset: str
    folder: Path
    is_new: bool
    counts: Mapping[str, int]
    warnings: tuple[str, ...]


def load_seeds(seeds: Path) -> Seeds:
    """Return the evidence of a folder, read and checked.

    Raises
    ------
    SeedError
        If anything is at fault. It carries all faults of the ledger and the outlines; those of the
        places come alone, since nothing else can be checked without places.
    """
    gazetteer = load_gazetteer(seeds)
    faults: list[SeedFault] = []
    boundaries = read_boundaries(seeds, gazetteer, faults)
    try:
        ledger = read_ledger(seeds, gazetteer)
    except SeedError as error:
        raise SeedError([*faults, *error.faults]) from None
    if faults:
        raise SeedError(faults)
    return Seeds(gazetteer=gazetteer, ledger=ledger, boundaries=boundaries)


def build(seeds: Path, target: Path) -> Report:
    """Build the evidence of one folder into another, and put the result in force.

    Parameters
    ----------
    seeds
        Folder of the evidence.
    target
        Folder of builds; created if needed.

    Raises
    ------
    SeedError
        If the evidence is at fault; nothing is written then.
    OSError
        If the folder of builds cannot be written; the build in force stays.
    """
    evidence = seeds_digest(seeds)
    evidence_read = _with_imported_outlines(load_seeds(seeds), target)
    whole, dropped = _with_imported_positions(evidence_read, target)
    derived = derive(whole)
    dataset = derived.dataset
    folder = target / dataset
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in derived.files.items()}
    is_new = not _is_whole(folder, sums)
    if is_new:
        _write(derived.files, sums, target, folder)
    write_atomic(target / POINTER, dump({"dataset": dataset, "seeds": evidence}) + b"\n")
    prune(target, keep=dataset)
    return Report(
        dataset=dataset,
        folder=folder,
        is_new=is_new,
        counts=derived.counts,
        warnings=(*derived.warnings, *dropped),
    )


def _with_imported_positions(seeds: Seeds, target: Path) -> tuple[Seeds, tuple[str, ...]]:
    """Put settlements where an imported gazetteer has them, where that goes before the evidence.

    Positions outside the outline of the oblast, out of which cells are cut, are left out with a
    warning each.
    """
    overlay = overlay_in_force(target)
    positions, dropped = {}, []
    for code, position in overlay.positions.items():
        if not seeds.gazetteer.has_settlement(code):
            continue
        oblast = seeds.gazetteer.ancestors(code)[-1].katottg
        if shapely.intersects_xy(seeds.boundaries.outlines[oblast], *position):
            positions[code] = position
        else:
            dropped.append(f"{code}: the imported position lies outside its oblast; not used")
    gazetteer = replace(overlay, positions=positions).applied(seeds.gazetteer)
    if gazetteer is seeds.gazetteer:
        return seeds, tuple(dropped)
    attribution = tuple(dict.fromkeys((*seeds.ledger.attribution, ATTRIBUTION)))
    ledger = replace(seeds.ledger, attribution=attribution)
    return replace(seeds, gazetteer=gazetteer, ledger=ledger), tuple(dropped)


def _with_imported_outlines(seeds: Seeds, target: Path) -> Seeds:
    """Draw raions and hromadas as they were imported, where they were."""
    gazetteer = seeds.gazetteer
    known = {unit.katottg for unit in gazetteer.units if unit.level is not Level.OBLAST}
    imported = outlines_in_force(target)
    drawn = {code: imported[code] for code in imported if code in known}
    outlines = seeds.boundaries.outlines | drawn
    return replace(seeds, boundaries=replace(seeds.boundaries, outlines=outlines))


def prune(target: Path, *, keep: str) -> None:
    """Delete all builds but the one in force and the newest others, and abandoned remains."""
    builds = [path for path in target.iterdir() if (path / MANIFEST).is_file()]
    others = sorted(
        (path for path in builds if path.name != keep and not path.name.startswith(TEMPORARY)),
        key=lambda path: path.stat().st_mtime,
        reverse=True,
    )
    long_ago = time.time() - ABANDONED_S
    abandoned = [
        path
        for path in target.glob(f"{TEMPORARY}*")
        if path.is_dir() and path.stat().st_mtime < long_ago
    ]
    for path in (*others[KEPT_BUILDS - 1 :], *abandoned):
        shutil.rmtree(path, ignore_errors=True)


def _write(files: Mapping[str, bytes], sums: Mapping[str, str], target: Path, folder: Path) -> None:
    """Write a build into a temporary folder and move it to its name."""
    with unfinished_folder(target) as unfinished:
        for name, content in files.items():
            write_atomic(unfinished / name, content)
        write_atomic(unfinished / MANIFEST, dump({"files": sums}) + b"\n")
        publish_folder(unfinished, folder)


def _is_whole(folder: Path, sums: Mapping[str, str]) -> bool:
    """Tell whether a folder holds exactly the files with these digests, and their list."""
    if not (folder / MANIFEST).is_file():
        return False
    if (folder / MANIFEST).read_bytes() != dump({"files": sums}) + b"\n":
        return False
    return all(
        (folder / name).is_file()
        and hashlib.sha256((folder / name).read_bytes()).hexdigest() == expected
        for name, expected in sums.items()
    )
