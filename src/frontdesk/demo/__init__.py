"""The whole house on one PC: embedded store, virtual printer, clients who come and go."""
