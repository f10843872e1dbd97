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
_holds = ChallengeOffset.version == (
    select(func.max(_later.version))
    .where(_later.slug == ChallengeOffset.slug, _later.version <= _version)
    .correlate(ChallengeOffset)
    .scalar_subquery()
)
_OFFSETS = select(ChallengeOffset.slug, ChallengeOffset.mean, ChallengeOffset.variance).where(_holds)
_ALL = (
    select(CalibrationNight.shift, CalibrationNight.slope, CalibrationNight.tries.label("rests_on"), ChallengeOffset)
    .outerjoin_from(CalibrationNight, ChallengeOffset, _holds)
    .where(CalibrationNight.version == _version)
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
    """Return a version of the calibration; one statement when this process reads it for the first time."""
    return _read(version) if version else UNCALIBRATED


def now() -> Calibration:
    """Return the version that counts now, for those whose own statement has not read which one it is."""
    return calibration(db.session.scalar(select(newest_version)))


def read_offsets(version: int, slugs: Iterable[str]) -> dict[str, Offset]:
    """Return what was believed of these challenges in a version; those that no night has read are left out."""
    asked = _OFFSETS.where(ChallengeOffset.slug.in_(list(slugs)))
    return _offsets(db.session.connection().execute(asked, {"version": version}))


def _offsets(rows: Iterable[Any]) -> dict[str, Offset]:
    return {row.slug: Offset(row.mean, row.variance) for row in rows if row.slug}


@lru_cache(maxsize=_KEPT)
def _read(version: int) -> Calibration:
    rows = db.session.connection().execute(_ALL, {"version": version}).all()
    first, offsets = rows[0], MappingProxyType(_offsets(rows))
    return Calibration(version, offsets, Honesty(first.shift, first.slope), first.rests_on)


def forget() -> None:
    """Read every version anew: for tests, whose databases all begin at version 1."""
    _read.cache_clear()
