"""Tests of the daily practice."""
