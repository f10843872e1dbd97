"""How the tests of this folder answer statements, and what came of it."""

import json

from sqlalchemy import func, select

from netquest.accounts.models import Person
from netquest.assessment import audit as assessments
from netquest.assessment import queries, service
from netquest.assessment.models import Assessment, AssessmentAnswer
from netquest.assessment.views import Desk
from netquest.catalogue import queries as catalogue
from netquest.challenges import audit
from netquest.challenges.models import Practice
from netquest.challenges.queries import prior_of
from netquest.core.db import Base, db
from netquest.game.readiness import Readiness
from tests.challenges.doing import now

SHY = {"unsent": 5, "going-over-it": 4, "full-days": 1, "practice-helps": 4}
BUSY = {"full-days": 5, "people-tire-me": 2, "silent-in-groups": 1}
ALL = list(catalogue.statements())


def finish(person: Person, answers: dict[str, int]) -> int:
    """Finish an assessment, and return its id."""
    service.finish(person, answers, at=now())
    latest = desk(person).latest
    assert latest
    return latest.id


def desk(person: Person) -> Desk:
    """All assessments of somebody."""
    return queries.desk_of(person)


def readiness(person: Person) -> Readiness:
    """What is believed of somebody now."""
    kept = db.session.execute(select(Practice.readiness).where(Practice.person_id == person.id)).scalar_one()
    return Readiness.from_json(json.loads(kept))


def rows(table: type[Base] = AssessmentAnswer) -> int:
    """How many rows a table has."""
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def finished() -> int:
    """How many assessments are finished."""
    return db.session.scalar(select(func.count()).where(Assessment.finished_on.is_not(None))) or 0


def differences(person: Person) -> list[str]:
    """What `flask standings check` would find of somebody, in words."""
    found = [str(difference) for difference in audit.check(person.id)]
    return found + assessments.check(person.id, prior_of(person.id))
