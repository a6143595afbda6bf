"""Indirect speech where reported clauses may follow bare (English): verbs, subjects, complements, extents."""
