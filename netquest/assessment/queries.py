"""Reads of a person's own assessments. The viewer comes first; nobody else's are ever read."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from netquest.accounts.models import Person
from netquest.assessment.models import Assessment, AssessmentAnswer
from netquest.assessment.views import Desk, Sheet
from netquest.core.db import db
from netquest.core.errors import NotFound
from netquest.game.assessment import Answer
from netquest.game.badges import Reached, reached

Answers = dict[str, Answer]

HONEST_START = "honest-start"
"""The badge for a finished assessment."""


def desk_of(viewer: Person) -> Desk:
    """Return the viewer's assessments, in two statements."""
    rows = _rows(viewer.id)
    opened = [row for row in rows if row.finished_on is None]
    finished = [row for row in rows if row.finished_on is not None]
    read = answers_of(row.id for row in (*opened, *finished[:2]))
    return Desk(
        open=_sheet(opened[0], read) if opened else None,
        finished=tuple(_sheet(row, read) for row in finished),
    )


def get_pair(viewer: Person, assessment_id: int) -> tuple[Sheet, Sheet | None, bool]:
    """Return a finished assessment of the viewer's, the one before, and whether it is the newest. Raises NotFound."""
    finished = [row for row in _rows(viewer.id) if row.finished_on is not None]
    place = next((place for place, row in enumerate(finished) if row.id == assessment_id), None)
    if place is None:
        raise NotFound
    pair = finished[place : place + 2]
    read = answers_of(row.id for row in pair)
    return _sheet(pair[0], read), _sheet(pair[1], read) if pair[1:] else None, place == 0


def answers_that_count(person_id: int) -> list[Answer]:
    """Return the answers of a person's newest finished assessment, which say where the ladder begins; none if none."""
    newest = next((row for row in _rows(person_id) if row.finished_on is not None), None)
    return list(answers_of([newest.id])[newest.id].values()) if newest else []


def badges_of(viewer: Person) -> dict[str, Reached]:
    """Return how far the badge is that the first assessment wins, and that goes with the last one."""
    mine = select(Assessment.finished_on).where(Assessment.person_id == viewer.id, Assessment.finished_on.is_not(None))
    return reached(HONEST_START, db.session.scalars(mine.order_by(Assessment.number).limit(1)))


def answers_of(ids: Iterable[int]) -> defaultdict[int, Answers]:
    """Return the answers of some assessments, by assessment and statement."""
    found: defaultdict[int, Answers] = defaultdict(dict)
    wanted = list(ids)
    if wanted:
        for row in db.session.execute(
            select(*AssessmentAnswer.__table__.c).where(AssessmentAnswer.assessment_id.in_(wanted))
        ):
            found[row.assessment_id][row.statement] = Answer(row.source, row.step, row.is_growth)
    return found


def _rows(person_id: int) -> list[Any]:
    """Return a person's assessments, newest first."""
    columns = (Assessment.id, Assessment.number, Assessment.finished_on)
    mine = select(*columns).where(Assessment.person_id == person_id).order_by(Assessment.number.desc())
    return list(db.session.execute(mine))


def _sheet(row: Any, read: defaultdict[int, Answers]) -> Sheet:
    return Sheet(row.id, row.number, row.finished_on, read[row.id])
