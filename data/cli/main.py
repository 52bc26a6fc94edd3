"""Parser and dispatch: what goes wrong becomes one line on stderr and an exit code."""

from __future__ import annotations

import argparse
import importlib
import signal
import sys
from typing import TYPE_CHECKING, NoReturn

from data.cli.examples import epilog
from data.cli.options import UsageError, folders
from data.cli.terminal import shown
from data.errors import DataError
from data.output import discard_stdout, open_streams
from geo.errors import GeoError

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM = "python -m data"

FAULT, USAGE = 1, 2
#: What a shell makes of a program that Ctrl-C has ended.
INTERRUPTED = 128 + signal.SIGINT

#: Name of each command, what it does, and its module, which is imported when it is called for:
#: a question to the store must not wait for the imports of a build.
COMMANDS = {
    "validate": ("check the evidence; every fault on a line", "data.cli.validate"),
    "build": ("seeds -> build", "data.cli.build"),
    "places": ("places by name in any spelling", "data.cli.places"),
    "history": ("one settlement's history with its claims and sources", "data.cli.history"),
    "snapshot": ("who controlled which settlement on one day", "data.cli.snapshot"),
    "spells": ("the full history: every spell with its start and end", "data.cli.spells"),
    "units": ("oblasts, raions or hromadas with their settlements by status", "data.cli.units"),
    "diff": ("what changed between two days", "data.cli.diff"),
    "events": ("what happened, and how well it is verified", "data.cli.events"),
    "package": ("for QGIS, kepler.gl, TimeMap, or as one page", "data.cli.package"),
    "series": ("numbers of settlements by status, day by day", "data.cli.series"),
    "agreement": ("how far two layers say the same, and where they differ", "data.cli.agreement"),
    "coverage": ("how good the evidence is, by unit", "data.cli.coverage"),
    "import": ("bring in another dataset as a layer", "data.cli.imports"),
    "submissions": ("what people sent in: list, export, back up", "data.cli.submissions"),
    "extract": ("propose claims and events from an article, for review", "data.cli.extract"),
    "release": ("a versioned release of the data, with manifest and checksums", "data.cli.release"),
    "layers": ("what is loaded: extent, counts, licence, attribution", "data.cli.layers"),
    "completion": ("a script that completes these commands in a shell", "data.cli.completion"),
}

DESCRIPTION = """\
Who controlled which settlement on which day, from cited claims.

exit codes: 0 fine, 1 the data or the input is at fault, 2 wrong usage"""


class Parser(argparse.ArgumentParser):
    """A parser whose complaint comes first and the usage after it."""

    def error(self, message: str) -> NoReturn:
        """Print the message, then the usage, and exit with code 2."""
        sys.stderr.write(f"{self.prog}: {shown(message)}\n{self.format_usage()}")
        raise SystemExit(USAGE)


def overview() -> argparse.ArgumentParser:
    """Return the parser that knows the names of the commands and no more."""
    commands = "\n".join(f"  {name:<13}{summary}" for name, (summary, _) in COMMANDS.items())
    root = Parser(
        prog=PROGRAM,
        usage=f"{PROGRAM} COMMAND …",
        description=DESCRIPTION,
        epilog=f"commands:\n{commands}\n\n`{PROGRAM} COMMAND --help` explains one.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    root.add_argument("command", choices=COMMANDS, metavar="COMMAND", help=argparse.SUPPRESS)
    return root


def command_parser(name: str) -> argparse.ArgumentParser:
    """Return the parser of one command; its arguments carry the function that runs it."""
    module = importlib.import_module(COMMANDS[name][1])
    command = Parser(
        prog=f"{PROGRAM} {name}",
        description=module.__doc__,
        epilog=epilog(PROGRAM, name),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        parents=[folders()],
    )
    module.add_arguments(command)
    command.set_defaults(run=module.run)
    return command


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code.

    Parameters
    ----------
    argv
        Arguments without the program's name; None takes them from the process.
    """
    open_streams()
    words = list(sys.argv[1:] if argv is None else argv)
    name = overview().parse_args(words[:1]).command
    arguments = command_parser(name).parse_args(words[1:])
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader, e.g. `head`, has seen enough.
        discard_stdout()
        return FAULT
    except UsageError as error:
        sys.stderr.write(shown(f"{error}\n"))
        return USAGE
    except (DataError, GeoError, OSError) as error:
        sys.stderr.write(shown(f"{error}\n"))
        return FAULT
    except KeyboardInterrupt:
        # Whoever pressed the keys knows; what was being written is whole or not there.
        return INTERRUPTED
    return code
