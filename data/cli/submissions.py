"""Submissions: list, show, export as a patch of the seeds, back up, migrate.

They are kept in $CONTROL_DATABASE, else .cache/submissions.sqlite, or in the PostgreSQL of
$DATABASE_URL. Export never changes seeds/: read the patch, apply it with `git apply`, validate.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.build import load_seeds
from data.cli.result import give
from data.cli.terminal import json_text
from data.folders import seeds_folder
from data.recordjson import to_json
from data.submissions.backup import backup
from data.submissions.database import Database, database_url
from data.submissions.desk import open_desk
from data.submissions.export import export
from data.submissions.migrate import NEWEST, migrate
from data.submissions.record import State

if TYPE_CHECKING:
    from data.submissions.record import Case

#: Characters of a statement that a line of the list shows.
_SHOWN = 60


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    listed = actions.add_parser("list", help="one line each, oldest first")
    listed.add_argument("--state", choices=[state.value for state in State], metavar="S")
    listed.add_argument("--json", action="store_true", help="one JSON object a line")
    shown = actions.add_parser("show", help="one submission with all decisions about it")
    shown.add_argument("number", type=int)
    exported = actions.add_parser("export", help="accepted submissions as a patch of seeds/")
    exported.add_argument("-o", "--output", type=Path, metavar="FILE")
    saved = actions.add_parser("backup", help="copy an SQLite database while it is in use")
    saved.add_argument("file", type=Path)
    moved = actions.add_parser("migrate", help="bring the database to this version's form")
    moved.add_argument("--to", default=NEWEST, metavar="REVISION", help="default: the newest")
    moved.add_argument("--down", action="store_true", help="go back to REVISION; may lose data")
    forgotten = actions.add_parser("forget", help="delete how to reach who sent a submission")
    forgotten.add_argument("number", type=int)


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    actions = {
        "list": _list,
        "show": _show,
        "export": _export,
        "backup": _backup,
        "migrate": _migrate,
        "forget": _forget,
    }
    actions[arguments.action](arguments)
    return 0


def _list(arguments: argparse.Namespace) -> None:
    with closing(open_desk()) as desk:
        found = desk.cases(State(arguments.state) if arguments.state else None)
    for case in found:
        if arguments.json:
            sys.stdout.write(json_text(as_json(case)) + "\n")
            continue
        words = " ".join(case.draft.statement.split())
        cut = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
        same = (
            f"  same address as {', '.join(map(str, case.duplicates))}" if case.duplicates else ""
        )
        sys.stdout.write(
            f"{case.number}\t{case.received_at.date()}\t{case.state}\t{case.draft.subject_kind} "
            f"{case.draft.subject}\t{case.draft.publisher}\t{cut}{same}\n"
        )


def _show(arguments: argparse.Namespace) -> None:
    with closing(open_desk()) as desk:
        case = desk.case(arguments.number)
    sys.stdout.write(json_text(as_json(case), indent=2) + "\n")


def as_json(case: Case) -> dict[str, Any]:
    """Return a submission as JSON has it; the contact stays out, as in every output of many."""
    values: dict[str, Any] = to_json(case)
    del values["draft"]["contact"]
    for decision in values["decisions"]:
        proposal = decision["proposal"]
        if proposal is not None:
            decision["proposal"] = {name: value for name, value in proposal.items() if value}
    return {"state": case.state.value, "version": case.version, **values}


def _export(arguments: argparse.Namespace) -> None:
    folder = seeds_folder(arguments.seeds)
    seeds = load_seeds(folder)
    with closing(open_desk()) as desk:
        accepted = desk.cases(State.ACCEPTED)
    give(export(accepted, folder, seeds.ledger, seeds.gazetteer).encode(), arguments)


def _backup(arguments: argparse.Namespace) -> None:
    with closing(open_desk()) as desk:
        backup(desk.database, arguments.file)


def _migrate(arguments: argparse.Namespace) -> None:
    with closing(Database(database_url())) as database:
        revision = migrate(database, arguments.to, down=arguments.down)
    sys.stdout.write(f"revision {revision or 'none: the database is empty'}\n")


def _forget(arguments: argparse.Namespace) -> None:
    with closing(open_desk()) as desk:
        gone = desk.erase_contact(arguments.number)
    sys.stdout.write("deleted\n" if gone else "there was none\n")
