"""Writes of demo people with all that they did: accounts, attempts, and what follows from these."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count, islice

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from netquest.accounts import service as accounts
from netquest.accounts.models import Person
from netquest.challenges import queries
from netquest.challenges.models import Attempt, Practice
from netquest.core.bus import publish
from netquest.core.db import is_sqlite, load_rows
from netquest.demo import looks
from netquest.demo.belonging import Newcomer
from netquest.demo.books import Rows
from netquest.demo.lives import Life
from netquest.demo.plans import Place
from netquest.events import PersonSignedUp

IDS_AT_ONCE = 500


def arrive(session: Session, places: Sequence[Place], lives: Sequence[Life]) -> tuple[list[Newcomer], int]:
    """Add people with what they lived; returns them, and how many attempts were added.

    Who is there already, from a time without organisations, brings what they did.
    """
    addresses = [place.persona.address for place in places]
    there = {person.email: person for person in session.scalars(select(Person).where(Person.email.in_(addresses)))}
    new = [life for life in lives if life.account["email"] not in there]
    people = [Person(**life.account, fs_uniquifier=accounts.new_uniquifier()) for life in new]
    accounts.add(session, people)
    for person in people:
        publish(PersonSignedUp(person.id, at=person.created_at))
    _write(session, people, new)
    brought = {person.email: (person, life.acts) for person, life in zip(people, new, strict=True)}
    brought |= {email: (person, queries.surviving_acts(person.id)) for email, person in there.items()}
    newcomers = [Newcomer(place, *brought[place.persona.address]) for place in places]
    return newcomers, sum(life.attempts for life in new)


def _write(session: Session, people: Sequence[Person], lives: Sequence[Life]) -> None:
    """Insert what people lived, table by table."""
    ids = _attempt_ids(session)
    rows: Rows = defaultdict(list)
    for person, life in zip(people, lives, strict=True):
        for table, some in life.settled(person.id, list(islice(ids, life.attempts))):
            rows[table] += some
    practices = rows.pop(Practice, [])
    for table, some in rows.items():
        load_rows(session, table, some)
    if practices:
        session.execute(update(Practice), practices)
    looks.add(session, [(person, life.looked) for person, life in zip(people, lives, strict=True)])


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
