"""Turn the evidence files into the derived files that everything else reads.

Equal evidence gives equal bytes. A build that fails leaves the last good one in force.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from data.build import build
from data.cli.options import warn
from data.folders import build_folder, seeds_folder

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments: there are none but the folders."""


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    began = time.perf_counter()
    report = build(seeds_folder(arguments.seeds), build_folder(arguments.build))
    took = time.perf_counter() - began
    for warning in report.warnings:
        warn(warning)
    for name, count in report.counts.items():
        sys.stdout.write(f"{name:<24}{count:>8,}\n")
    outcome = "built" if report.is_new else "already built, unchanged"
    sys.stdout.write(f"dataset {report.dataset} {outcome} in {took:.1f} s: {report.folder}\n")
    return 0
