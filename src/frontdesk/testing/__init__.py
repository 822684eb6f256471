"""Parts that stand in for the outside in tests and in the demo: store in memory, clock, printer, builders."""
