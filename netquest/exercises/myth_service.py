"""Writes of answers about myths."""

from datetime import date, datetime

from netquest.accounts.models import Person
from netquest.catalogue.models import Myth
from netquest.core.db import insert_new, transaction
from netquest.exercises import myth_queries
from netquest.exercises.myth_models import MythAnswer


def answer(person: Person, myth: Myth, said: str, *, today: date, at: datetime) -> None:
    """Keep what somebody says of a myth that waits for an answer; of one that does not, nothing is kept.

    So the first answer of a day stands, and giving it again changes nothing.
    """
    row = {"person_id": person.id, "myth": myth.id, "answer": said, "verdict": myth.verdict, "day": today, "at": at}
    with transaction() as session:
        [view] = myth_queries.views(person, today=today, slug=myth.id)
        if view.is_open:
            insert_new(session, MythAnswer, row)
