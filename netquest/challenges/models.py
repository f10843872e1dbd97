"""Tables of attempts, withdrawals, steers and marks (facts), of menus as shown, of what a person's acts add up to."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from netquest.core.db import Base, UtcDateTime


class Attempt(Base):
    """A person's try at one challenge, appended and never edited.

    `day` is the local day that it is for, `recorded_on` the local day on which it was recorded at the instant `at` in
    `zone`. Grade, minutes, kind, strategy, loads and what it gives are the challenge's as it was then, so that later
    edits of the catalogue change no one's past. `predicted` is the chance in whole percent before the act, `energy`
    what the person declared for the day, `rules` the version of the rulebook. `guess` is how many of ten the person
    thought would say yes (0 to 10), None where they did not say. `key` makes posting it again harmless.

    `calibration` is the version that the try saw, `offset` and `doubt` what it said of the challenge (0 and .5 before
    the first night). `logit` is the chance before the act once more, and `margin_doubt` the variance of its margin:
    the night learns from them. Tries from before the nights have neither, nor those of who wants nothing believed.
    """

    __tablename__ = "attempt"
    __table_args__ = (
        UniqueConstraint("person_id", "key"),
        Index("ix_attempt_person_id_day", "person_id", "day"),
        Index("ix_attempt_person_id_slug_day", "person_id", "slug", "day"),
        Index("ix_attempt_at", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(120))
    slug: Mapped[str] = mapped_column(String(80))
    version: Mapped[str] = mapped_column(String(16))
    rules: Mapped[str] = mapped_column(String(16))
    outcome: Mapped[str] = mapped_column(String(8))
    day: Mapped[date]
    recorded_on: Mapped[date]
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    zone: Mapped[str] = mapped_column(String(64))
    grade: Mapped[int]
    minutes: Mapped[int]
    kind: Mapped[str] = mapped_column(String(16))
    strategy: Mapped[str] = mapped_column(String(32))
    loads: Mapped[dict[str, float]] = mapped_column(JSON)
    gives: Mapped[str] = mapped_column(String(16), default="", server_default="")
    predicted: Mapped[int]
    calibration: Mapped[int] = mapped_column(default=0, server_default="0")
    offset: Mapped[float] = mapped_column(default=0.0, server_default="0")
    doubt: Mapped[float] = mapped_column(default=0.5, server_default="0.5")
    logit: Mapped[float | None]
    margin_doubt: Mapped[float | None]
    energy: Mapped[int]
    nerves_before: Mapped[int | None]
    nerves_after: Mapped[int | None]
    guess: Mapped[int | None]
    note: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str | None] = mapped_column(String(12))
    source: Mapped[str | None] = mapped_column(String(32))


class Withdrawal(Base):
    """An attempt taken back. The attempt stays as a fact; everything derived is as if it had never been made."""

    __tablename__ = "withdrawal"

    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id", ondelete="CASCADE"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class Practice(Base):
    """What a person's surviving attempts add up to, one row a person; it can be refolded from them at any time.

    `calendar` is the text of `game.calendar.Calendar`, `tally` and `readiness` the JSON of their game records, kept
    as text: a page joins this row to others, and reads each of them once. `prior` is the JSON of the readiness
    that all attempts are folded into, empty for the one that anybody begins with.
    """

    __tablename__ = "practice"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    points: Mapped[int] = mapped_column(default=0)
    calendar: Mapped[str] = mapped_column(Text, default="")
    tally: Mapped[str] = mapped_column(Text, default="")
    readiness: Mapped[str] = mapped_column(Text, default="")
    prior: Mapped[str] = mapped_column(Text, default="")


class Menu(Base):
    """The cards of one local day as they were offered, numbered from 0; the highest number is shown.

    `mode` and `lean` are those of `game.modes`: how bold it is by the last tries, and what the person asked for.
    `calibration` is the version by which they were chosen, `picks` the JSON of `game.cards.Pick`s, `swapped` of the
    slugs that were swapped away that day, `readiness` what was believed of the person then: so 'why this one' stays
    true later.
    """

    __tablename__ = "menu"
    __table_args__ = (UniqueConstraint("person_id", "day", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    day: Mapped[date]
    number: Mapped[int]
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    seed: Mapped[str] = mapped_column(String(20))
    rules: Mapped[str] = mapped_column(String(16))
    calibration: Mapped[int] = mapped_column(default=0, server_default="0")
    minutes: Mapped[int]
    energy: Mapped[int]
    mode: Mapped[str] = mapped_column(String(8), default="normal", server_default="normal")
    lean: Mapped[str] = mapped_column(String(8), default="", server_default="")
    picks: Mapped[str] = mapped_column(Text)
    swapped: Mapped[str] = mapped_column(Text, default="[]")
    readiness: Mapped[str] = mapped_column(Text)


class SavedChallenge(Base):
    """A challenge that a person put aside for later; it is there until they take it off."""

    __tablename__ = "saved_challenge"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    slug: Mapped[str] = mapped_column(String(80), primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class ChallengeRating(Base):
    """What a person says of a challenge for themself, one word a challenge: the latest, said on the local day `day`.

    `verdict` is one of `rules.Verdict`. `reason` is a `game.objections.Objection`, empty for what helped. `version` is
    that of the content.
    """

    __tablename__ = "challenge_rating"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    slug: Mapped[str] = mapped_column(String(80), primary_key=True)
    version: Mapped[str] = mapped_column(String(16))
    verdict: Mapped[str] = mapped_column(String(12))
    reason: Mapped[str] = mapped_column(String(12))
    day: Mapped[date]
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class Steer(Base):
    """What a person said about how NetQuest chooses for them, appended and never edited, numbered from 0 a person.

    `kind` is one of `game.steering.Kind`, `source` the one that it is about or empty. It stands after all their
    attempts with an id up to `after`. `day` is the local day on which it was said.
    """

    __tablename__ = "steer"
    __table_args__ = (UniqueConstraint("person_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(8))
    source: Mapped[str] = mapped_column(String(32))
    after: Mapped[int]
    day: Mapped[date]
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class SteerWithdrawal(Base):
    """Something said about how NetQuest chooses, taken back: the belief is as if it had never been said."""

    __tablename__ = "steer_withdrawal"

    steer_id: Mapped[int] = mapped_column(ForeignKey("steer.id", ondelete="CASCADE"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class Hiding(Base):
    """What a person said last of hiding a challenge, beside the skips that ask for it.

    `after` is `rules.HIDDEN`, or their newest attempt when they brought it back: older skips hide it no more.
    """

    __tablename__ = "hiding"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    slug: Mapped[str] = mapped_column(String(80), primary_key=True)
    after: Mapped[int]
    at: Mapped[datetime] = mapped_column(UtcDateTime)
