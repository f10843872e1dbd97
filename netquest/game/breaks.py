"""A break in the practice, seen from the day on which somebody is back: what they meet first then."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta

from netquest.game.calendar import Calendar
from netquest.game.days import monday
from netquest.game.streaks import COMEBACK_AFTER, comebacks, week_streak

STREAK_FROM = 2
"""So many weeks in a row are a streak whose end is worth a word."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Break:
    """The days since `last`, the last active day. `pays`: the next try brings the comeback bonus."""

    last: date
    pays: bool


def break_before(calendar: Calendar, today: date, *, neutral: Container[date] = ()) -> Break | None:
    """Return the break that reaches up to `today`, None where nothing was interrupted.

    A break is seven idle days, or the turn of a week that ended a streak of two weeks or more; the first act ends it.
    `neutral` holds the Mondays of weeks that end no streak.
    """
    last = max(calendar.days(), default=today)
    if last >= today:
        return None
    is_long = today - last >= COMEBACK_AFTER
    if not is_long and not _ended_a_streak(calendar, last, today, neutral):
        return None
    return Break(last, today in comebacks([*calendar.days(), today]))


def _ended_a_streak(calendar: Calendar, last: date, today: date, neutral: Container[date]) -> bool:
    """Tell whether the turn to the week of `today`, itself still idle, ended a run of weeks."""
    if last >= monday(today):
        return False
    before = week_streak(calendar, monday(today) - _DAY, neutral=neutral)
    return before.length >= STREAK_FROM and not week_streak(calendar, today, neutral=neutral).length
