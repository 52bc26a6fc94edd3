"""Check the evidence: every fault with file, line, field, value and remedy.

Also finds settlements whose position cannot be right. Prints warnings, which do not fail, too.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from data.build import load_seeds
from data.built import seeds_folder
from data.cli.options import warn
from data.errors import SeedError
from data.placefaults import place_faults

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments: there are none but the folders."""


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    seeds = load_seeds(seeds_folder(arguments.seeds))
    faults = place_faults(seeds)
    if faults:
        raise SeedError(faults)
    for warning in seeds.ledger.warnings:
        warn(warning)
    ledger = seeds.ledger
    sys.stdout.write(
        f"no fault in {len(seeds.gazetteer):,} settlements, {len(ledger.claims):,} claims, "
        f"{len(ledger.events):,} events, {len(ledger.sources):,} sources\n"
    )
    return 0
