"""Writes of the night: what a day's attempts teach about challenges, and how a chance is honestly said.

A night is worked through in small steps, challenge by challenge. Each step first works out, then claims and writes in
one transaction, so that it may be stopped anywhere, and any number of workers may do the same night at once: all of
them find the same, and each step counts once.
"""

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, update

from netquest.catalogue.calibration import GUESS, read_offsets
from netquest.catalogue.calibration_models import CalibrationNight, ChallengeOffset
from netquest.challenges.day_queries import act_of
from netquest.challenges.models import Attempt, Withdrawal
from netquest.core.db import db, insert_new, insert_rows, transaction
from netquest.core.errors import Conflict
from netquest.game import honesty
from netquest.game.calibration import NIGHTLY, SAYS_NOTHING, Offset, Reading, calibrate, reading
from netquest.game.honesty import Honesty
from netquest.game.readiness import DONE

GRACE = timedelta(minutes=10)
"""A day is read so long after its end, when every act of it is surely stored."""

AT_ONCE = 25
"""Challenges in one step."""

_ROWS_AT_ONCE = 20_000
_DAY = timedelta(days=1)
_attempt = Attempt.__table__.c


@dataclass(frozen=True, slots=True)
class Night:
    """A night under way or over: its version of the calibration, and how far it has come."""

    version: int
    night: date
    reached: str
    is_finished: bool


def due(*, at: datetime) -> date | None:
    """Return the night that is next, None when all are done.

    An unfinished one comes first; after a long pause no more nights are made up for than the honesty fit reads.
    """
    last, over = newest(), last_over(at)
    if last is None:
        return over
    if not last.is_finished:
        return last.night
    following = max(last.night + _DAY, over - (honesty.DAYS - 1) * _DAY)
    return following if following <= over else None


def last_over(at: datetime) -> date:
    """Return the last day (in UTC) that is over, with all of its acts."""
    return (at - GRACE).astimezone(UTC).date() - _DAY


def newest() -> Night | None:
    """Return the latest night, finished or not."""
    row = db.session.execute(
        select(
            CalibrationNight.version, CalibrationNight.night, CalibrationNight.reached, CalibrationNight.finished_at
        ).order_by(CalibrationNight.version.desc())
    ).first()
    return Night(row.version, row.night, row.reached, row.finished_at is not None) if row else None


def found_out(night: date) -> tuple[int, int, Honesty, int]:
    """Return what a finished night came to: its version, the challenges moved, the fit, and what that rests on."""
    row = db.session.execute(select(CalibrationNight).where(CalibrationNight.night == night)).scalar_one()
    moved = db.session.scalar(select(func.count()).where(ChallengeOffset.version == row.version)) or 0
    return row.version, moved, Honesty(row.shift, row.slope), row.tries


def step(night: date, *, at: datetime) -> bool:
    """Do one step of a night; returns whether more is left of it. A night that is done stays as it is.

    Raises Conflict for one that is not over yet, and for one that comes before or after another that is unfinished or
    later: nights are read in their order.
    """
    found = _begun(night, at=at)
    if found.is_finished:
        return False
    slugs = _next_challenges(found)
    if not slugs:
        _finish(found, at=at)
        return False
    rows = _calibrated(found, slugs)
    with transaction() as session:
        claim = (
            update(CalibrationNight)
            .where(CalibrationNight.version == found.version, CalibrationNight.reached == found.reached)
            .values(reached=slugs[-1])
            .returning(CalibrationNight.version)
        )
        if session.execute(claim).one_or_none():
            insert_rows(session, ChallengeOffset, rows)
    return True


def _begun(night: date, *, at: datetime) -> Night:
    """Return a night, begun if it was not. The next version goes to one night only, whoever asks first."""
    last = newest()
    if last and last.night == night:
        return last
    if night > last_over(at) or (last and (night < last.night or not last.is_finished)):
        raise Conflict
    values = {"version": last.version + 1 if last else 1, "night": night, "begun_at": at}
    with transaction() as session:
        insert_new(session, CalibrationNight, values)
    return _begun(night, at=at)


