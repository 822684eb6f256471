"""Papers of A4: receipt, hand-over protocol and day list. Values go in, a finished PDF comes out."""
