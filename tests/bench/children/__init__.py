"""Processes that the sections start: each measures one thing and prints one JSON object."""
