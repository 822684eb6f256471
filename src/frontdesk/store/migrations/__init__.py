"""The one Alembic tree for both databases."""
