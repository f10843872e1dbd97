"""The quests of the standing demo people: those of the last weeks, opened as each person would have."""

from dataclasses import replace
from datetime import datetime, timedelta

from netquest.accounts import queries as accounts
from netquest.challenges import day_queries
from netquest.game.days import local_day
from netquest.quests import service

WEEKS = 6


def open_weeks(addresses: list[str], *, at: datetime) -> None:
    """Store the quests of somebody's last weeks, oldest first. Again changes nothing."""
    for address in addresses:
        person = accounts.find_by_email(address)
        if person is None or not person.quests:
            continue
        day = day_queries.day_of(person, local_day(at, zone=person.timezone, day_start=person.day_start))
        for back in reversed(range(WEEKS)):
            gone = timedelta(weeks=back)
            service.open_week(person, replace(day, today=day.today - gone), at=at - gone)
