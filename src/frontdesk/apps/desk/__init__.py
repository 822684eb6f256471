"""The caseworker's window: calls the next client with one key."""
