"""Writes of demo people with all that they did: accounts, attempts, and what follows from these."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import count
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from netquest.accounts import service as accounts
from netquest.accounts.models import DEFAULT_DAY_START, DEFAULT_WEEKLY_GOAL, Person, PreferenceChange
from netquest.assessment.service import INVITATION
from netquest.challenges import queries
from netquest.challenges.models import Attempt, Practice
from netquest.core.bus import publish
from netquest.core.db import insert_rows, is_sqlite
from netquest.demo import inward, keepsakes, looks, resting
from netquest.demo.belonging import Newcomer
from netquest.demo.books import Books, Rows
from netquest.demo.looks import Look
from netquest.demo.personas import Persona
from netquest.demo.plans import Place
from netquest.demo.player import BREAKFAST, Errand, Player, instant
from netquest.events import PersonSignedUp
from netquest.game.days import local_day, monday, next_monday

IDS_AT_ONCE = 500

Errands = Mapping[str, Sequence[Errand]]
"""What people take from offers, by their addresses."""


def arrive(
    session: Session, places: Sequence[Place], *, errands: Errands, days: int, at: datetime
) -> tuple[list[Newcomer], int]:
    """Add people with so many days of history up to `at`; returns them, and how many attempts were added.

    Who is there already, from a time without organisations, brings what they did.
    """
    addresses = [place.persona.address for place in places]
    there = {person.email: person for person in session.scalars(select(Person).where(Person.email.in_(addresses)))}
    ids = _attempt_ids(session)
    newcomers = list[Newcomer]()
    rows: Rows = defaultdict(list)
    looked = list[tuple[Person, list[Look]]]()
    for place in places:
        person = there.get(place.persona.address)
        if person:
            newcomers.append(Newcomer(place, person, queries.surviving_acts(person.id)))
            continue
        due = errands.get(place.persona.address, ())
        books, changes = _lived(session, place.persona, ids, errands=due, days=days, at=at)
        newcomers.append(Newcomer(place, books.person, books.acts))
        looked.append((books.person, looks.looks_of(place.persona, books.person, at=at)))
        rows[PreferenceChange] += changes
        inner = keepsakes.rows(books.person, books.acts) | inward.rows(place.persona, books.person, at=at)
        for table, some in (books.rows() | inner | resting.rows(place.persona, books.person, at=at)).items():
            rows[table] += some
    practices = rows.pop(Practice, [])
    for table, some in rows.items():
        insert_rows(session, table, some)
    if practices:
        session.execute(update(Practice), practices)
    looks.add(session, looked)
    return newcomers, len(rows[Attempt])


def _lived(
    session: Session, persona: Persona, ids: Iterator[int], *, errands: Sequence[Errand], days: int, at: datetime
) -> tuple[Books, list[dict[str, Any]]]:
    """Add a person, and let them live their days up to `at`; returns the books of it, and the goals they chose."""
    zone = ZoneInfo(persona.zone)
    today = local_day(at, zone=persona.zone, day_start=DEFAULT_DAY_START)
    first = max(today - timedelta(days=days), monday(today) - timedelta(weeks=len(persona.weeks) - 1))
    person = _person(session, persona, at=instant(first, BREAKFAST, zone))
    changes, looked = _goal_changes(person, persona, first, at=at), looks.looks_of(persona, person, at=at)
    goals = [(monday(first), DEFAULT_WEEKLY_GOAL), *((row["valid_from"], int(row["value"])) for row in changes)]
    books = Books(person, goals, ids, prior=looks.beginning(looked))
    rng = Random(persona.address)  # noqa: S311 - repeatable, not secret
    Player(persona, books, rng, at=at, errands=errands).play(first, today)
    return books, changes


def _person(session: Session, persona: Persona, *, at: datetime) -> Person:
    """Open an account without a password, its address confirmed, since no mail reaches it."""
    person = Person(
        name=persona.name,
        email=persona.address,
        password=None,
        fs_uniquifier=accounts.new_uniquifier(),
        is_demo=True,
        created_at=at,
        confirmed_at=at,
        timezone=persona.zone,
        day_start=DEFAULT_DAY_START,
        minutes=persona.minutes,
        day_streak=persona.counts_days,
        put_away=INVITATION if persona.looks else "",
    )
    accounts.add(session, person, at=at)
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
