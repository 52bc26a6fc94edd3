"""Submissions, decisions, editors, contacts and the marks of the rate limit."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_APPEND_ONLY = ("submission", "decision", "editor")
_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables, and the triggers that refuse to change what was written."""
    _people_tables()
    _decision_table()
    _passing_tables()
    for table in _APPEND_ONLY:
        _forbid_changes(table)


def downgrade() -> None:
    """Take everything away; whoever runs this has made a backup."""
    for table in ("pace", "pace_key", "contact", "decision", "editor", "submission"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION control_append_only()")


def _people_tables() -> None:
    op.create_table(
        "submission",
        sa.Column("number", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("received_at", _INSTANT, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("subject_kind", sa.String(16), nullable=False),
        sa.Column("subject", sa.String(200), nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("canonical_url", sa.Text, nullable=False),
        sa.Column("publisher", sa.Text, nullable=False),
        sa.Column("published", sa.String(64), nullable=False),
        sa.Column("statement", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_submission"),
        sa.UniqueConstraint("key", name="uq_submission_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_submission_canonical_url", "submission", ["canonical_url"])
    op.create_table(
        "editor",
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("issuer", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("email", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("since", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_editor"),
        sa.UniqueConstraint("issuer", "subject", "email", "name", name="uq_editor_issuer"),
        sqlite_autoincrement=True,
    )


def _decision_table() -> None:
    op.create_table(
        "decision",
        sa.Column("submission", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("act", sa.String(16), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("proposal", sa.Text, nullable=True),
        sa.Column("editor", sa.Integer, nullable=False),
        sa.Column("decided_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("submission", "version", name="pk_decision"),
        sa.ForeignKeyConstraint(
            ["submission"], ["submission.number"], name="fk_decision_submission"
        ),
        sa.ForeignKeyConstraint(["editor"], ["editor.id"], name="fk_decision_editor"),
    )


def _passing_tables() -> None:
    op.create_table(
        "contact",
        sa.Column("submission", sa.Integer, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("submission", name="pk_contact"),
        sa.ForeignKeyConstraint(
            ["submission"], ["submission.number"], name="fk_contact_submission"
        ),
    )
    op.create_table(
        "pace_key",
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("key", sa.LargeBinary(32), nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_pace_key"),
    )
    op.create_table(
        "pace",
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("hour", _INSTANT, nullable=False),
        sa.Column("origin", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_pace"),
    )
    op.create_index("ix_pace_hour", "pace", ["hour"])


def _forbid_changes(table: str) -> None:
    """Let the database refuse UPDATE and DELETE on a table."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE OR REPLACE FUNCTION control_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'rows of % are only ever added', TG_TABLE_NAME; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION control_append_only()"
        )
        return
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are only ever added'); END"
        )
