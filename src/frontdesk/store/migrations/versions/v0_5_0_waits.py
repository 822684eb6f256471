"""Forecasts of waits: what was forecast when a number was given out, and what a day taught."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0_5_0"
down_revision = "v0_4_1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("ticket", sa.Column("forecast", sa.SmallInteger()))
    op.create_table(
        "day_learned",
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("site", "day", name="pk_day_learned"),
        sa.ForeignKeyConstraint(["site"], ["site.code"], name="fk_day_learned_site"),
    )
    # The release before goes on: it forecasts nothing, and nothing is learned from its tickets.
    op.execute("UPDATE schema_info SET level = 6, works_from = 1, revision = 'v0_5_0'")


def downgrade() -> None:
    op.drop_table("day_learned")
    op.drop_column("ticket", "forecast")
    op.execute("UPDATE schema_info SET level = 5, works_from = 1, revision = 'v0_4_1'")
