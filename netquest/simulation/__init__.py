"""Simulated people who are offered challenges by one policy or another: how the ladder is judged before it is lived."""
