"""Tests of sets, offers and what managers see of them."""
