"""Rules broken on purpose, one by one: each break must turn a test red."""
