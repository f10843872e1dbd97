"""What follows in this feature from events elsewhere."""

from netquest.challenges import service
from netquest.core.db import db
from netquest.events import BoardJoined, BoardsLeft, PersonSignedUp


def begin(event: PersonSignedUp) -> None:
    """Give somebody new the row that their acts add up in."""
    service.begin(db.session(), event.person_id)


def restate(event: BoardJoined | BoardsLeft) -> None:
    """Bring a person's standings onto a board that they joined, or off those that they left."""
    service.restate(db.session(), event.person_id)
