"""The parts of the page of short questions; they know widgets, not rules."""
