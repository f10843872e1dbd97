"""Tests of the assessment, and of where the ladder begins by it."""
