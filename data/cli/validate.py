"""Check the evidence: every fault with file, line, field, value and remedy.

Also finds settlements whose position cannot be right, and changes that no claim explains. Warnings
do not fail: records that nothing leads to, dates that deserve a look, settlements of which nobody
says anything, and fighting that nobody has confirmed for months.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from data.build import load_seeds
from data.cli.options import warn
from data.errors import SeedError
from data.folders import seeds_folder
from data.gates import history_faults, history_findings
from data.history import history
from data.placefaults import place_faults

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments: there are none but the folders."""


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    seeds = load_seeds(seeds_folder(arguments.seeds))
    ledger, gazetteer = seeds.ledger, seeds.gazetteer
    told = history(ledger, gazetteer)
    faults = [*place_faults(seeds), *history_faults(told, gazetteer)]
    if faults:
        raise SeedError(faults)
    for warning in (*ledger.warnings, *history_findings(told, ledger, gazetteer)):
        warn(str(warning))
    sys.stdout.write(
        f"no fault in {len(gazetteer):,} settlements, {len(ledger.claims):,} claims, "
        f"{len(ledger.events):,} events, {len(ledger.sources):,} sources\n"
    )
    return 0
