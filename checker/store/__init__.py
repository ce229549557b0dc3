"""The store: copy, claims, findings and judgements, in SQLite or PostgreSQL."""
