"""Write a release of the ledger: a folder, and a ZIP of it, to publish, cite and check.

Spells, the snapshot of the last day, events, claims, sources and figures, with the data dictionary,
terms, citation, manifest and checksums. Equal builds give equal bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from data.cli.options import opened
from data.folders import dictionary_file
from data.output import publish_folder, unfinished_folder, write_atomic
from data.packages.archive import archive
from data.readers.dictionary import read_dictionary
from data.release.files import release_files, release_name

if TYPE_CHECKING:
    import argparse

#: Where releases go unless ``-o`` says otherwise.
FOLDER = Path("dist")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FOLDER",
        default=FOLDER,
        help=f"where folder and ZIP go, made if need be; default {FOLDER}/",
    )


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    store = opened(arguments)
    name, target = release_name(store), arguments.output
    files = release_files(store, read_dictionary(dictionary_file()))
    packed = archive({f"{name}/{path}": content for path, content in files.items()})
    with unfinished_folder(target) as folder:
        for path, content in files.items():
            write_atomic(folder / path, content)
        write_atomic(target / f"{name}.zip", packed)
        publish_folder(folder, target / name)
    sys.stdout.write(f"{target / name}\n{target / name}.zip\n")
    return 0
