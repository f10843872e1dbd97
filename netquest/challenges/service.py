"""Writes of the daily practice: recording an attempt, taking it back, and storing menus."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from netquest.accounts.models import Person
from netquest.accounts.queries import goal_on, weekly_goals
from netquest.catalogue.models import Challenge
from netquest.challenges import queries
from netquest.challenges.models import Attempt, Practice, Withdrawal
from netquest.challenges.queries import History
from netquest.challenges.rules import State
from netquest.core.bus import publish
from netquest.core.db import insert_new, is_sqlite, transaction
from netquest.core.errors import Conflict, LimitReached, NotFound
from netquest.events import AttemptWithdrawn, ChallengeAttempted
from netquest.game import RULES, life
from netquest.game.acts import Act, Outcome, Reason
from netquest.game.badges import won
from netquest.game.days import local_day, monday
from netquest.game.points import DAILY_LIMIT, Settlement, settle
from netquest.game.readiness import DONE, Facts, learn, predict
from netquest.game.record import extend
from netquest.game.streaks import comebacks
from netquest.scoring import queries as scores
from netquest.scoring import service as scoring


@dataclass(frozen=True, slots=True)
class Given:
    """What a person says of a try. `day` is the local day that it is for; nerves are 0-100 or None."""

    outcome: Outcome
    day: date
    nerves_before: int | None = None
    nerves_after: int | None = None
    note: str = ""
    reason: Reason | None = None
    source: str | None = None


def attempt(person: Person, challenge: Challenge, given: Given, *, key: str, at: datetime) -> int:
    """Record a try at a challenge, pay it, and return its id. The same `key` again changes nothing.

    Raises LimitReached for one try too many on a local day.
    """
    today = local_day(at, zone=person.timezone, day_start=person.day_start)
    with transaction() as session:
        _lock(session, person.id)
        history = queries.history_for(session, person.id, challenge.slug, day=given.day, today=today)
        act = _claim(session, person, challenge, given, history, key=key, at=at, today=today)
        if act is None:
            return queries.attempt_with_key(session, person.id, key)
        _refuse_one_too_many(act, history)
        state, lines = _follow(act, history)
        scoring.settle(session, person.id, lines, since=monday(act.day), cause=f"attempt:{act.id}", at=at)
    return act.id
