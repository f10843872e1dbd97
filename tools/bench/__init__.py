"""Measures what Today and an attempt cost, against a bare application on the same server."""
