"""Tests of the pages that compose several features."""
