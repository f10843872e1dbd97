"""Tests of what holds on every page: who may do what, headers, tokens, bad input, statements, races."""
