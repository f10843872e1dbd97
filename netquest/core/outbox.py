"""Mails to be sent: a row is written in the act's own transaction, a worker claims it by lease and sends it.

A row holds ids only; the text is rendered when it is sent. (kind, person, period) is unique, so that one cause sends
one mail. The lease makes a crash cost a late mail, never a lost one.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, UniqueConstraint, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from netquest.core.db import Base, UtcDateTime, is_sqlite

LEASE = timedelta(minutes=2)
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 1440))
"""How long the next try waits after each failure; after the last one the row is parked."""


class OutboxRow(Base):
    """One mail to one person, unsent until `sent_at`."""

    __tablename__ = "outbox"
    __table_args__ = (UniqueConstraint("kind", "person_id", "period"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    period: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    tries: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    parked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    fault: Mapped[str] = mapped_column(default="")


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row that this worker may send until its lease ends."""

    id: int
    kind: str
    person_id: int
    created_at: datetime
    tries: int


def put(session: Session, kind: str, *, person_id: int, period: str, at: datetime) -> None:
    """Ask for one mail. Asking again for the same kind, person and period changes nothing."""
    insert = sqlite.insert if is_sqlite(session) else postgresql.insert
    row = {"kind": kind, "person_id": person_id, "period": period, "created_at": at, "due_at": at}
    session.execute(insert(OutboxRow).values(tries=0, fault="", **row).on_conflict_do_nothing())


def claim(session: Session, *, at: datetime) -> Claimed | None:
    """Take the oldest due row for the length of a lease; None when nothing is due. Call inside a transaction."""
    due = (
        select(OutboxRow.id)
        .where(OutboxRow.sent_at.is_(None), OutboxRow.parked_at.is_(None), OutboxRow.due_at <= at)
        .order_by(OutboxRow.due_at, OutboxRow.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    row_id = session.scalar(due)
    if row_id is None:
        return None
    claimed = session.execute(
        update(OutboxRow)
        .where(OutboxRow.id == row_id)
        .values(due_at=at + LEASE, tries=OutboxRow.tries + 1)
        .returning(OutboxRow.kind, OutboxRow.person_id, OutboxRow.created_at, OutboxRow.tries)
    ).one()
    return Claimed(row_id, *claimed)


def finish(session: Session, row: Claimed, *, at: datetime) -> None:
    """Note that the mail left."""
    session.execute(update(OutboxRow).where(OutboxRow.id == row.id).values(sent_at=at, fault=""))


def fail(session: Session, row: Claimed, *, at: datetime, fault: str, for_good: bool = False) -> None:
    """Note why it did not leave; it is tried again later, or parked after the last wait or a refusal for good."""
    values = {"fault": fault[:200]}
    if for_good or row.tries > len(WAITS):
        session.execute(update(OutboxRow).where(OutboxRow.id == row.id).values(parked_at=at, **values))
        return
    due_at = at + WAITS[row.tries - 1]
    session.execute(update(OutboxRow).where(OutboxRow.id == row.id).values(due_at=due_at, **values))
