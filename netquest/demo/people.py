"""Adds demo people with a history: the standing ones that anybody may look around as, and any number of others."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from netquest.accounts import queries as accounts
from netquest.accounts import service as account_service
from netquest.accounts.models import DEFAULT_DAY_START, DEFAULT_WEEKLY_GOAL, Person, PreferenceChange
from netquest.challenges.models import Attempt, Practice
from netquest.core.bus import publish
from netquest.core.db import is_sqlite, transaction
from netquest.demo.books import Books, Rows
from netquest.demo.personas import STANDING, Persona, drawn
from netquest.demo.player import Player, instant
from netquest.events import PersonSignedUp
from netquest.game.days import local_day, monday, next_monday

STANDING_DAYS = 90
AT_ONCE = 50
"""So many people are added in one transaction: a few hundred milliseconds in which nobody else can write on SQLite."""

IDS_AT_ONCE = 500
BREAKFAST = 6 * 60 + 10
"""The minute of the day at which somebody signs up or chooses another goal."""


@dataclass(frozen=True, slots=True)
class Made:
    """How many people were added, and how many attempts they made, withdrawn ones included."""

    people: int
    attempts: int


def member(*, at: datetime) -> Person:
    """Return the member whom anybody may look around as; adds the standing people when they are not there."""
    fill(at=at)
    person = accounts.find_by_email(STANDING[0].address)
    assert person is not None, "the standing people were added a moment ago"
    return person


def fill(*, at: datetime) -> None:
    """Add the standing demo people with a history up to `at`. When they are there, it is one read."""
    if accounts.find_by_email(STANDING[0].address):
        return
    try:
        _add(STANDING, days=STANDING_DAYS, at=at)
    except IntegrityError:
        if accounts.find_by_email(STANDING[0].address) is None:
            raise  # not a second process that was quicker


def populate(*, people: int, days: int, seed: int, at: datetime) -> Made:
    """Add demo people, each with so many days of history up to `at`; the same numbers give the same people.

    Who was added before, by an earlier call with the same seed, stays as they are and is not counted.
    """
    made = Made(0, 0)
    for first in range(1, people + 1, AT_ONCE):
        numbers = range(first, min(people + 1, first + AT_ONCE))
        batch = _add([drawn(number, days=days, seed=seed) for number in numbers], days=days, at=at)
        made = Made(made.people + batch.people, made.attempts + batch.attempts)
    return made


def _add(personas: Sequence[Persona], *, days: int, at: datetime) -> Made:
    """Add those who are not there yet, in one transaction."""
    rows: Rows = defaultdict(list)
    with transaction() as session:
        ids = _attempt_ids(session)
        there = set(session.scalars(select(Person.email).where(Person.email.in_([who.address for who in personas]))))
        new = [persona for persona in personas if persona.address not in there]
        for persona in new:
            for table, some in _lived(session, persona, ids, days=days, at=at).items():
                rows[table] += some
        practices = rows.pop(Practice, [])
        for table, all_rows in rows.items():
            if all_rows:
                session.connection().execute(insert(table), all_rows)
        if practices:
            session.execute(update(Practice), practices)
    return Made(len(new), len(rows[Attempt]))


def _lived(session: Session, persona: Persona, ids: Iterator[int], *, days: int, at: datetime) -> Rows:
    """Add a person, let them live their days up to `at`, and return the rows that came of it."""
    zone = ZoneInfo(persona.zone)
    today = local_day(at, zone=persona.zone, day_start=DEFAULT_DAY_START)
    first = today - timedelta(days=days)
    person = _person(session, persona, at=instant(first, BREAKFAST, zone))
    changes = _goal_changes(person, persona, first, at=at)
    goals = [(monday(first), DEFAULT_WEEKLY_GOAL), *((row["valid_from"], int(row["value"])) for row in changes)]
    books = Books(person, goals, ids)
    Player(persona, books, Random(persona.address), at=at).play(first, today)  # noqa: S311 - repeatable, not secret
    return {
        PreferenceChange: changes,
        **books.rows(),
        Practice: [{"person_id": person.id, **books.state.pack()}],
    }


def _person(session: Session, persona: Persona, *, at: datetime) -> Person:
    """Open an account without a password, its address confirmed, since no mail reaches it."""
    person = Person(
        name=persona.name,
        email=persona.address,
        password=None,
        fs_uniquifier=account_service.new_uniquifier(),
        is_demo=True,
        created_at=at,
        confirmed_at=at,
        timezone=persona.zone,
        day_start=DEFAULT_DAY_START,
        minutes=persona.minutes,
    )
    account_service.add(session, person, at=at)
    publish(PersonSignedUp(person.id, at=at))
    return person


def _goal_changes(person: Person, persona: Persona, first: date, *, at: datetime) -> list[dict[str, Any]]:
    """Return the rows of the weekly goals that a person has chosen by now, each valid from the Monday after."""
    days = [(first + timedelta(weeks=weeks), goal) for weeks, goal in persona.goals]
    chosen = [(day, goal, instant(day, BREAKFAST + 5, ZoneInfo(persona.zone))) for day, goal in days]
    return [
        {
            "person_id": person.id,
            "name": "weekly_goal",
            "value": str(goal),
            "at": when,
            "valid_from": next_monday(day),
        }
        for day, goal, when in chosen
        if when <= at
    ]


def _attempt_ids(session: Session) -> Iterator[int]:
    """Yield ids for new attempts, ascending, that no other writer gets.

    Inside its transaction SQLite has no other writer; PostgreSQL hands them out from the column's own sequence.
    """
    if is_sqlite(session):
        yield from count(1 + (session.scalar(select(func.max(Attempt.id))) or 0))
    sequence = func.pg_get_serial_sequence(Attempt.__tablename__, "id")
    while True:
        numbers = func.generate_series(1, IDS_AT_ONCE).table_valued("number")
        yield from session.scalars(select(func.nextval(sequence)).select_from(numbers)).all()
