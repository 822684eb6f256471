"""The parts of the page of appointments; they know widgets, not rules."""
