"""What follows in this feature from tries elsewhere."""

from netquest.core.db import db
from netquest.events import AttemptWithdrawn, ChallengeAttempted
from netquest.expectations import service
from netquest.game.acts import Outcome


def bind(event: ChallengeAttempted) -> None:
    """Let the plan that waits belong to the try; one that was left for another day leaves it waiting."""
    if event.outcome != Outcome.SKIPPED.value:
        service.bind(db.session(), event.person_id, event.slug, event.attempt_id)


def set_free(event: AttemptWithdrawn) -> None:
    """Let the plan wait again."""
    service.set_free(db.session(), event.attempt_id)
