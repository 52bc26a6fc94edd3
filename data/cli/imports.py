"""Bring in another dataset as a layer of its own, beside the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.errors import DataError

if TYPE_CHECKING:
    import argparse

#: What will be imported; the contract names these words.
FORMATS = ("viina", "deepstate", "register", "geonames", "boundaries")


class ImporterMissingError(DataError):
    """An importer is announced, but does not exist yet."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("kind", choices=FORMATS, metavar="|".join(FORMATS))
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--name", metavar="LAYER", help="what to call the layer")


def run(arguments: argparse.Namespace) -> int:
    """Say that the importer does not exist yet."""
    raise ImporterMissingError(
        f"import {arguments.kind} is not yet available; nothing was imported\n"
        "what exists: the layer 'ledger', made by `python -m data build` from seeds/"
    )
