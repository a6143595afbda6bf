"""Whom a mention stands for: names, roles and pronouns over a document, and speakers carried over."""
