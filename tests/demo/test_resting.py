"""Demo people rest too: one has paused, one counts days in a row and has rest days."""

from sqlalchemy import select

from netquest.accounts.models import Person
from netquest.challenges import audit, cards, day_queries
from netquest.core.db import db
from netquest.game.days import local_day
from netquest.rhythm import queries
from tests.conftest import NOW


def of(name: str) -> Person:
    return db.session.scalars(select(Person).where(Person.name == f"{name} (demo)")).one()


def test_a_quiet_week_was_a_pause(cast):
    mira = of("Mira")
    (pause,) = queries.rhythm_of(mira.id).pauses
    assert pause.length == 7
    assert not any(day in pause for day in day_queries.day_of(mira, local(mira)).state.record.calendar.days())


def test_who_counts_days_has_rest_days_and_a_run(cast):
    teresa = of("Teresa")
    day = day_queries.day_of(teresa, local(teresa))
    assert day.rhythm.rest_days(day.today) == {2, 5, 6}
    days = cards.practice(day).days
    assert days is not None
    assert days.best > 0
    assert audit.check(teresa.id) == []


def local(person: Person):
    return local_day(NOW, zone=person.timezone, day_start=person.day_start)
