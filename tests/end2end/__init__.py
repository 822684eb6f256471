"""Whole programs over real stores, printers and screens, as on a day in the house."""
