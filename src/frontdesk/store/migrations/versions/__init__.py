"""The revisions, oldest first; each id names the release that brings it."""
