"""The rulebook: pure, deterministic, told the time. Standard library only."""

RULES = "1"
"""The version of the rules that every attempt stores, so that old points can always be explained."""
