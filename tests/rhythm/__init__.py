"""Tests of the rhythm: rest days, pauses, journeys, and what they do to streaks and strength."""
