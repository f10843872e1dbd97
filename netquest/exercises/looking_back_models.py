"""The table of bad experiences looked back on."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from netquest.core.db import Base, UtcDateTime


class LookingBack(Base):
    """A look back on one bad experience, written step by step. Nobody else ever reads it.

    `slug` is the small challenge chosen at its end, `for_day` the local day on whose menu it is put. A deleted
    one keeps its row without any word, so that no form brings it back. `key` makes beginning it again harmless.
    """

    __tablename__ = "looking_back"
    __table_args__ = (
        UniqueConstraint("person_id", "key"),
        Index("ix_looking_back_person_id_for_day", "person_id", "for_day"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(64))
    is_heavy: Mapped[bool]
    happened: Mapped[str] = mapped_column(Text)
    pattern: Mapped[str] = mapped_column(Text)
    otherwise: Mapped[str] = mapped_column(Text)
    slug: Mapped[str | None] = mapped_column(String(80))
    for_day: Mapped[date | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
