"""Writes of what a person says about how NetQuest chooses for them, and of taking it back.

Each is a fact among their attempts: the belief is folded anew with it. History and points stay as they are.
"""

import json
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from netquest.accounts.models import Person
from netquest.accounts.service import hold
from netquest.challenges import queries, steers
from netquest.challenges.models import Attempt, Practice, Steer, SteerWithdrawal
from netquest.core.db import insert_new, transaction
from netquest.core.errors import LimitReached, NotFound
from netquest.game import learning
from netquest.game.days import local_day
from netquest.game.steering import ABOUT_SOURCE, SWITCHES, Kind


def steer(person: Person, kind: Kind, source: str = "", *, seen: int, at: datetime) -> None:
    """Keep what a person says, unless they said something else since: `seen` is how much they had said then.

    A switch that stands that way already changes nothing. Raises LimitReached where words about a source have gone as
    far as words go.
    """
    with transaction() as session:
        hold(session, person.id)
        said = steers.said_by(person.id)
        if seen != said.count or (kind in SWITCHES and said.is_off == (kind is Kind.OFF)):
            return
        if kind in ABOUT_SOURCE and said.is_full(source):
            raise LimitReached
        newest = session.scalar(select(func.max(Attempt.id)).where(Attempt.person_id == person.id))
        row = {
            "person_id": person.id,
            "number": seen,
            "kind": kind.value,
            "source": source if kind in ABOUT_SOURCE else "",
            "after": newest or 0,
            "day": local_day(at, zone=person.timezone, day_start=person.day_start),
            "at": at,
        }
        insert_new(session, Steer, row)
        _believe(session, person.id)


def unsteer(person: Person, steer_id: int, *, at: datetime) -> None:
    """Take back what a person said, on whatever day. Again changes nothing.

    Raises NotFound for what is not theirs, and for a switch: it is turned, since what was tried meanwhile shall teach
    nothing.
    """
    with transaction() as session:
        hold(session, person.id)
        mine = (Steer.id == steer_id, Steer.person_id == person.id, Steer.kind.not_in([one.value for one in SWITCHES]))
        if session.scalar(select(Steer.id).where(*mine)) is None:
            raise NotFound
        if insert_new(session, SteerWithdrawal, {"steer_id": steer_id, "at": at}) is not None:
            _believe(session, person.id)


def _believe(session: Session, person_id: int) -> None:
    """Fold the person's readiness anew."""
    acts, said = queries.surviving_acts(person_id), steers.said_by(person_id)
    believed = learning.refold(acts, queries.prior_of(person_id), said.steers)
    values = {"readiness": json.dumps(believed.to_json())}
    session.execute(update(Practice).where(Practice.person_id == person_id).values(values))
