"""Compares every derived row of a person with what attempts and settings alone give, and can make it so."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import aliased

from netquest.catalogue.calibration import GUESS
from netquest.catalogue.calibration_models import ChallengeOffset
from netquest.challenges import queries, service
from netquest.challenges.models import Attempt, Practice
from netquest.challenges.rules import State
from netquest.core.db import db, transaction
from netquest.game.acts import Act
from netquest.game.boards import Score
from netquest.game.life import Life
from netquest.game.points import Pay, Settlement, difference
from netquest.game.readiness import Readiness
from netquest.organisations import queries as organisations
from netquest.scoring import queries as scores
from netquest.scoring import standings


@dataclass(frozen=True, slots=True)
class Difference:
    """One derived row that is not what it should be, in words."""

    table: str
    person_id: int
    what: str
    held: str
    due: str

    def __str__(self) -> str:
        return f"{self.table} of person {self.person_id}, {self.what}: holds {self.held}, should hold {self.due}"


def people() -> list[int]:
    """Return the ids of everybody who has a practice row."""
    return list(db.session.scalars(select(Practice.person_id).order_by(Practice.person_id)))


def check(person_id: int, acts: list[Act] | None = None) -> list[Difference]:
    """Recompute a person's points, streak, badges and standings from attempts and settings; return what differs.

    `acts` are the person's surviving ones, where they have been read.
    """
    acts = queries.surviving_acts(person_id) if acts is None else acts
    lived = service.life_of(person_id, acts)
    return [
        *_practice(person_id, lived),
        *_ledger(person_id, lived.settlement),
        *_badges(person_id, lived),
        *_standings(person_id, acts),
    ]


def calibrations() -> list[str]:
    """Return the attempts that hold another offset than the version of the calibration that they saw."""
    said = aliased(ChallengeOffset)
    newest = select(func.max(ChallengeOffset.version)).where(
        ChallengeOffset.slug == Attempt.slug, ChallengeOffset.version <= Attempt.calibration
    )
    due = func.coalesce(said.mean, GUESS.mean), func.coalesce(said.variance, GUESS.variance)
    apart = (
        select(Attempt.id, Attempt.person_id, Attempt.calibration)
        .outerjoin(said, and_(said.slug == Attempt.slug, said.version == newest.correlate(Attempt).scalar_subquery()))
        .where(or_(Attempt.offset != due[0], Attempt.doubt != due[1]))
        .order_by(Attempt.id)
    )
    return [
        f"attempt {row.id} of person {row.person_id}, offset: is not what version {row.calibration} says"
        for row in db.session.execute(apart)
    ]


def rebuild(person_id: int, *, at: datetime, prior: Readiness | None = None) -> None:
    """Make every derived row of a person agree with attempts and settings; the ledger is corrected by new lines.

    `prior` is where their readiness begins, where that is to be mended too.
    """
    with transaction() as session:
        if prior is not None:
            service.begin_from(session, person_id, prior)
        service.refold(session, person_id, since=date.min, cause=f"rebuild:{person_id}:{at:%Y%m%dT%H%M%S%f}", at=at)


def _practice(person_id: int, lived: Life) -> Iterator[Difference]:
    due = State(lived.points, lived.record, lived.readiness).pack()
    row = db.session.execute(
        select(Practice.points, Practice.calendar, Practice.tally, Practice.readiness).where(
            Practice.person_id == person_id
        )
    ).one()
    for name, held in row._mapping.items():
        if held != due[name]:
            yield Difference("practice", person_id, name, str(held), str(due[name]))


def _ledger(person_id: int, due: Settlement) -> Iterator[Difference]:
    held = scores.held(person_id)
    for day, component in sorted(difference(due, held)):
        pair = [
            f"{pay.points} ({pay.board} on boards)"
            for pay in (held.get((day, component), Pay()), due.get((day, component), Pay()))
        ]
        yield Difference("ledger_line", person_id, f"{day} {component}", *pair)


def _badges(person_id: int, lived: Life) -> Iterator[Difference]:
    held = {badge: f"attempt {attempt} on {day}" for badge, (attempt, day) in scores.awards(person_id).items()}
    due = {badge: f"attempt {act.id} on {act.day}" for badge, act in lived.awards.items()}
    for badge in sorted(held.keys() | due.keys()):
        if held.get(badge) != due.get(badge):
            yield Difference("badge_award", person_id, badge, held.get(badge, "nothing"), due.get(badge, "nothing"))


def _standings(person_id: int, acts: list[Act]) -> Iterator[Difference]:
    held = {key: score for key, (score, _) in standings.held_by(db.session(), person_id).items()}
    due = standings.standings_of(organisations.boards(person_id), acts)
    for board, period in sorted(held.keys() | due.keys()):
        pair = held.get((board, period)), due.get((board, period))
        if pair[0] != pair[1]:
            yield Difference("standing", person_id, f"board {board}, {period}", *map(_in_words, pair))


def _in_words(score: Score | None) -> str:
    return f"{score.points} points of {score.tries} tries at {score.reached_at}" if score else "nothing"
