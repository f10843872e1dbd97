"""How the tests of this folder look at stored weeks, and make the quests that they need."""

from typing import Any, Protocol

from sqlalchemy import select, update

from netquest.core.db import db
from netquest.game.quests import Quest
from netquest.quests.models import QuestWeek
from netquest.quests.rules import pack, unpack


class Somebody(Protocol):
    """Whoever has a number."""

    @property
    def id(self) -> Any: ...


def stored() -> list[Any]:
    """Return every stored week, oldest first."""
    return list(db.session.execute(select(*QuestWeek.__table__.c).order_by(QuestWeek.monday, QuestWeek.number)))


def quests_of(row: Any) -> tuple[Quest, ...]:
    """Return the quests of a stored week."""
    return unpack(row.quests)


def give(person: Somebody, *quests: Quest) -> None:
    """Put these in place of the quests that a person's weeks have."""
    db.session.execute(update(QuestWeek).where(QuestWeek.person_id == person.id).values(quests=pack(quests)))
    db.session.commit()
