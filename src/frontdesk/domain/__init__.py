"""Values and rules of the front desk; nothing here reads a clock, a file or a database."""
