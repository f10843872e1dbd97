"""Tables of people, their sessions by device, and every change of a preference that days are computed from."""

from datetime import date, datetime
from typing import ClassVar

from flask_security import RoleMixin, UserMixin
from sqlalchemy import ForeignKey, Index, String, false, true
from sqlalchemy.orm import Mapped, mapped_column, query_expression

from netquest.core.db import Base, UtcDateTime

DEFAULT_DAY_START = 4
DEFAULT_WEEKLY_GOAL = 3
DEFAULT_MINUTES = 10
HIGHEST_GRADE = 5


class Person(UserMixin, Base):
    """Somebody with an account.

    `password` is an argon2id hash, None for demo people. `fs_uniquifier` stands in session cookies and mailed tokens;
    a new one makes all of them void. `timezone` and `day_start` are today's, their history is in PreferenceChange.
    `ceiling` is the highest grade (1-5) that they want to be offered.
    `language` is a code of core.language, empty when the browser decides.
    `day_streak`: they count days in a row too; only they see them.
    `quests`: they want to have quests.
    `put_away` names the invitations that they do not want to see again, joined by blanks. `keeps_expectations` says
    whether they want to keep what they expect of tries and what came of it, None until they were asked.
    """

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(60))
    email: Mapped[str] = mapped_column(String(254), unique=True)
    password: Mapped[str | None] = mapped_column(String(255))
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    active: Mapped[bool] = mapped_column(default=True)
    is_demo: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    timezone: Mapped[str] = mapped_column(String(64))
    day_start: Mapped[int] = mapped_column(default=DEFAULT_DAY_START)
    minutes: Mapped[int] = mapped_column(default=DEFAULT_MINUTES)
    day_streak: Mapped[bool] = mapped_column(default=False, server_default=false())
    ceiling: Mapped[int] = mapped_column(default=HIGHEST_GRADE, server_default=str(HIGHEST_GRADE))
    theme: Mapped[str] = mapped_column(String(5), default="")
    language: Mapped[str] = mapped_column(String(8), default="", server_default="")
    quests: Mapped[bool] = mapped_column(default=True, server_default=true())
    put_away: Mapped[str] = mapped_column(String(200), default="")
    keeps_expectations: Mapped[bool | None]

    scope: Mapped[str | None] = query_expression()
    """Whose own challenges they are offered (`catalogue.own`); known of who signed in, None where it was not asked."""

    roles: ClassVar[list[RoleMixin]] = []  # type: ignore[misc]
    """Flask-Security asks for them; who may do what stands in memberships."""


class UserSession(Base):
    """One signed-in browser. The cookie holds the secret, this row its SHA-256; revoking it signs that browser out."""

    __tablename__ = "user_session"
    __table_args__ = (Index("ix_user_session_person_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    device: Mapped[str] = mapped_column(String(120))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class PreferenceChange(Base):
    """One change of zone, day start, weekly goal or rest days; appended, never edited. The first are of the sign-up."""

    __tablename__ = "preference_change"
    __table_args__ = (Index("ix_preference_change_person_id_name", "person_id", "name", "valid_from"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(16))
    value: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    valid_from: Mapped[date]
