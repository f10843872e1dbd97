"""Which days had several different challenges: they mend the idle day before them."""

from datetime import date

from sqlalchemy import ColumnElement, String, case, cast, exists, func, select

from netquest.accounts.models import Person
from netquest.challenges.models import Attempt, Withdrawal
from netquest.core.db import joined
from netquest.game.acts import Outcome
from netquest.game.streaks import REPAIRED_BY


def doubled_of(person_id: ColumnElement[int]) -> ColumnElement[str | None]:
    """Return, as an expression for a larger SELECT, these days of a person, NULL for who does not count days in a row.

    Nobody else's tries are read for it. `read_doubled` reads it.
    """
    counts_days = select(Person.day_streak).where(Person.id == person_id).scalar_subquery()
    is_withdrawn = exists().where(Withdrawal.attempt_id == Attempt.id)
    tried = (Attempt.person_id == person_id, Attempt.outcome != Outcome.SKIPPED.value, ~is_withdrawn)
    several = func.count(Attempt.slug.distinct()) >= REPAIRED_BY
    days = select(Attempt.day).where(*tried).group_by(Attempt.day).having(several).subquery()
    return case(
        (counts_days, func.coalesce(select(joined(cast(days.c.day, String))).scalar_subquery(), "")), else_=None
    )


def read_doubled(text: str | None) -> frozenset[date] | None:
    """Read what `doubled_of` selects."""
    return None if text is None else frozenset(map(date.fromisoformat, text.split()))