def _next_challenges(found: Night) -> list[str]:
    """Return the slugs of the night's next challenges."""
    tried = select(Attempt.slug).distinct().where(_in_days(found.night, 1), Attempt.slug > found.reached)
    return list(db.session.scalars(tried.order_by(Attempt.slug).limit(AT_ONCE)))


def _calibrated(found: Night, slugs: list[str]) -> list[dict[str, Any]]:
    """Return the rows of what the night's attempts at these challenges teach."""
    before = read_offsets(found.version - 1, slugs)
    return [
        _row(found, slug, calibrate(before.get(slug, GUESS), said), tries=len(said))
        for slug, said in sorted(_readings(found.night, slugs).items())
    ]


def _row(found: Night, slug: str, offset: Offset, *, tries: int) -> dict[str, Any]:
    return {
        "slug": slug,
        "version": found.version,
        "mean": offset.mean,
        "variance": offset.variance,
        "tries": tries,
    }


def _readings(night: date, slugs: Collection[str]) -> dict[str, list[Reading]]:
    """Return what the first forty attempts of a day at each of these challenges say, in order of recording."""
    place = func.row_number().over(partition_by=Attempt.slug, order_by=(Attempt.at, Attempt.id)).label("place")
    counted = select(*_attempt, place).where(_counts(night, 1), Attempt.slug.in_(slugs)).subquery()
    first = select(counted).where(counted.c.place <= NIGHTLY).order_by(counted.c.slug, counted.c.place)
    said = defaultdict[str, list[Reading]](list)
    for row in db.session.execute(first):
        if one := reading(act_of(row), x=row.logit, doubt=row.margin_doubt):
            said[row.slug].append(one)
    return said


def _finish(found: Night, *, at: datetime) -> None:
    """Fit what is said to the last thirty days, and let the version count from now on."""
    pairs = _Pairs()
    lived = select(Attempt.logit, Attempt.outcome).where(_counts(found.night, honesty.DAYS))
    for x, outcome in db.session.execute(
        lived.order_by(Attempt.at, Attempt.id).execution_options(yield_per=_ROWS_AT_ONCE)
    ):
        pairs.add(x, is_done=outcome in DONE)
    fitted = honesty.fit(pairs)
    with transaction() as session:
        session.execute(
            update(CalibrationNight)
            .where(CalibrationNight.version == found.version, CalibrationNight.finished_at.is_(None))
            .values(shift=fitted.shift, slope=fitted.slope, tries=len(pairs), finished_at=at)
        )


class _Pairs(Collection[tuple[float, bool]]):
    """What the fit reads, in nine bytes a pair: there may be millions, and it goes through them several times."""

    def __init__(self) -> None:
        self._x = array("d")
        self._is_done = bytearray()

    def add(self, x: Any, *, is_done: bool) -> None:
        self._x.append(x)
        self._is_done.append(is_done)

    def __len__(self) -> int:
        return len(self._x)

    def __iter__(self) -> Iterator[tuple[float, bool]]:
        return zip(self._x, self._is_done, strict=True)  # type: ignore[arg-type]

    def __contains__(self, pair: object) -> bool:
        return any(one == pair for one in self)


def _counts(last: date, days: int) -> ColumnElement[bool]:
    """Select what the nights learn from: tries, and skips that are about the challenge, not taken back that night.

    What is taken back later has been read by then; so the same night finds the same whenever it is done.
    """
    taken_back = exists().where(Withdrawal.attempt_id == Attempt.id, Withdrawal.at < _midnight(last + _DAY))
    about_it = or_(Attempt.reason.is_(None), Attempt.reason.not_in([reason.value for reason in SAYS_NOTHING]))
    return and_(_in_days(last, days), Attempt.logit.is_not(None), about_it, ~taken_back)


def _in_days(last: date, days: int) -> ColumnElement[bool]:
    """Select the attempts recorded on so many days (in UTC) up to the last."""
    return and_(Attempt.at >= _midnight(last - (days - 1) * _DAY), Attempt.at < _midnight(last + _DAY))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
