"""Adds demo people in organisations: the standing ones that anybody may look around as, and any number of others."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import tee

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from netquest.accounts import queries as accounts
from netquest.accounts.models import Person
from netquest.core.db import db, transaction
from netquest.core.processes import in_order
from netquest.demo import belonging, cast, desk, weeks, words
from netquest.demo.arrivals import arrive
from netquest.demo.belonging import Ground
from netquest.demo.handouts import errands
from netquest.demo.lives import Errands, live
from netquest.demo.personas import address
from netquest.demo.plans import Plan, drawn_plans
from netquest.leaderboards.jobs import refresh_team_scores
from netquest.organisations.rules import Role

STANDING_DAYS = 90
AT_ONCE = 50
"""So many people are added in one transaction: a few hundred milliseconds in which nobody else can write on SQLite."""


@dataclass(frozen=True, slots=True)
class Made:
    """How many people were added, and how many attempts they made, withdrawn ones included."""

    people: int
    attempts: int


def person_for(role: Role, *, at: datetime) -> Person:
    """Return who stands for a role, for anybody to look around as; adds the standing people when they are not there."""
    fill(at=at)
    person = accounts.find_by_email(cast.ADDRESSES[role])
    assert person is not None, "the standing people were added a moment ago"
    return person


def fill(*, at: datetime) -> None:
    """Add the standing people and their organisation, with a history up to `at`. When all is there, it is one read."""
    if desk.is_laid():
        return
    try:
        if not belonging.is_there(cast.PLAN):
            for _ in _settle([cast.PLAN], errands(desk.desk_day(at)), days=STANDING_DAYS, at=at):
                pass
    except IntegrityError:
        if not belonging.is_there(cast.PLAN):
            raise  # not a second process that was quicker
    if member := accounts.find_by_email(cast.ADDRESSES[Role.MEMBER]):
        words.say(member, at=at)
    desk.lay(at=at)
    weeks.open_weeks([*cast.ADDRESSES.values()], at=at)
    refresh_team_scores(at=at)


def populate(
    *, people: int, days: int, seed: int, at: datetime, jobs: int = 1, tell: Callable[[Made], None] = lambda made: None
) -> Made:
    """Add demo people in organisations, each with so many days of history up to `at`; same numbers, same people.

    Who was added before, by an earlier call with the same seed, stays as they are and is not counted. Their lives are
    lived in so many processes, which changes nothing of them. `tell` hears after each transaction how many are there.
    """
    addresses = {address(number, seed=seed): number for number in range(1, people + 1)}
    there = set(db.session.scalars(select(Person.email).where(Person.email.startswith(f"{seed}-"), Person.is_demo)))
    new = [number for email, number in addresses.items() if email not in there]
    made = Made(0, 0)
    for more in _settle(drawn_plans(new, days=days, seed=seed), {}, days=days, at=at, jobs=jobs):
        made = Made(made.people + more.people, made.attempts + more.attempts)
        tell(made)
    refresh_team_scores(at=at)
    return made


def _settle(plans: Iterable[Plan], errands: Errands, *, days: int, at: datetime, jobs: int = 1) -> Iterator[Made]:
    """Make organisations and their people, some whole teams in each transaction; yields what each has added."""
    ground: Ground | None = None
    batches, played = tee((plan, places) for plan in plans for places in plan.batches(AT_ONCE))
    lived = in_order(partial(live, errands=errands, days=days, at=at), (places for _, places in played), jobs=jobs)
    for (plan, places), lives in zip(batches, lived, strict=True):
        with transaction() as session:
            newcomers, tried = arrive(session, places, lives)
            if ground is None or ground.key != plan.key:
                ground = belonging.found(session, plan, newcomers[0].person, at=at)
            belonging.open_teams(session, ground, plan, {part.team for place in places for part in place.parts})
            belonging.join(session, ground, newcomers, at=at)
        yield Made(len(newcomers), tried)
