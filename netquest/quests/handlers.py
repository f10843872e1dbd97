"""What follows in this feature from tries: the first act of a week opens its quests."""

from netquest.accounts import queries as accounts
from netquest.core.db import db
from netquest.events import ChallengeAttempted
from netquest.game.acts import Outcome
from netquest.game.days import local_day
from netquest.quests import service


def open_week(event: ChallengeAttempted) -> None:
    """Store the quests of the week in which a try was recorded, unless they are, or quests are switched off."""
    person = accounts.find(event.person_id)
    if person is None or not person.quests or event.outcome == Outcome.SKIPPED.value:
        return
    today = local_day(event.at, zone=person.timezone, day_start=person.day_start)
    service.keep_week(db.session(), person, today, at=event.at)
