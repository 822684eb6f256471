"""What only one kind of store has, and what can go wrong with its database."""
