"""The front desk of a public building: numbered tickets, fair calling, screens that tell the truth."""

__version__ = "0.1.0"
