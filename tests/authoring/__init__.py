"""Tests of the challenges that organisations write themselves."""
