"""Tests of ledger, standings and the histogram."""
