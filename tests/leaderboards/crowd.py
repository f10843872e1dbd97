"""Crowds on boards, written row by row: who has how many points, without anybody trying anything."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from sqlalchemy import insert, update

from netquest.accounts.models import Person
from netquest.core.db import db, transaction
from netquest.organisations.models import Board, BoardStay, Membership, Organisation, Team, TeamMembership
from netquest.organisations.queries import find_seat_of
from netquest.organisations.rules import Seat
from netquest.scoring.models import Standing, StandingBin
from tests.conftest import NOW
from tests.organisations.belonging import board_of
from tests.scoring import recount

WEEK = "2026-W47"


def gather(team: Team, scores: Iterable[int], *, names: str = "P", period: str = WEEK) -> list[int]:
    """Put people with these points (and a try for each ten) into a team and on its board; returns their ids."""
    with transaction() as session:
        ids = [_add(team, f"{names}{number}", points, period) for number, points in enumerate(scores)]
        people = Board.people + len(ids)
        session.execute(update(Board).where(Board.id == board_of(team)).values(people=people))
    tally(team)
    return ids


def tally(team: Team) -> None:
    """Make the histogram what the standings give."""
    with transaction() as session:
        session.execute(StandingBin.__table__.delete())  # type: ignore[attr-defined]
        for (board, period, points), (people, tries) in recount.bins(recount.held()).items():
            key = {"board_id": board, "period": period, "points": points, "organisation_id": team.organisation_id}
            session.execute(insert(StandingBin).values(**key, people=people, tries=tries))


def seats(ids: Sequence[int]) -> list[Seat]:
    """Return the seats of people who have one."""
    found = [find_seat_of(id_) for id_ in ids]
    return [seat for seat in found if seat]


def best_first(team: Team, period: str = WEEK) -> list[tuple[int, str, int]]:
    """Return (rank, name, points) of everybody on the board with points, counted by hand."""
    board = board_of(team)
    rows = [
        (-points, reached, person)
        for (on, name, person), (points, _, reached) in recount.held().items()
        if (on, name) == (board, period)
    ]
    names = {person.id: person.name for person in db.session.query(Person)}
    return [(1 + sum(other < row[0] for other, _, _ in rows), names[row[2]], -row[0]) for row in sorted(rows)]


def _add(team: Team, name: str, points: int, period: str) -> int:
    """Add one person; every third was there an hour earlier than the one before."""
    person = Person(
        name=name,
        email=f"{name}.{team.id}@example.org",
        fs_uniquifier=f"{name}.{team.id}",
        created_at=NOW,
        timezone="UTC",
    )
    db.session.add(person)
    db.session.flush()
    ids = {"organisation_id": team.organisation_id, "person_id": person.id}
    first = {"role": "member", "first_day": NOW.date(), "at": NOW}
    db.session.add(Membership(**ids, **first))
    db.session.add(TeamMembership(**ids, **first, team_id=team.id))
    stay = {"board_id": board_of(team), "since": NOW.date(), "joined_at": NOW - timedelta(days=9)}
    db.session.add(BoardStay(**ids, **stay))
    if points:
        reached = NOW - timedelta(hours=person.id % 3)
        score = {"points": points, "tries": 1 + points // 10, "reached_at": reached}
        db.session.add(Standing(**ids, board_id=board_of(team), period=period, **score))
    return person.id


def choose_whole(place: Team | Organisation) -> None:
    """Let the whole of a board be shown to who is on it."""
    with transaction() as session:
        session.execute(update(Board).where(Board.id == board_of(place)).values(is_full=True))
