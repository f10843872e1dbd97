"""Tests of boards as people see them."""
