"""Tables of sets and their versions, of offers with their items, and of the tries at an item."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from netquest.core.db import Base, UtcDateTime

NAME_MOST = 60
WHY_MOST = 400


class ChallengeSet(Base):
    """A path of challenges that somebody laid out for others. `key` makes laying it out again harmless."""

    __tablename__ = "challenge_set"
    __table_args__ = (
        UniqueConstraint("author_id", "key"),
        Index("ix_challenge_set_organisation_id", "organisation_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    key: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class SetVersion(Base):
    """What a set says. The newest version is the one that is worked on; it is frozen once it is offered to somebody.

    `why` speaks to those who walk it.
    """

    __tablename__ = "set_version"
    __table_args__ = (UniqueConstraint("set_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"))
    set_id: Mapped[int] = mapped_column(ForeignKey("challenge_set.id", ondelete="CASCADE"))
    number: Mapped[int]
    name: Mapped[str] = mapped_column(String(NAME_MOST))
    why: Mapped[str] = mapped_column(Text)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class SetItem(Base):
    """One challenge of a version, at its position from 1; `version` is that of the challenge's content."""

    __tablename__ = "set_item"

    version_id: Mapped[int] = mapped_column(ForeignKey("set_version.id", ondelete="CASCADE"), primary_key=True)
    slug: Mapped[str] = mapped_column(String(80), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"))
    position: Mapped[int]
    version: Mapped[str] = mapped_column(String(16))


class Assignment(Base):
    """A version of a set, offered to a team or (without one) to people by name, from a local day to another.

    `key` makes offering it again harmless.
    """

    __tablename__ = "assignment"
    __table_args__ = (
        UniqueConstraint("author_id", "key"),
        Index("ix_assignment_set_id", "set_id"),
        Index("ix_assignment_version_id", "version_id"),
        Index("ix_assignment_team_id", "team_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"))
    set_id: Mapped[int] = mapped_column(ForeignKey("challenge_set.id", ondelete="CASCADE"))
    version_id: Mapped[int] = mapped_column(ForeignKey("set_version.id", ondelete="CASCADE"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id", ondelete="CASCADE"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    starts_on: Mapped[date]
    due_on: Mapped[date]
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    key: Mapped[str] = mapped_column(String(90))


class Offer(Base):
    """One person's part of an assignment: accepted, passed, or (neither) still waiting for an answer."""

    __tablename__ = "offer"
    __table_args__ = (
        UniqueConstraint("assignment_id", "person_id"),
        Index("ix_offer_person_id", "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"))
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    accepted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    passed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class OfferItem(Base):
    """One challenge of an offer. Person, days and the instant of the offer stand here too: a try asks for nothing else.

    A try at it counts when it is for a day between the two, and was made after the offer.
    """

    __tablename__ = "offer_item"
    __table_args__ = (
        UniqueConstraint("offer_id", "slug"),
        Index("ix_offer_item_person_id_slug", "person_id", "slug"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"))
    offer_id: Mapped[int] = mapped_column(ForeignKey("offer.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    slug: Mapped[str] = mapped_column(String(80))
    position: Mapped[int]
    starts_on: Mapped[date]
    due_on: Mapped[date]
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class ItemTry(Base):
    """An attempt that counts for an item; an item is tried while it has one. Follows from attempts and items alone."""

    __tablename__ = "item_try"
    __table_args__ = (Index("ix_item_try_attempt_id", "attempt_id"),)

    offer_item_id: Mapped[int] = mapped_column(ForeignKey("offer_item.id", ondelete="CASCADE"), primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id", ondelete="CASCADE"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"))
