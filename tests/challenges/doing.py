"""How the tests of this folder try challenges and take tries back."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import select

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.challenges import audit, service
from netquest.challenges.models import Practice
from netquest.challenges.service import Given
from netquest.challenges.views import Recorded
from netquest.core.db import db
from netquest.game.acts import Outcome
from netquest.game.days import local_day
from netquest.scoring.models import BadgeAward, LedgerLine

_numbers = count()
MESSAGE = "thanks-for-one-thing"
MEETING = "one-on-one-meeting"


def now() -> datetime:
    """The test's own frozen instant."""
    return datetime.now(UTC)  # noqa: TID251 - frozen by the fixture `clock`


def today_of(person: Person) -> date:
    """The person's local day."""
    return local_day(now(), zone=person.timezone, day_start=person.day_start)


def do(
    person: Person, slug: str = MESSAGE, *, outcome: str = "done", back: int = 0, key: str = "", **said: Any
) -> Recorded:
    """Record a try for today (or `back` days ago), with a key of its own unless one is given."""
    given = Given(Outcome(outcome), today_of(person) - timedelta(days=back), **said)
    return service.attempt(person, catalogue.get(slug), given, key=key or f"key-{next(_numbers)}", at=now())


def undo(person: Person, made: Recorded) -> None:
    """Take a try back."""
    service.withdraw(person, made.attempt.id, at=now())


def points(person: Person) -> int:
    """The person's points as their row holds them."""
    return db.session.execute(select(Practice.points).where(Practice.person_id == person.id)).scalar_one()


def ledger(person: Person) -> int:
    """The sum of the person's ledger."""
    return sum(db.session.scalars(select(LedgerLine.points).where(LedgerLine.person_id == person.id)))


def badges(person: Person) -> set[str]:
    """The badges that the person holds."""
    return set(db.session.scalars(select(BadgeAward.badge).where(BadgeAward.person_id == person.id)))


def differences(person: Person) -> list[str]:
    """What the checker finds, in words."""
    return [str(difference) for difference in audit.check(person.id)]
