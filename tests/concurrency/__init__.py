"""Many real processes at once, and processes that are killed: no promise breaks."""
