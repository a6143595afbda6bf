"""Indirect speech of Korean, Japanese, Chinese, Turkish and Thai: an engine each."""
