"""Boards as people see them: reads only, made from standings and stays."""
