"""What the nights found out about challenges, read by version: a version is read once a process and kept.

Version 0 is what holds before the first night: each challenge is as hard as its grade says, and no chance is said.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import Integer, bindparam, func, select
from sqlalchemy.orm import aliased

from netquest.catalogue.calibration_models import CalibrationNight, ChallengeOffset
from netquest.core.db import db
from netquest.game.calibration import Offset
from netquest.game.honesty import Frequency, Honesty, frequency

GUESS = Offset()
"""What is believed of a challenge that no night has read yet."""

ENOUGH = 200
"""Before the fit rests on so many attempts, no chance is said: it could be far off."""

_KEPT = 4
_version = bindparam("version", type_=Integer)
_later = aliased(ChallengeOffset)
_OFFSETS = select(ChallengeOffset.slug, ChallengeOffset.mean, ChallengeOffset.variance).where(
    ChallengeOffset.version
    == select(func.max(_later.version))
    .where(_later.slug == ChallengeOffset.slug, _later.version <= _version)
    .correlate(ChallengeOffset)
    .scalar_subquery()
)
_FIT = select(CalibrationNight.shift, CalibrationNight.slope, CalibrationNight.tries).where(
    CalibrationNight.version == _version
)

newest_version = (
    select(CalibrationNight.version)
    .where(CalibrationNight.finished_at.is_not(None))
    .order_by(CalibrationNight.version.desc())
    .limit(1)
    .scalar_subquery()
)
"""The version that counts now, as a column of another statement; NULL before the first night."""


@dataclass(frozen=True, slots=True, eq=False)
class Calibration:
    """One version: how much harder challenges are than their grades say, and the honest bend of a chance."""

    version: int = 0
    offsets: Mapping[str, Offset] = field(default_factory=lambda: MappingProxyType({}))
    honesty: Honesty = field(default_factory=Honesty)
    tries: int = 0

    def offset_of(self, slug: str) -> Offset:
        """Return what is believed of a challenge."""
        return self.offsets.get(slug, GUESS)

    def say(self, x: float) -> Frequency | None:
        """Return how a chance is said, given its logit; None while it is too early to say."""
        return frequency(self.honesty.say(x)) if self.tries >= ENOUGH else None


UNCALIBRATED = Calibration()


def calibration(version: int | None) -> Calibration:
    """Return a version of the calibration; two statements when this process reads it for the first time."""
    return _read(version) if version else UNCALIBRATED


def now() -> Calibration:
    """Return the version that counts now, for those whose own statement has not read which one it is."""
    return calibration(db.session.scalar(select(newest_version)))


def read_offsets(version: int, slugs: Iterable[str] | None = None) -> dict[str, Offset]:
    """Return what was believed in a version, of these challenges or all; those that no night has read are left out."""
    asked = _OFFSETS if slugs is None else _OFFSETS.where(ChallengeOffset.slug.in_(list(slugs)))
    rows: Iterable[Any] = db.session.connection().execute(asked, {"version": version})
    return {row.slug: Offset(row.mean, row.variance) for row in rows}


@lru_cache(maxsize=_KEPT)
def _read(version: int) -> Calibration:
    shift, slope, tries = db.session.connection().execute(_FIT, {"version": version}).one()
    return Calibration(version, MappingProxyType(read_offsets(version)), Honesty(shift, slope), tries)


def forget() -> None:
    """Read every version anew: for tests, whose databases all begin at version 1."""
    _read.cache_clear()
