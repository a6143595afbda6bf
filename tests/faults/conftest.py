"""The fixtures of a Library on each of its databases."""

from tests.backends.databases import empty_place, place, postgresql  # noqa: F401
