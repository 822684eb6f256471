"""In which services somebody was passed by a call of somebody with a head start."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0_5_1"
down_revision = "v0_5_0"
branch_labels = None
depends_on = None

_INDEX = "ix_event_overtakes"


def upgrade() -> None:
    op.add_column("event", sa.Column("passed_services", sa.Text()))
    op.drop_index(_INDEX, "event")
    _index("site", "business_day", "arrived_at")
    # The release before goes on. Of its calls only those of a client's own service count, and it guards only
    # the service of whom it is about to call: the promise holds once the last program is a new one.
    op.execute("UPDATE schema_info SET level = 7, works_from = 1, revision = 'v0_5_1'")


def downgrade() -> None:
    op.drop_index(_INDEX, "event")
    op.drop_column("event", "passed_services")
    _index("site", "business_day", "service", "arrived_at")
    op.execute("UPDATE schema_info SET level = 6, works_from = 1, revision = 'v0_5_0'")


def _index(*columns: str) -> None:
    only = sa.text("kind = 'called' AND head_start > 0")
    op.create_index(_INDEX, "event", list(columns), postgresql_where=only, sqlite_where=only)
