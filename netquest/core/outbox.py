"""Mails to be sent: a row is written in the act's own transaction, a worker claims it by lease and sends it.

A row holds ids only; the text is rendered when it is sent. It goes to a person, or it is about something and goes to an
address that may belong to nobody here. (kind, person, period) and (kind, about, period) are unique, so that one cause
sends one mail. The lease makes a crash cost a late mail, never a lost one.
"""

import hashlib
from dataclasses import dataclass, fields
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Select, String, UniqueConstraint, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from netquest.core.db import Base, UtcDateTime, insert_new
from netquest.core.language import spoken

LEASE = timedelta(minutes=2)
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 1440))
"""How long the next try waits after each failure; after the last one the row is parked."""
MOST_A_DAY = 6
"""Mails to one person, or to one address, in 24 hours; a row beyond them is parked."""


class OutboxRow(Base):
    """One mail, unsent until `sent_at`; `parked_at` means that nobody tries any more, see `fault`.

    Either `person_id` says to whom it goes; or `about` is the id of what it is about, whose table the kind knows, and
    `address` a digest of where it goes. `language` was spoken when it was asked for; a person's own choice goes first.
    """

    __tablename__ = "outbox"
    __table_args__ = (UniqueConstraint("kind", "person_id", "period"), UniqueConstraint("kind", "about", "period"))

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    about: Mapped[int | None]
    address: Mapped[str | None] = mapped_column(String(64), index=True)
    period: Mapped[str]
    language: Mapped[str] = mapped_column(String(8), default="", server_default="")
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
    person_id: int | None
    about: int | None
    address: str | None
    language: str
    created_at: datetime
    tries: int


def put(session: Session, kind: str, *, person_id: int, period: str, at: datetime) -> None:
    """Ask for one mail to a person. Asking again for the same kind, person and period changes nothing."""
    _put(session, kind, period=period, at=at, person_id=person_id, about=None, address=None)


def put_about(session: Session, kind: str, *, about: int, to: str, period: str, at: datetime) -> None:
    """Ask for one mail about something to an address, whether or not somebody here has it. Again changes nothing."""
    digest = hashlib.sha256(to.encode()).hexdigest()
    _put(session, kind, period=period, at=at, person_id=None, about=about, address=digest)


def _put(session: Session, kind: str, *, at: datetime, **whom: str | int | None) -> None:
    row = {"kind": kind, "created_at": at, "due_at": at, "tries": 0, "fault": "", "language": spoken(), **whom}
    insert_new(session, OutboxRow, row)


def is_due(session: Session, *, at: datetime) -> bool:
    """Whether a row waits to be sent; a plain read, so that an idle worker takes no lock."""
    return session.scalar(_due(at)) is not None


def claim(session: Session, *, at: datetime) -> Claimed | None:
    """Take the oldest due row for the length of a lease; None when nothing is due. Call inside a transaction."""
    row_id = session.scalar(_due(at).with_for_update(skip_locked=True))
    if row_id is None:
        return None
    claimed = session.execute(
        update(OutboxRow)
        .where(OutboxRow.id == row_id)
        .values(due_at=at + LEASE, tries=OutboxRow.tries + 1)
        .returning(*(getattr(OutboxRow, field.name) for field in fields(Claimed)))
    ).one()
    return Claimed(*claimed)


def has_room(session: Session, row: Claimed, *, at: datetime) -> bool:
    """Whether the person, or the address, that this mail goes to may get one more today."""
    whom = OutboxRow.address == row.address if row.address else OutboxRow.person_id == row.person_id
    sent = select(func.count()).where(whom, OutboxRow.sent_at > at - timedelta(days=1))
    return (session.scalar(sent) or 0) < MOST_A_DAY


def finish(session: Session, row: Claimed, *, at: datetime) -> None:
    """Note that the mail left."""
    session.execute(update(OutboxRow).where(OutboxRow.id == row.id).values(sent_at=at, fault=""))


def fail(session: Session, row: Claimed, *, at: datetime, fault: str, for_good: bool = False) -> None:
    """Note why it did not leave; it is tried again later, or parked after the last wait or a refusal for good."""
    is_over = for_good or row.tries > len(WAITS)
    outcome = {"parked_at": at} if is_over else {"due_at": at + WAITS[row.tries - 1]}
    mine = (OutboxRow.id == row.id, OutboxRow.tries == row.tries, OutboxRow.sent_at.is_(None))
    session.execute(update(OutboxRow).where(*mine).values(fault=fault[:200], **outcome))


def latest(session: Session, most: int) -> list[OutboxRow]:
    """Return the newest rows, sent or not."""
    return list(session.scalars(select(OutboxRow).order_by(OutboxRow.id.desc()).limit(most)))


def _due(at: datetime) -> Select[int]:
    waiting = (OutboxRow.sent_at.is_(None), OutboxRow.parked_at.is_(None), OutboxRow.due_at <= at)
    return select(OutboxRow.id).where(*waiting).order_by(OutboxRow.due_at, OutboxRow.id).limit(1)
