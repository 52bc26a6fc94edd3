"""Backup: a consistent copy of the database of submissions while others go on writing."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from data.output import TEMPORARY, sync_folder
from data.submissions.errors import StorageError

if TYPE_CHECKING:
    from data.submissions.database import Database


def backup(database: Database, target: Path) -> None:
    """Copy the database to a file, by SQLite's backup API, and check the copy.

    A file that is there is replaced only by a whole and sound copy.

    Raises
    ------
    StorageError
        If the database is PostgreSQL, whose own ``pg_dump`` does it, or the copy fails.
    OSError
        If the folder is missing or not writable.
    """
    if not database.is_sqlite or database.url.database is None:
        raise StorageError("PostgreSQL has its own backup: pg_dump --format=custom")
    source = Path(database.url.database).resolve()
    if target.resolve() == source:
        raise StorageError("the backup cannot go where the database is")
    handle = tempfile.NamedTemporaryFile(prefix=TEMPORARY, dir=target.parent, delete=False)  # noqa: SIM115 - SQLite opens it by name
    handle.close()
    copy = Path(handle.name)
    try:
        _copy(source, copy)
        copy.replace(target)
        sync_folder(target.parent)
    except sqlite3.Error as error:
        raise StorageError(f"the backup failed: {error}") from error
    finally:
        for left in (copy, Path(f"{copy}-wal"), Path(f"{copy}-shm")):
            left.unlink(missing_ok=True)


def _copy(source: Path, copy: Path) -> None:
    with (
        closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True)) as live,
        closing(sqlite3.connect(copy)) as kept,
    ):
        kept.execute("PRAGMA synchronous = FULL")
        live.backup(kept)
        # One file that can be carried away; the app turns WAL on again when it opens it.
        kept.execute("PRAGMA journal_mode = DELETE")
        verdict = kept.execute("PRAGMA integrity_check").fetchone()[0]
    if verdict != "ok":
        raise StorageError(f"the backup is damaged: {verdict}")
