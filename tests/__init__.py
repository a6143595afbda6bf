"""The tests mirror the package; `tests.gate` holds the pinned quality."""
