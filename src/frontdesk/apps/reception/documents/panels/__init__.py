"""The parts of the window that show and take in papers."""
