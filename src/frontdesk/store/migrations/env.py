"""How Alembic runs our migrations: on the connection and in the transaction that `upgrade` hands over."""

from __future__ import annotations

from alembic import context

from frontdesk.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite cannot alter most things in place; it copies the table, inside the same transaction.
    render_as_batch=True,
)
context.run_migrations()
