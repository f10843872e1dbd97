"""Tables of what the nights found out: how hard each challenge really is, and how a chance is honestly said."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from netquest.core.db import Base, UtcDateTime


class CalibrationNight(Base):
    """One night's work, and with it one version of the catalogue's calibration: a night counts once.

    `night` is the day (in UTC) whose attempts were read. `reached` is the last slug whose challenge was calibrated,
    so that whoever finds the night half done goes on there; it counts for nobody before `finished_at` is set. `shift`
    and `slope` are those of `game.honesty.Honesty`, fitted to `tries` attempts.
    """

    __tablename__ = "calibration_night"

    version: Mapped[int] = mapped_column(primary_key=True)
    night: Mapped[date] = mapped_column(unique=True)
    begun_at: Mapped[datetime] = mapped_column(UtcDateTime)
    reached: Mapped[str] = mapped_column(String(80), default="")
    shift: Mapped[float] = mapped_column(default=0.0)
    slope: Mapped[float] = mapped_column(default=1.0)
    tries: Mapped[int] = mapped_column(default=0)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ChallengeOffset(Base):
    """How much harder a challenge is than its grade says from a version on, until a later one says otherwise.

    `mean` and `variance` are those of `game.calibration.Offset`, in logits; `tries` are the attempts that were read.
    """

    __tablename__ = "challenge_offset"

    slug: Mapped[str] = mapped_column(String(80), primary_key=True)
    version: Mapped[int] = mapped_column(
        ForeignKey("calibration_night.version", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    mean: Mapped[float]
    variance: Mapped[float]
    tries: Mapped[int]
