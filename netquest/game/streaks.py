"""Streaks that forgive: weeks against one's own goal, days with a reserve, and coming back after a break."""

from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from netquest.game.calendar import Calendar

BANKED_AFTER = 4
"""So many met weeks bank one free miss."""

FULL_CHARGE = 14
RESERVE_DAY = 7
"""What one missed day costs, and what a new account begins with."""

REPAIRED_BY = 2
"""So many different challenges on a day let the idle one before it count."""

COMEBACK_AFTER = timedelta(days=8)
"""Seven idle days lie between two active days that are this far apart."""
COMEBACK_REST = timedelta(days=30)

_DAY = timedelta(days=1)
_NOTHING: Mapping[date, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class WeekStreak:
    """Weeks in a row that met their goal.

    `banked`: one free miss lies in the bank. `towards`: met weeks (0-3) counted towards the next one.
    `met`: all weeks that ever met their goal.
    """

    length: int = 0
    best: int = 0
    banked: bool = False
    towards: int = 0
    met: int = 0


@dataclass(frozen=True, slots=True)
class DayStreak:
    """Active days in a row. `charge` (0-14) pays for missed days, seven for each."""

    length: int = 0
    best: int = 0
    charge: int = RESERVE_DAY


def week_streak(calendar: Calendar, today: date, *, neutral: Container[date] = ()) -> WeekStreak:
    """Return the streak of weeks that met their goal, up to the week of `today`.

    A week that has not ended yet cannot break it, nor can a week whose Monday is in `neutral`; met, they
    count like any other. A missed week takes the free miss from the bank, or ends the run with all that was
    saved towards one.
    """
    weeks = calendar.goals_met()
    if not weeks:
        return WeekStreak()
    running = (today.toordinal() - calendar.start) // 7
    idle = [False] * (running - len(weeks))
    length = best = saved = 0
    for index, is_met in enumerate(weeks + idle):
        if is_met:
            length += 1
            saved += saved < BANKED_AFTER
        elif index < running and (not neutral or calendar.monday(index) not in neutral):
            best = max(best, length)
            length, saved = (length if saved == BANKED_AFTER else 0), 0
    is_banked = saved == BANKED_AFTER
    return WeekStreak(length, max(best, length), is_banked, 0 if is_banked else saved, sum(weeks))


def day_streak(
    active: Container[date],
    today: date,
    *,
    since: date,
    off: Container[date] = (),
    tries: Mapping[date, int] = _NOTHING,
) -> DayStreak:
    """Return the streak of active days from `since` up to `today`.

    An active day adds one, and one to the charge. Neutral are today while it is open, a day in `off` (rest,
    pause, travel), and a day after which two different challenges were tried: `tries` tells how many there
    were on a day. Any other day costs seven of the charge; where that is not there, length and charge fall
    to 0. Days after today that follow on without a gap count: who flies west over the date line keeps them.
    """
    streak, day = DayStreak(), since
    while day <= today or day in active:
        if day in active:
            streak = _gone_on(streak)
        elif day != today and day not in off and tries.get(day + _DAY, 0) < REPAIRED_BY:
            streak = _missed(streak)
        day += _DAY
    return streak


def to_repair(
    active: Collection[date],
    today: date,
    *,
    since: date,
    off: Container[date] = (),
    tries: Mapping[date, int] = _NOTHING,
) -> int:
    """Return how many different challenges more, tried today, let an idle yesterday count as well.

    0 where that would change nothing: then there is nothing to repair.
    """
    made = tries.get(today, 0)
    if made >= REPAIRED_BY or today - _DAY in active:
        return 0
    acted, repaired = frozenset([*active, today]), {**tries, today: REPAIRED_BY}
    without = day_streak(acted, today, since=since, off=off, tries=tries)
    gained = day_streak(acted, today, since=since, off=off, tries=repaired).length > without.length
    return REPAIRED_BY - made if gained else 0


def _gone_on(streak: DayStreak) -> DayStreak:
    length = streak.length + 1
    return DayStreak(length, max(streak.best, length), min(FULL_CHARGE, streak.charge + 1))


def _missed(streak: DayStreak) -> DayStreak:
    if streak.charge >= RESERVE_DAY:
        return DayStreak(streak.length, streak.best, streak.charge - RESERVE_DAY)
    return DayStreak(0, streak.best, 0)


def comebacks(days: Iterable[date]) -> list[date]:
    """Return the days among `days` (active, ascending) that earn the comeback bonus.

    That is the first active day after seven idle ones or more, once in 30 days.
    """
    earned: list[date] = []
    before: date | None = None
    for day in days:
        is_back = before is not None and day - before >= COMEBACK_AFTER
        if is_back and (not earned or day - earned[-1] >= COMEBACK_REST):
            earned.append(day)
        before = day
    return earned
