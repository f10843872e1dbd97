"""The one place that reads the clock. Routes, commands and jobs ask it; everything below them is told the time."""

import time
from datetime import UTC, datetime, timedelta

_offset = timedelta(0)


def set_offset(seconds: int) -> None:
    """Shift the clock of this process, once, at start: how one comes back 'tomorrow' when trying things out."""
    global _offset
    _offset = timedelta(seconds=seconds)


def now() -> datetime:
    """Return the present instant, aware, in UTC."""
    return datetime.now(UTC) + _offset


def monotonic() -> float:
    """Return seconds that never run backwards, for leases and waits inside one process."""
    return time.monotonic()
