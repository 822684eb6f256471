"""Measures speed beside floors of the same run; start it with ``make bench`` or ``python -m tests.bench``."""
