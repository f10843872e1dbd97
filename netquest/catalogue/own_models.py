"""Tables of the challenges that organisations write themselves, and of every version of them."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from netquest.core.db import Base, UtcDateTime


class OwnChallenge(Base):
    """A challenge of an organisation, for its people alone. Its slug lives for ever; `key` makes adding it harmless.

    Retired ones are offered to nobody, and can be brought back.
    """

    __tablename__ = "own_challenge"
    __table_args__ = (
        UniqueConstraint("author_id", "key"),
        Index("ix_own_challenge_organisation_id", "organisation_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    key: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    retired_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class OwnChallengeVersion(Base):
    """What a challenge says from an instant on: appended and never edited, so that past tries keep what was tried.

    `content` holds the fields of a data file's entry, without slug; `version` is its hash.
    """

    __tablename__ = "own_challenge_version"
    __table_args__ = (UniqueConstraint("challenge_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"))
    challenge_id: Mapped[int] = mapped_column(ForeignKey("own_challenge.id", ondelete="CASCADE"))
    number: Mapped[int]
    version: Mapped[str] = mapped_column(String(16))
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
