"""The window of the virtual printer: its paper, and the switches that make it fail."""
