"""Follows a news report back to its source, passage by passage."""

__version__ = "0.1.0"
