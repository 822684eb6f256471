"""Days of a house played through the real use cases, as fast as the store can: who waits how long?"""
