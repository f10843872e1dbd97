"""Mechanisms without domain words: settings, database, clock, events, outbox, errors."""
