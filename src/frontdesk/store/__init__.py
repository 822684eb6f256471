"""The memory of the house in SQLite or PostgreSQL; `open.open_store` opens it, `upgrade` creates it."""
