"""Parser and dispatch: what goes wrong becomes one line on stderr and an exit code."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, NoReturn

from data.cli import (
    build,
    diff,
    events,
    history,
    imports,
    layers,
    places,
    series,
    snapshot,
    validate,
)
from data.cli.options import UsageError, folders
from data.errors import DataError
from data.output import discard_stdout
from geo.errors import GeoError

if TYPE_CHECKING:
    from collections.abc import Sequence

FINE, FAULT, USAGE = 0, 1, 2

COMMANDS = (validate, build, places, history, snapshot, diff, events, series, imports, layers)

DESCRIPTION = """\
Who controlled which settlement on which day, from cited claims.

exit codes: 0 fine, 1 the data or the input is at fault, 2 wrong usage"""


class Parser(argparse.ArgumentParser):
    """A parser whose complaint comes first and the usage after it."""

    def error(self, message: str) -> NoReturn:
        """Print the message, then the usage, and exit with code 2."""
        sys.stderr.write(f"{self.prog}: {message}\n{self.format_usage()}")
        raise SystemExit(USAGE)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    root = Parser(
        prog="python -m data",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    commands = root.add_subparsers(metavar="COMMAND", required=True)
    for module in COMMANDS:
        command = commands.add_parser(
            module.NAME,
            help=module.SUMMARY,
            description=module.__doc__,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
            parents=[folders()],
        )
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return root


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code.

    Parameters
    ----------
    argv
        Arguments without the program's name; None takes them from the process.
    """
    arguments = parser().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader, e.g. `head`, has seen enough.
        discard_stdout()
        return FAULT
    except UsageError as error:
        sys.stderr.write(f"{error}\n")
        return USAGE
    except (DataError, GeoError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return FAULT
    return code
