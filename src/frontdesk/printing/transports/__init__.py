"""The ways to a printer: network, device, serial line, print queues, files."""
