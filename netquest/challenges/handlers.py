"""What follows in this feature from events elsewhere."""

from netquest.challenges import service
from netquest.core.db import db
from netquest.events import PersonSignedUp


def begin(event: PersonSignedUp) -> None:
    """Give somebody new the row that their acts add up in."""
    service.begin(db.session(), event.person_id)
