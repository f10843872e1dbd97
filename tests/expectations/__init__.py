"""Tests of what people expect of a try, and of what came of it."""
