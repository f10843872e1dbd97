"""Two organisations, their teams and the people in them."""

from tests.assignments.conftest import desk

__all__ = ["desk"]
