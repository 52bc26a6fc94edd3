"""``python -m bench [NAME…]``: run every module of this package that has ``rows()``; print one table.

A module with more to tell than two times has ``notes()``: lines that are printed below its rows.

Machines differ and are noisy, so only the ratios of one run mean anything; nothing here fails a test.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from typing import Any

import bench

HEAD = ("what", "ours ms", "peer ms", "ratio", "target", "peer")


def modules(names: list[str]) -> Iterator[str]:
    """Yield the names of the benchmark modules to run."""
    for module in pkgutil.iter_modules(bench.__path__):
        if not module.name.startswith("_") and (not names or module.name in names):
            yield module.name


def verdict(row: dict[str, Any]) -> str:
    """Return the target of a row and whether it is met; empty if it has none.

    ``at_least`` is how many times faster than the peer ours must be; below 1, slower at most.
    """
    if "at_least" not in row:
        return ""
    met = row["peer_ms"] / row["ours_ms"] >= row["at_least"]
    return f">={row['at_least']:.{_digits(row)}f}x {'met' if met else 'MISSED'}"


def _digits(row: dict[str, Any]) -> int:
    """Return the decimals of ratios: targets below 1 are told apart by the second."""
    return 2 if row.get("at_least", 1) < 1 else 1


def main(names: list[str]) -> int:
    """Print one line per measurement; 1 if no benchmark bears one of the names."""
    chosen = list(modules(names))
    if not chosen:
        print(f"no benchmark named {', '.join(names)}", file=sys.stderr)
        return 1
    print("{:<46}{:>12}{:>12}{:>9}  {:<16}{}".format(*HEAD))
    for name in chosen:
        module = importlib.import_module(f"bench.{name}")
        for row in getattr(module, "rows", list)():
            print(
                f"{row['name']:<46}{row['ours_ms']:>12.4f}{row['peer_ms']:>12.4f}"
                f"{row['peer_ms'] / row['ours_ms']:>8.{_digits(row)}f}x  {verdict(row):<16}"
                f"{row.get('peer', '')}",
                flush=True,
            )
        for line in getattr(module, "notes", list)():
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
