"""Papers at the desk: what the client handed in, and the bundles that wait to be accepted."""
