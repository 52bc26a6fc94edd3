"""Tables. Rows of ``submission``, ``decision`` and ``editor`` are only ever added.

Triggers keep it so: the database itself refuses to change or delete them. Two things must be able
to go and stand apart: ``contact`` (a person may ask us to forget it) and the marks of the rate
limit, which hold no address and no link to a submission.

The migrations in ``migrations/`` make this schema; a test compares the two.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect


class Instant(sa.TypeDecorator[datetime]):
    """A point in time: UTC in the database, with its offset in Python, on either engine."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the interface's
        """Return an instant in UTC; one without an offset is a mistake of ours."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its offset from UTC")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the interface's
        """Return an instant with its offset; SQLite gives it back without."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


METADATA = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: One row for each thing sent in, as it was sent. ``key`` is the idempotency key of its form.
SUBMISSION = sa.Table(
    "submission",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("key", sa.String(64), nullable=False, unique=True),
    sa.Column("received_at", Instant, nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("subject_kind", sa.String(16), nullable=False),
    sa.Column("subject", sa.String(200), nullable=False),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("canonical_url", sa.Text, nullable=False, index=True),
    sa.Column("publisher", sa.Text, nullable=False),
    sa.Column("published", sa.String(64), nullable=False),
    sa.Column("statement", sa.Text, nullable=False),
    sqlite_autoincrement=True,
)

#: One row for each identity under which an editor has decided anything.
EDITOR = sa.Table(
    "editor",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("issuer", sa.Text, nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("email", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("since", Instant, nullable=False),
    sa.UniqueConstraint("issuer", "subject", "email", "name"),
    sqlite_autoincrement=True,
)

#: One row for each decision. ``version`` counts the decisions of a submission from 1: a second
#: editor who saw the same version cannot add the same next one. ``state`` and ``proposal`` (JSON)
#: are those after the decision.
DECISION = sa.Table(
    "decision",
    METADATA,
    sa.Column("submission", sa.ForeignKey("submission.number"), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("act", sa.String(16), nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("proposal", sa.Text, nullable=True),
    sa.Column("editor", sa.ForeignKey("editor.id"), nullable=False),
    sa.Column("decided_at", Instant, nullable=False),
)

#: How to reach who sent something in; may be deleted.
CONTACT = sa.Table(
    "contact",
    METADATA,
    sa.Column("submission", sa.ForeignKey("submission.number"), primary_key=True),
    sa.Column("words", sa.Text, nullable=False),
)

#: A random key for each day, with which origins are hashed; deleted with the day's marks, after
#: which nobody can tell where anything came from.
PACE_KEY = sa.Table(
    "pace_key",
    METADATA,
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("key", sa.LargeBinary(32), nullable=False),
)

#: How much came from one hashed origin in one hour.
PACE = sa.Table(
    "pace",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("hour", Instant, nullable=False, index=True),
    sa.Column("origin", sa.String(64), nullable=False),
)

#: Tables whose rows nobody may change.
APPEND_ONLY = ("submission", "decision", "editor")
