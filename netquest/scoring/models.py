"""Tables of the ledger, of badges won, and of standings on boards. All are derived from attempts and can be rebuilt."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from netquest.core.db import Base, UtcDateTime

CLUSTERED = {"sqlite_with_rowid": False}
"""On SQLite the rows lie in the order of their key, so that a rank, or a week, is read from one stretch of them."""


class LedgerLine(Base):
    """One line of the ledger: added once, never changed.

    It holds the difference that an act made to one component of one local day. `cause` names the act, as in
    "attempt:42". Day, cause and component are the key, so the database itself refuses to pay for the same thing twice.
    """

    __tablename__ = "ledger_line"
    __table_args__ = (CLUSTERED,)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    cause: Mapped[str] = mapped_column(String(40), primary_key=True)
    component: Mapped[str] = mapped_column(String(16), primary_key=True)
    points: Mapped[int]
    board_points: Mapped[int]
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


class Standing(Base):
    """The score of a person in one period of a board that they are on now; there is none before the first try.

    `period` is a name of `game.boards` ('2026-W47', '2026-11', 'all'), `reached_at` the instant at which the points
    were reached: it orders equal scores.
    """

    __tablename__ = "standing"
    __table_args__ = (Index("ix_standing_person_id", "person_id"), CLUSTERED)

    board_id: Mapped[int] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"), primary_key=True)
    period: Mapped[str] = mapped_column(String(8), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"))
    points: Mapped[int]
    tries: Mapped[int]
    reached_at: Mapped[datetime] = mapped_column(UtcDateTime)


Index(
    "ix_standing_place",
    Standing.board_id,
    Standing.period,
    Standing.points.desc(),
    Standing.reached_at,
    Standing.person_id,
)


class StandingBin(Base):
    """How many people of a board have exactly these points in a period, and their tries together: the histogram.

    A rank is one more than the people in the bins above. A bin may be left with nobody in it, until the next sweep.
    """

    __tablename__ = "standing_bin"
    __table_args__ = (CLUSTERED,)

    board_id: Mapped[int] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"), primary_key=True)
    period: Mapped[str] = mapped_column(String(8), primary_key=True)
    points: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"))
    people: Mapped[int]
    tries: Mapped[int]


class TeamScore(Base):
    """A team's fair score of one ISO week, as it was on `day`; `people` were on its board when the week began.

    It is a dated figure of what counted then, not a sum that is kept: the next refresh replaces it, nothing checks it.
    """

    __tablename__ = "team_score"
    __table_args__ = (Index("ix_team_score_organisation_id_week", "organisation_id", "week"),)

    board_id: Mapped[int] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"), primary_key=True)
    week: Mapped[str] = mapped_column(String(8), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"))
    points: Mapped[int]
    people: Mapped[int]
    day: Mapped[date]
