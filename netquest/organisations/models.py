"""Tables of organisations: teams and boards, memberships and stays as intervals, invitations and join links."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from netquest.core.db import Base, UtcDateTime


def _open(name: str, *columns: str, end: str) -> Index:
    """Make a unique index over the rows that have no end yet: an interval is open at most once."""
    return _unique_where(name, *columns, condition=f"{end} IS NULL")


def _unique_where(name: str, *columns: str, condition: str) -> Index:
    where = text(condition)
    return Index(name, *columns, unique=True, sqlite_where=where, postgresql_where=where)


class Organisation(Base):
    """A company, a school, a club: whoever brings teams together. `key` makes starting it again harmless.

    `stamp` changes with each change of the challenges that it wrote itself, and is empty until there is one.
    """

    __tablename__ = "organisation"
    __table_args__ = (UniqueConstraint("started_by", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    started_by: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    key: Mapped[str] = mapped_column(String(64))
    stamp: Mapped[str] = mapped_column(String(16), default="")
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class Membership(Base):
    """A person's time in an organisation, ended but never deleted; `role` is 'member' or 'admin'.

    `first_day` and `last_day` are the person's local dates.
    """

    __tablename__ = "membership"
    __table_args__ = (
        _open("uq_membership_open", "person_id", end="ended_at"),
        Index("ix_membership_organisation_id", "organisation_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    role: Mapped[str] = mapped_column(String(8))
    first_day: Mapped[date]
    last_day: Mapped[date | None]
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Team(Base):
    """A team of an organisation. Its slug is unique over all organisations."""

    __tablename__ = "team"
    __table_args__ = (Index("ix_team_organisation_id", "organisation_id"), UniqueConstraint("organisation_id", "key"))

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(60))
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    key: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class TeamMembership(Base):
    """A person's time in a team, ended but never deleted; `role` is 'member' or 'manager'."""

    __tablename__ = "team_membership"
    __table_args__ = (
        _open("uq_team_membership_open", "team_id", "person_id", end="ended_at"),
        Index("ix_team_membership_person_id", "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"))
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    role: Mapped[str] = mapped_column(String(8))
    first_day: Mapped[date]
    last_day: Mapped[date | None]
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Board(Base):
    """The board of a team, or of the whole organisation (without a team).

    `is_full`: its manager chose to show the whole of it. `goal`: tries a week that its people want to reach together,
    None for three a head. `people`: how many are on it, kept by addition.
    """

    __tablename__ = "board"
    __table_args__ = (Index("ix_board_organisation_id", "organisation_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id", ondelete="CASCADE"), unique=True)
    is_full: Mapped[bool] = mapped_column(default=False)
    goal: Mapped[int | None]
    people: Mapped[int] = mapped_column(default=0)


class BoardStay(Base):
    """A person's time on a board: the switch, kept as intervals.

    `since` is the first local day of the membership that it belongs to: only acts from then on count.
    """

    __tablename__ = "board_stay"
    __table_args__ = (
        _open("uq_board_stay_open", "person_id", "board_id", end="left_at"),
        Index("ix_board_stay_board_id", "board_id", "joined_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"))
    board_id: Mapped[int] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    since: Mapped[date]
    joined_at: Mapped[datetime] = mapped_column(UtcDateTime)
    left_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


_TO_TEAM = "accepted_at IS NULL AND revoked_at IS NULL AND team_id IS NOT NULL"
_TO_ORGANISATION = "accepted_at IS NULL AND revoked_at IS NULL AND team_id IS NULL"


class Invitation(Base):
    """A place in an organisation (and a team) offered to one mail address, once, for seven days.

    `role` is 'member', 'manager' or 'admin'; a manager needs a team. One address has one open invitation to a place:
    inviting it again renews that one.
    """

    __tablename__ = "invitation"
    __table_args__ = (
        Index("ix_invitation_organisation_id", "organisation_id"),
        _unique_where("uq_invitation_open_team", "team_id", "email", condition=_TO_TEAM),
        _unique_where("uq_invitation_open_organisation", "organisation_id", "email", condition=_TO_ORGANISATION),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id", ondelete="CASCADE"))
    email: Mapped[str] = mapped_column(String(254))
    role: Mapped[str] = mapped_column(String(8))
    invited_by: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    accepted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    accepted_by: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class JoinLink(Base):
    """A link that lets anybody who has it join a team as a member, until it is revoked. A team has one at a time."""

    __tablename__ = "join_link"
    __table_args__ = (_open("uq_join_link_open", "team_id", end="revoked_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"))
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id", ondelete="CASCADE"))
    made_by: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
