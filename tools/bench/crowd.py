"""Fills NetQuest's database with a crowd on one board, and adds people to it who can be signed in.

Usage: python -m tools.bench.crowd CROWD PEOPLE: makes the crowd unless it is there, prints a JSON list of session
cookies, one for each of the people added.
"""

import json
import sys
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from flask_migrate import upgrade
from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from netquest.accounts import service as accounts
from netquest.accounts.models import Person
from netquest.app import create_app
from netquest.core import clock
from netquest.core.db import Base, db, transaction
from netquest.game.boards import Span, period
from netquest.organisations import presence
from netquest.organisations.models import Board, BoardStay, Membership, Organisation
from netquest.scoring import audit
from netquest.scoring.models import Standing
from tools.bench.cast import cookie

MOST_POINTS = {Span.WEEK: 600, Span.MONTH: 1800, Span.ALL: 6000}
ZONE = "UTC"


def main(crowd: int, people: int) -> None:
    """Make the crowd if need be, add the people to its board, and print their cookies."""
    app = create_app()
    with app.app_context():
        upgrade()
        now = clock.now()
        board = _board() or _make(crowd, at=now)
        print(json.dumps([cookie(app, _join(board, at=now)) for _ in range(people)]))


def _board() -> Board | None:
    return db.session.scalar(select(Board).order_by(Board.id).limit(1))


def _make(crowd: int, *, at: datetime) -> Board:
    """Make an organisation with so many people on its board, their scores drawn, and its histogram."""
    with transaction() as session:
        organisation = Organisation(name="Crowd", started_by=None, key="crowd", at=at)
        session.add(organisation)
        session.flush()
        board = Board(organisation_id=organisation.id, team_id=None, goal=None)
        session.add(board)
        session.flush()
        ids = _people(session, crowd, at=at)
        first = (at - timedelta(days=90)).date()
        _belong(session, board, ids, since=first, at=at)
        _score(session, board, ids, on=at.date(), at=at)
    audit.rebuild()
    return board


def _people(session: Session, crowd: int, *, at: datetime) -> list[int]:
    rows = [
        {
            "name": f"Walker {number}",
            "email": f"walker-{number}@crowd.example.org",
            "password": None,
            "fs_uniquifier": accounts.new_uniquifier(),
            "is_demo": True,
            "created_at": at,
            "confirmed_at": at,
            "timezone": ZONE,
        }
        for number in range(crowd)
    ]
    session.execute(insert(Person), rows)
    return list(session.scalars(select(Person.id).order_by(Person.id)))


def _belong(session: Session, board: Board, ids: list[int], *, since: date, at: datetime) -> None:
    place = {"organisation_id": board.organisation_id, "at": at, "first_day": since, "role": "member"}
    stay = {"organisation_id": board.organisation_id, "board_id": board.id, "since": since, "joined_at": at}
    _insert(session, Membership, [{**place, "person_id": person} for person in ids])
    _insert(session, BoardStay, [{**stay, "person_id": person} for person in ids])


def _score(session: Session, board: Board, ids: list[int], *, on: date, at: datetime) -> None:
    """Draw everybody's points, the same for the same number of people."""
    draw = Random(len(ids))
    rows = [
        {
            "board_id": board.id,
            "period": period(span, on),
            "person_id": person,
            "organisation_id": board.organisation_id,
            "points": (points := draw.randint(12, most)),
            "tries": 1 + points // 20,
            "reached_at": at - timedelta(seconds=draw.randint(0, 86_400)),
        }
        for span, most in MOST_POINTS.items()
        for person in ids
    ]
    _insert(session, Standing, rows)


def _insert(session: Session, table: type[Base], rows: list[dict[str, Any]]) -> None:
    session.connection().execute(insert(table), rows)


def _join(board: Board, *, at: datetime) -> Person:
    """Add one person who has an account, belongs to the organisation and is on its board."""
    number = 1 + (db.session.scalar(select(func.max(Person.id))) or 0)
    email = f"guest-{number}@crowd.example.org"
    person = accounts.sign_up(name="Guest", email=email, password=None, timezone=ZONE, at=at, is_demo=True)
    with transaction() as session:
        session.execute(update(Person).where(Person.id == person.id).values(confirmed_at=at))
        place = {"organisation_id": board.organisation_id, "person_id": person.id, "role": "member"}
        session.execute(insert(Membership).values(**place, first_day=at.date(), at=at))
    presence.join(person.id, board.id, at=at)
    return person


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
