"""Compares where a person's readiness begins with what their assessments give."""

from netquest.assessment.queries import answers_that_count
from netquest.game.assessment import prior
from netquest.game.readiness import Readiness


def due(person_id: int) -> Readiness:
    """Return where a person's readiness should begin: where their newest finished assessment says."""
    return prior(answers_that_count(person_id))


def check(person_id: int, held: Readiness) -> list[str]:
    """Return what differs, in words; `held` is what the person's row holds."""
    if held == due(person_id):
        return []
    return [f"practice of person {person_id}, prior: is not what the newest assessment gives"]
