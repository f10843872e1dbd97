"""What follows in this feature from tries: an item is tried at once, and open again when the try is taken back.

Both run with every attempt of everybody, so each is one statement that was built once.
"""

from sqlalchemy import Date, Integer, String, bindparam, delete, insert, select

from netquest.assignments.models import ItemTry, OfferItem
from netquest.core.db import UtcDateTime, db
from netquest.events import AttemptWithdrawn, ChallengeAttempted
from netquest.game.acts import Outcome

_day = bindparam("day", type_=Date)
_TRY = insert(ItemTry).from_select(
    ["offer_item_id", "attempt_id", "organisation_id"],
    select(OfferItem.id, bindparam("attempt", type_=Integer), OfferItem.organisation_id)
    .where(OfferItem.person_id == bindparam("person", type_=Integer))
    .where(OfferItem.slug == bindparam("slug", type_=String))
    .where(OfferItem.starts_on <= _day, OfferItem.due_on >= _day)
    .where(OfferItem.at <= bindparam("at", type_=UtcDateTime)),
)
_UNDO = delete(ItemTry).where(ItemTry.attempt_id == bindparam("attempt", type_=Integer))


def count_try(event: ChallengeAttempted) -> None:
    """Let a try count for every item that waits for it, whatever its outcome; whether the offer holds is read later."""
    if event.outcome == Outcome.SKIPPED.value:
        return
    values = {
        "attempt": event.attempt_id,
        "person": event.person_id,
        "slug": event.slug,
        "day": event.day,
        "at": event.at,
    }
    db.session.connection().execute(_TRY, values)


def take_back(event: AttemptWithdrawn) -> None:
    """Open the items again for which a try counted."""
    db.session.connection().execute(_UNDO, {"attempt": event.attempt_id})
