"""What the tests of this folder read of the histories that were made."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from netquest.accounts.models import Person
from netquest.assessment import audit as looks
from netquest.assignments import audit as offers
from netquest.challenges import audit
from netquest.challenges.models import Attempt, Withdrawal
from netquest.challenges.queries import prior_of, surviving_acts
from netquest.core.db import db
from netquest.game.days import local_day
from netquest.organisations.models import Board, Team
from netquest.organisations.queries import find_seat_of
from netquest.organisations.rules import Seat
from netquest.scoring import audit as boards
from netquest.scoring.models import BadgeAward, LedgerLine, Standing
from tests.conftest import NOW

FACTS = ("slug", "outcome", "day", "recorded_on", "at", "predicted", "nerves_before", "nerves_after", "note", "reason")


def people() -> list[Person]:
    """Everybody, in the order in which they came."""
    return list(db.session.scalars(select(Person).order_by(Person.id)))


def person_of(role: str) -> Person:
    """Who stands for a role."""
    return db.session.scalars(select(Person).where(Person.email == f"{role}@demo.invalid")).one()


def seat_of(person: Person) -> Seat:
    """Where somebody belongs."""
    seat = find_seat_of(person.id)
    assert seat
    return seat


def board_of(team: str) -> int:
    """The board of a team."""
    return db.session.scalars(select(Board.id).join(Team, Team.id == Board.team_id).where(Team.name == team)).one()


def scored_in(period: str, board_id: int) -> int:
    """How many people have points on a board in a period."""
    rows = select(func.count()).where(Standing.board_id == board_id, Standing.period == period, Standing.points > 0)
    return db.session.scalar(rows) or 0


def attempts(person: Person | None = None) -> list[Attempt]:
    """The attempts of a person, or of all, in order of recording."""
    mine = select(Attempt).order_by(Attempt.at, Attempt.id)
    return list(db.session.scalars(mine.where(Attempt.person_id == person.id) if person else mine))


def withdrawals() -> dict[int, datetime]:
    """When attempts were taken back, by their ids."""
    return {row.attempt_id: row.at for row in db.session.scalars(select(Withdrawal))}


def survivors(person: Person) -> list[Attempt]:
    """The attempts of a person that were not taken back."""
    return [attempt for attempt in attempts(person) if attempt.id not in withdrawals()]


def active_days(person: Person) -> list[date]:
    """The days on which a person tried something, ascending."""
    return sorted({attempt.day for attempt in survivors(person) if attempt.outcome != "skipped"})


def today_of(person: Person) -> date:
    """The person's local day."""
    return local_day(NOW, zone=person.timezone, day_start=person.day_start)


def story(person: Person) -> list[tuple[Any, ...]]:
    """All that a person did, without the ids of rows."""
    return [tuple(getattr(attempt, name) for name in FACTS) for attempt in attempts(person)]


def derived(person: Person) -> tuple[Any, ...]:
    """The lines of the ledger and the badges, without ids of rows: acts are named by their order."""
    order = {attempt.id: number for number, attempt in enumerate(attempts(person))}
    lines = db.session.scalars(select(LedgerLine).where(LedgerLine.person_id == person.id))
    ledger = [(_named(line.cause, order), line.day, line.component, line.points, line.board_points) for line in lines]
    awards = db.session.scalars(select(BadgeAward).where(BadgeAward.person_id == person.id))
    return sorted(ledger), sorted((award.badge, order[award.attempt_id], award.day) for award in awards)


def _named(cause: str, order: dict[int, int]) -> str:
    kind, _, attempt_id = cause.partition(":")
    return f"{kind} {order[int(attempt_id)]}"


def differences() -> list[str]:
    """What the checkers find, over everybody: people, where they begin, boards, and tries at items of offers."""
    found: list[Any] = [fault for person_id in audit.people() for fault in audit.check(person_id)]
    items = [fault for id_ in audit.people() for fault in offers.check(id_, surviving_acts(id_))]
    found += [fault for id_ in audit.people() for fault in looks.check(id_, prior_of(id_))]
    return [str(fault) for fault in (*found, *boards.check(), *items)]


def count(table: Any) -> int:
    """How many rows a table has."""
    return db.session.scalar(select(func.count()).select_from(table)) or 0
