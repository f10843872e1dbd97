"""Which day it is for whoever is looking: what every page of one's own begins with."""

from datetime import date, datetime

from netquest.accounts.identity import viewer
from netquest.core import clock
from netquest.game.days import local_day

__all__ = ["today", "viewer"]


def today(at: datetime | None = None) -> date:
    """Return the viewer's local day, now or at an instant."""
    person = viewer()
    return local_day(at or clock.now(), zone=person.timezone, day_start=person.day_start)
