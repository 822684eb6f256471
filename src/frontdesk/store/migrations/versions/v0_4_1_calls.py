"""An index on calls: the guard against many appointments in a row looks at the newest of a service."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0_4_1"
down_revision = "v0_4_0"
branch_labels = None
depends_on = None


def upgrade() -> None:
    only = sa.text("kind = 'called'")
    op.create_index(
        "ix_event_call",
        "event",
        ["site", "business_day", "service", "id"],
        postgresql_where=only,
        sqlite_where=only,
    )
    op.execute("UPDATE schema_info SET level = 5, works_from = 1, revision = 'v0_4_1'")


def downgrade() -> None:
    op.drop_index("ix_event_call", "event")
    op.execute("UPDATE schema_info SET level = 4, works_from = 1, revision = 'v0_4_0'")
