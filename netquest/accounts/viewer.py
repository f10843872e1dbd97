"""Who is looking, and which day it is for them: what every signed-in route begins with."""

from datetime import date, datetime
from typing import cast

from flask_login import current_user

from netquest.accounts.models import Person
from netquest.core import clock
from netquest.game.days import local_day


def viewer() -> Person:
    """Return the person who is signed in. The route's policy has made sure that there is one."""
    return cast(Person, current_user)


def today(at: datetime | None = None) -> date:
    """Return the viewer's local day, now or at an instant."""
    return local_day(at or clock.now(), zone=viewer().timezone, day_start=viewer().day_start)
