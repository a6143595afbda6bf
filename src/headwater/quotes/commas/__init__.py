"""Indirect speech of languages that set a comma before a reported clause (German, Dutch, Czech, Polish)."""
