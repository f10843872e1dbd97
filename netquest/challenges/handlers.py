"""What follows in this feature from events elsewhere."""

from netquest.challenges import service
from netquest.core.db import db
from netquest.events import AssessmentDeleted, AssessmentFinished, BoardJoined, BoardsLeft, PersonSignedUp
from netquest.game.assessment import Answer, prior


def begin(event: PersonSignedUp) -> None:
    """Give somebody new the row that their acts add up in."""
    service.begin(db.session(), event.person_id)


def begin_from(event: AssessmentFinished | AssessmentDeleted) -> None:
    """Let a person's readiness begin where the assessment that counts now says."""
    answers = [Answer(source, score) for source, score in event.scores]
    service.begin_from(db.session(), event.person_id, prior(answers))


def restate(event: BoardJoined | BoardsLeft) -> None:
    """Bring a person's standings onto a board that they joined, or off those that they left."""
    service.restate(db.session(), event.person_id)
