"""Each part of a public screen as a list of things to paint; one module per part."""
