"""The table of caught thoughts and the cards that answer them."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from netquest.core.db import Base, UtcDateTime


class Reframe(Base):
    """A thought that somebody caught, and the card that answers it. Nobody else ever reads it.

    `guide` names the worked reframe whose three questions the answers answer. `number` counts the versions from 1: an
    edit names the one that it saw. A deleted one keeps its row, so that sending its form again does not bring it back;
    its words are gone. `key` makes keeping it again harmless.
    """

    __tablename__ = "reframe"
    __table_args__ = (UniqueConstraint("person_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(64))
    number: Mapped[int]
    source: Mapped[str] = mapped_column(String(32))
    guide: Mapped[str] = mapped_column(String(80))
    thought: Mapped[str] = mapped_column(Text)
    first_answer: Mapped[str] = mapped_column(Text)
    second_answer: Mapped[str] = mapped_column(Text)
    third_answer: Mapped[str] = mapped_column(Text)
    card: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    retired_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
