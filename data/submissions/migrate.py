"""Bring a database to a form of the schema, by Alembic, in one transaction: all of it or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError

from data.submissions.errors import StorageError

if TYPE_CHECKING:
    import sqlalchemy as sa

    from data.submissions.database import Database

#: Names of the two ends of the chain of revisions.
NEWEST, NOTHING = "head", "base"


def newest_revision() -> str:
    """Return the revision that this version of the code works with."""
    revision = ScriptDirectory.from_config(_config()).get_current_head()
    assert revision is not None, "there is always a first revision"
    return revision


def current_revision(connection: sa.Connection) -> str | None:
    """Return the revision of a database; None if it is empty."""
    return MigrationContext.configure(connection).get_current_revision()


def migrate(database: Database, target: str = NEWEST, *, down: bool = False) -> str | None:
    """Bring a database to a revision and return it.

    Raises
    ------
    StorageError
        If there is no such revision on the way, or the database fails.
    """
    with database.writing() as connection:
        config = _config()
        config.attributes["connection"] = connection
        try:
            (command.downgrade if down else command.upgrade)(config, target)
        except CommandError as error:
            raise StorageError(f"no migration to {target!r}: {error}") from error
        return current_revision(connection)


def require_schema(database: Database) -> None:
    """Make the schema in an empty database; refuse one of another revision.

    Raises
    ------
    StorageError
        If the database has another revision; the message says what to do.
    """
    with database.reading() as connection:
        current = current_revision(connection)
    if current is None:
        # Several processes may get here at once: a migration looks again once it may write.
        current = migrate(database)
    if current != newest_revision():
        raise StorageError(
            f"the database has revision {current}, this version works with {newest_revision()}; "
            "`python -m data submissions backup FILE`, then `python -m data submissions migrate`"
        )


def _config() -> Config:
    config = Config()
    # Alembic reads % as the start of a substitution.
    folder = str(Path(__file__).parent / "migrations").replace("%", "%%")
    config.set_main_option("script_location", folder)
    return config
