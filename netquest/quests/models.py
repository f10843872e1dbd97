"""The table of the quests of a week as they were offered; how far one has come follows from the tries alone."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from netquest.core.db import Base, UtcDateTime


class QuestWeek(Base):
    """The three quests of a person's ISO week, numbered from 0; the highest number holds, 1 is the one after a swap.

    `quests` is the JSON of `game.quests.Quest`s, `seed` what they were drawn with, `rules` the version of the rulebook:
    so a week stays as it was offered, whatever becomes of the rules and of the person.
    """

    __tablename__ = "quest_week"
    __table_args__ = (UniqueConstraint("person_id", "monday", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    monday: Mapped[date]
    number: Mapped[int]
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    seed: Mapped[str] = mapped_column(String(20))
    rules: Mapped[str] = mapped_column(String(16))
    quests: Mapped[str] = mapped_column(Text)
