"""Tables of the ledger and of badges won. Both are derived from attempts and can be rebuilt."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from netquest.core.db import Base, UtcDateTime


class LedgerLine(Base):
    """One line of the ledger: added once, never changed.

    It holds the difference that an act made to one component of one local day. `cause` names the act, as in
    "attempt:42", `source` the line, as in "attempt:42:2026-11-22:base". It is unique, so the database itself refuses to
    pay for the same thing twice.
    """

    __tablename__ = "ledger_line"
    __table_args__ = (Index("ix_ledger_line_person_id_day", "person_id", "day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    day: Mapped[date]
    component: Mapped[str] = mapped_column(String(16))
    points: Mapped[int]
    board_points: Mapped[int]
    cause: Mapped[str] = mapped_column(String(40), index=True)
    source: Mapped[str] = mapped_column(String(80), unique=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class BadgeAward(Base):
    """A badge that a person holds, and the act (attempt id) that won it."""

    __tablename__ = "badge_award"
    __table_args__ = (UniqueConstraint("person_id", "badge"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    badge: Mapped[str] = mapped_column(String(32))
    attempt_id: Mapped[int]
    day: Mapped[date]
