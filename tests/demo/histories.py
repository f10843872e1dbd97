"""What the tests of this folder read of the histories that were made."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from netquest.accounts.models import Person
from netquest.challenges import audit
from netquest.challenges.models import Attempt, Withdrawal
from netquest.core.db import db
from netquest.game.days import local_day
from netquest.scoring.models import BadgeAward, LedgerLine
from tests.conftest import NOW

FACTS = ("slug", "outcome", "day", "recorded_on", "at", "predicted", "nerves_before", "nerves_after", "note", "reason")


def people() -> list[Person]:
    """Everybody, in the order in which they came."""
    return list(db.session.scalars(select(Person).order_by(Person.id)))


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
    """What the checker finds, over everybody."""
    return [str(found) for person_id in audit.people() for found in audit.check(person_id)]


def count(table: Any) -> int:
    """How many rows a table has."""
    return db.session.scalar(select(func.count()).select_from(table)) or 0
