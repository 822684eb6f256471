"""One contract for every store: in memory, on SQLite, on PostgreSQL."""
