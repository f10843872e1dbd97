"""Tables of assessments and their answers. They are a person's own, and go when that person deletes them."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from netquest.core.db import Base, UtcDateTime


class Assessment(Base):
    """One assessment of a person, numbered from 1; the highest number may be open, all others are finished.

    `finished_on` is the person's local day then.
    """

    __tablename__ = "assessment"
    __table_args__ = (UniqueConstraint("person_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    number: Mapped[int]
    begun_at: Mapped[datetime] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    finished_on: Mapped[date | None]


class AssessmentAnswer(Base):
    """A step (1-5) on the scale of one statement. There is no row for a statement that was skipped.

    Source and direction are the statement's as it was then, so that later edits of the catalogue change no one's past.
    """

    __tablename__ = "assessment_answer"

    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True)
    statement: Mapped[str] = mapped_column(String(40), primary_key=True)
    source: Mapped[str] = mapped_column(String(32))
    step: Mapped[int]
    is_growth: Mapped[bool]
