"""The table of pauses; the other choices of a rhythm are preferences, which accounts keeps."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from netquest.core.db import Base, UtcDateTime


class Pause(Base):
    """Days on which nothing is asked of a person, both ends included. `key` makes adding it again harmless.

    Pauses of a person neither overlap nor touch: a new one takes in those that it meets. The row of one that was
    deleted or taken in stays, so that deleting it again is harmless.
    """

    __tablename__ = "pause"
    __table_args__ = (UniqueConstraint("person_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(64))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
