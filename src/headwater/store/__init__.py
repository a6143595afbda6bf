"""Rows only: what the Library keeps, in SQLite or PostgreSQL through the same statements (SQLAlchemy Core)."""
