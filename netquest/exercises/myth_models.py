"""The table of what people answered about myths (facts)."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from netquest.core.db import Base, UtcDateTime


class MythAnswer(Base):
    """What somebody answered about a myth on a local day, appended and never edited.

    `verdict` is what we told them then, so that a later edit of the myth changes nobody's past. A myth has one answer a
    day, which makes giving it again harmless.
    """

    __tablename__ = "myth_answer"
    __table_args__ = (UniqueConstraint("person_id", "myth", "day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    myth: Mapped[str] = mapped_column(String(80))
    answer: Mapped[str] = mapped_column(String(8))
    verdict: Mapped[str] = mapped_column(String(8))
    day: Mapped[date]
    at: Mapped[datetime] = mapped_column(UtcDateTime)
