"""Writes of assessments: keeping answers, finishing, deleting, passing on it. One act is one transaction.

The newest finished assessment says where the ladder begins, for all tries together; without one it begins where it
begins for anybody.
"""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from netquest.accounts.models import Person
from netquest.accounts.service import hold, put_away
from netquest.assessment import queries
from netquest.assessment.models import Assessment, AssessmentAnswer
from netquest.assessment.views import Desk
from netquest.catalogue import queries as catalogue
from netquest.core.bus import publish
from netquest.core.db import insert_rows, transaction
from netquest.core.errors import Conflict, LimitReached
from netquest.events import AssessmentDeleted, AssessmentFinished
from netquest.game.days import local_day

INVITATION = "assessment"
"""The name of the line on Today that asks whether somebody would like to take it."""

Given = Mapping[str, int | None]
"""Steps (1-5) by statement; None takes an answer back. Statements that are not named stay as they are."""


def save(person: Person, given: Given, *, at: datetime) -> None:
    """Keep some answers. The first ones begin an assessment.

    Raises LimitReached when the last one was finished less than two weeks ago.
    """
    with transaction() as session:
        hold(session, person.id)
        _keep(session, _open_sheet(session, person, at=at), given)


def finish(person: Person, given: Given, *, at: datetime) -> None:
    """Keep some last answers and finish: from now on the ladder begins where the answers say.

    The same answers once more change nothing. Raises LimitReached as `save` does, Conflict when nothing was answered.
    """
    with transaction() as session:
        hold(session, person.id)
        if _is_repeat(queries.desk_of(person), given, on=_today(person, at)):
            return
        sheet_id = _open_sheet(session, person, at=at)
        _keep(session, sheet_id, given)
        if not queries.answers_of([sheet_id])[sheet_id]:
            raise Conflict
        done = {"finished_at": at, "finished_on": _today(person, at)}
        session.execute(update(Assessment).where(Assessment.id == sheet_id).values(**done))
        put_away(session, person.id, INVITATION)
        publish(AssessmentFinished(person.id, scores=_scores(person.id), at=at))


def remove(person: Person, assessment_id: int | None, *, at: datetime) -> None:
    """Delete an assessment of the person's own, or all of them (None). What is not theirs stays."""
    with transaction() as session:
        hold(session, person.id)
        mine = [Assessment.person_id == person.id]
        if assessment_id is not None:
            mine.append(Assessment.id == assessment_id)
        ids = list(session.scalars(select(Assessment.id).where(*mine)))
        if ids:
            session.execute(delete(AssessmentAnswer).where(AssessmentAnswer.assessment_id.in_(ids)))
            session.execute(delete(Assessment).where(Assessment.id.in_(ids)))
            publish(AssessmentDeleted(person.id, scores=_scores(person.id), at=at))


def pass_on(person: Person) -> None:
    """Remember that the person does not want to be asked again."""
    with transaction() as session:
        hold(session, person.id)
        put_away(session, person.id, INVITATION)


def _open_sheet(session: Session, person: Person, *, at: datetime) -> int:
    """Return the id of the person's open assessment; begins one when none is open."""
    desk = queries.desk_of(person)
    if desk.open:
        return desk.open.id
    if not desk.can_answer(_today(person, at)):
        raise LimitReached
    number = desk.finished[0].number + 1 if desk.finished else 1
    row = {"person_id": person.id, "number": number, "begun_at": at}
    sheet_id: int = session.execute(insert(Assessment).values(row).returning(Assessment.id)).scalar_one()
    return sheet_id


def _is_repeat(desk: Desk, given: Given, *, on: date) -> bool:
    """Whether these answers are those of the newest assessment, which still rests: a form that was sent twice."""
    if desk.can_answer(on) or not desk.latest:
        return False
    kept = {name: answer.step for name, answer in desk.latest.answers.items()}
    return all(kept.get(name) == step for name, step in given.items())


def _keep(session: Session, sheet_id: int, given: Given) -> None:
    """Replace the answers to these statements."""
    known = catalogue.statements()
    named = [statement for statement in given if statement in known]
    answers = AssessmentAnswer.assessment_id == sheet_id
    session.execute(delete(AssessmentAnswer).where(answers, AssessmentAnswer.statement.in_(named)))
    rows = [
        {
            "assessment_id": sheet_id,
            "statement": name,
            "source": known[name].source,
            "step": given[name],
            "is_growth": known[name].growth,
        }
        for name in named
        if given[name] is not None
    ]
    insert_rows(session, AssessmentAnswer, rows)


def _scores(person_id: int) -> tuple[tuple[str, int], ...]:
    return tuple((answer.source, answer.score) for answer in queries.answers_that_count(person_id))


def _today(person: Person, at: datetime) -> date:
    return local_day(at, zone=person.timezone, day_start=person.day_start)
