"""Database: SQLite by default, PostgreSQL by ``DATABASE_URL``; one writer at a time on either.

A rate limit, a queue cap and a version check read before they write. Such transactions must not
overlap, or two of them see the same state. SQLite's driver begins a transaction only at the first
write, which leaves the reads outside; so the driver's own handling is switched off and every write
transaction starts with ``BEGIN IMMEDIATE``. PostgreSQL takes an advisory lock to the same effect.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import event, exc
from sqlalchemy.engine import make_url

from data.folders import submissions_folder
from data.submissions.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator

#: How long a writer waits for another one.
WAIT_S = 20
#: Connections that one process keeps for its threads, and may open beyond them.
KEPT_CONNECTIONS, FURTHER_CONNECTIONS = 5, 15

#: Key of the advisory lock that lets one PostgreSQL session write; any constant of ours.
_WRITERS_LOCK = 0x636F6E74726F6C

_SQLITE, _POSTGRESQL = "sqlite", "postgresql"


def database_url() -> sa.URL:
    """Return where submissions are kept.

    ``$DATABASE_URL`` if set (``postgresql://…``), else the SQLite file ``$CONTROL_DATABASE``, else
    ``.cache/submissions.sqlite``.

    Raises
    ------
    StorageError
        If ``DATABASE_URL`` is no address of a database that we know.
    """
    given = os.environ.get("DATABASE_URL")
    if given:
        return server_url(given)
    path = os.environ.get("CONTROL_DATABASE") or submissions_folder() / "submissions.sqlite"
    return sqlite_url(Path(path))


def sqlite_url(path: Path) -> sa.URL:
    """Return the address of an SQLite file."""
    return sa.URL.create(_SQLITE, database=str(path))


def server_url(text: str) -> sa.URL:
    """Return an address as given by hosts (``postgres://`` too), with our driver; never shown.

    Raises
    ------
    StorageError
        If it is no address of PostgreSQL or SQLite. The message does not repeat it: it may hold a
        password.
    """
    try:
        url = make_url(text)
    except (exc.ArgumentError, ValueError):  # the port may be no number
        raise StorageError("DATABASE_URL is no address of a database") from None
    kind = url.drivername.partition("+")[0]
    if kind in ("postgres", _POSTGRESQL):
        return url.set(drivername="postgresql+psycopg")
    if kind == _SQLITE and url.database:
        return url
    raise StorageError("DATABASE_URL must begin with postgresql:// or sqlite:///")


class Database:
    """An engine and its transactions. Safe among threads; a process opens its own.

    Raises
    ------
    StorageError
        By everything that reaches the database, if it fails; a transaction is then undone.
    """

    def __init__(self, url: sa.URL) -> None:
        self.url = url
        self.is_sqlite = url.get_backend_name() == _SQLITE
        if self.is_sqlite and url.database:
            _make_folder(Path(url.database).parent)
        arguments: dict[str, Any] = (
            {"timeout": WAIT_S} if self.is_sqlite else {"connect_timeout": WAIT_S}
        )
        try:
            self.engine = sa.create_engine(
                url,
                pool_size=KEPT_CONNECTIONS,
                max_overflow=FURTHER_CONNECTIONS,
                pool_pre_ping=not self.is_sqlite,
                connect_args=arguments,
            )
        except ModuleNotFoundError as error:
            raise StorageError(
                f"{error}; for PostgreSQL: pip install -r requirements/postgres.txt"
            ) from error
        if self.is_sqlite:
            event.listen(self.engine, "connect", _prepare_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Give a connection whose queries see one state of the database; it waits for nobody."""
        options: dict[str, Any] = {"control_reads": True}
        if not self.is_sqlite:
            options["isolation_level"] = "REPEATABLE READ"
        with (
            _translated(),
            self.engine.connect() as connection,
            connection.execution_options(**options).begin(),
        ):
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Give the only connection that writes now; what it wrote is durable once this returns."""
        with _translated(), self.engine.begin() as connection:
            if not self.is_sqlite:
                connection.execute(sa.text(f"SET LOCAL lock_timeout = '{WAIT_S}s'"))
                connection.execute(sa.text("SET LOCAL synchronous_commit = on"))
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_WRITERS_LOCK)))
            yield connection


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"the database failed: {error}") from error


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (exc.OperationalError, exc.InterfaceError, exc.TimeoutError, exc.DatabaseError) as error:
        # The driver's own words only: SQLAlchemy adds the statement with all that was sent in.
        cause = getattr(error, "orig", None) or type(error).__name__
        raise StorageError(f"the database failed: {cause}") from error


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Set up a connection: see the documentation of each setting at sqlite.org/pragma.html."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for setting in (
        f"busy_timeout = {WAIT_S * 1000}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
    ):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin_sqlite(connection: sa.Connection) -> None:
    reads = connection.get_execution_options().get("control_reads", False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
