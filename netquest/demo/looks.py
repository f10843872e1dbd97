"""What demo people answered to the statements: some took an assessment at their beginning, a few looked again later."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from netquest.accounts.models import Person
from netquest.assessment.models import Assessment, AssessmentAnswer
from netquest.catalogue import queries as catalogue
from netquest.core.db import load_rows
from netquest.demo.personas import Persona
from netquest.game.assessment import HIGHEST, LOWEST, REST, Answer, prior
from netquest.game.days import local_day
from netquest.game.readiness import Readiness

AGAIN_AFTER = 3 * REST
SKIPPED = 0.15


@dataclass(frozen=True, slots=True)
class Look:
    """One assessment of a person: when it was finished, and the answers by statement."""

    at: datetime
    answers: dict[str, Answer]


def looks_of(persona: Persona, person: Person, *, at: datetime) -> list[Look]:
    """Return the assessments that a person has finished by now; the same person answers the same each time."""
    rng = Random(f"{persona.address}:statements")  # noqa: S311 - repeatable, nothing secret
    times = [person.created_at + timedelta(minutes=20) + number * AGAIN_AFTER for number in range(persona.looks)]
    return [Look(when, _answers(persona, rng, ease=0.4 * number)) for number, when in enumerate(times) if when <= at]


def beginning(looks: list[Look]) -> Readiness:
    """Return where somebody's readiness begins: where their newest assessment says."""
    return prior(looks[-1].answers.values() if looks else ())


def add(session: Session, people: list[tuple[Person, list[Look]]]) -> None:
    """Insert the assessments of some people, with their answers."""
    rows = [row for person, looks in people for row in _rows(person, looks)]
    if not rows:
        return
    ids = session.scalars(insert(Assessment).returning(Assessment.id, sort_by_parameter_order=True), rows).all()
    kept = [look for _, looks in people for look in looks]
    answers = [
        {
            "assessment_id": assessment_id,
            "statement": statement,
            "source": answer.source,
            "step": answer.step,
            "is_growth": answer.is_growth,
        }
        for assessment_id, look in zip(ids, kept, strict=True)
        for statement, answer in look.answers.items()
    ]
    load_rows(session, AssessmentAnswer, answers)


def _answers(persona: Persona, rng: Random, *, ease: float) -> dict[str, Answer]:
    """Draw answers about the middle of the scale: lower for who finds it easy, higher for who dreads it."""
    middle = 3.0 - 1.2 * (persona.ease + ease) + persona.dread / 15
    drawn = {}
    for statement in catalogue.statements().values():
        score = min(HIGHEST, max(LOWEST, round(rng.gauss(middle, 1.2))))
        step = LOWEST + HIGHEST - score if statement.growth else score
        if rng.random() > SKIPPED:
            drawn[statement.id] = Answer(statement.source, step, statement.growth)
    return drawn


def _rows(person: Person, looks: list[Look]) -> Iterator[dict[str, Any]]:
    for number, look in enumerate(looks, 1):
        yield {
            "person_id": person.id,
            "number": number,
            "begun_at": look.at - timedelta(minutes=3),
            "finished_at": look.at,
            "finished_on": local_day(look.at, zone=person.timezone, day_start=person.day_start),
        }
