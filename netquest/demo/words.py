"""What a demo person says about how NetQuest chooses: one hurdle is easier for them, and one card stays away."""

from datetime import datetime

from netquest.accounts.models import Person
from netquest.challenges import marking, steering
from netquest.game.days import local_day
from netquest.game.steering import Kind

EASIER = "value"
HIDDEN = "change-your-mind-in-public"


def say(person: Person, *, at: datetime) -> None:
    """Let somebody say it, by the services that everybody uses. Again changes nothing."""
    steering.steer(person, Kind.EASIER, EASIER, seen=0, at=at)
    today = local_day(at, zone=person.timezone, day_start=person.day_start)
    marking.hide(person, HIDDEN, today=today, at=at)
