"""The table of what people expected of a try, and what came of it."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from netquest.core.db import Base


class Plan(Base):
    """What somebody expects of a try at one challenge, and how they mean to go about it. Nobody else ever reads it.

    `fears` are ids of `rules.FEARS` joined by blanks, `own_fear` is one in their words, `nerves` are 0-100; `cue` says
    when or where they `act`. It waits until the challenge is tried, and belongs to that attempt then, which can be
    taken back. `happened` (see `rules.pack_answers`) and `learnt` are the finding: what came of it, first told on the
    local day `told_on`. A deleted plan is gone whole. `key` makes keeping it again harmless.
    """

    __tablename__ = "plan"
    __table_args__ = (
        UniqueConstraint("person_id", "key"),
        UniqueConstraint("attempt_id"),
        Index("ix_plan_person_id_slug", "person_id", "slug"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(64))
    slug: Mapped[str] = mapped_column(String(80))
    fears: Mapped[str] = mapped_column(Text)
    own_fear: Mapped[str] = mapped_column(Text)
    nerves: Mapped[int | None]
    cue: Mapped[str] = mapped_column(Text)
    act: Mapped[str] = mapped_column(Text)
    made_on: Mapped[date]
    attempt_id: Mapped[int | None] = mapped_column(ForeignKey("attempt.id", ondelete="CASCADE"))
    happened: Mapped[str] = mapped_column(Text)
    learnt: Mapped[str] = mapped_column(Text)
    told_on: Mapped[date | None]
