"""What Alembic runs for each migration command: our schema on the connection that we hand over."""

from __future__ import annotations

from alembic import context

from data.submissions.schema import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
