"""Tests of the exercises, and of how they meet the daily practice."""
