"""The parts of the caseworker's window; they show values and say what was pressed."""
