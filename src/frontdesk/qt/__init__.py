"""Shared Qt parts of the four windows: theme, widgets, operations off the GUI thread, change feed."""
