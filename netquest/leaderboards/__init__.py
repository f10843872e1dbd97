"""Boards as people see them: themselves with two neighbours on either side, what all come to together, team by team."""
