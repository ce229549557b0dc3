"""The tables of the store, a module for each shelf or for shelves that go together."""
