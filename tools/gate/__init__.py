"""The gate: every check of the project in one run, with one table at its end."""
