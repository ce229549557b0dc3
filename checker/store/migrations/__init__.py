"""How the tables came to be: alembic's revisions, applied when a store is opened.

Each file of ``versions/`` is a step. A part of the store that has tables of its own (the desk, its
accounts) keeps a line of revisions of its own; its first one follows ``store1`` if its tables refer
to those.
"""
