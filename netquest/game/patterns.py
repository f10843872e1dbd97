"""Patterns of a history: sums by week or month, on which days one looks at a line, when in the week tries fall."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from netquest.game.days import monday

HOURS: Final = 3
"""Tries are put together in parts of the day so many hours long."""

PARTS: Final = 24 // HOURS
STANDS_OUT: Final = 1.5
"""What stands out is at least so many times the average."""

_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)
_DAYS_ONE_BY_ONE, _DAYS_BY_WEEK = 31, 371
_WEEKS_APART: Final = 4


def looks(first: date, last: date) -> list[date]:
    """Return on which days from `first` to `last` one looks at a line: ascending, the last one always among them.

    Up to a month that is every day, up to a year every seventh, then every fourth week.
    """
    length = (last - first).days
    step = 1 if length < _DAYS_ONE_BY_ONE else 7 if length < _DAYS_BY_WEEK else 7 * _WEEKS_APART
    return [last - timedelta(days=back) for back in range(length - length % step, -1, -step)]


def by_week(values: Mapping[date, int], first: date, last: date) -> list[tuple[date, int]]:
    """Sum what happened from `first` to `last` by ISO week: each with its Monday, idle ones too."""
    sums = dict.fromkeys(_steps(monday(first), last, _WEEK), 0)
    return _summed(values, first, last, {day: monday(day) for day in values}, sums)


def by_month(values: Mapping[date, int], first: date, last: date) -> list[tuple[date, int]]:
    """Sum what happened from `first` to `last` by month: each with its first day, idle ones too."""
    begins = {day.replace(day=1) for day in _steps(first, last, _DAY)}
    return _summed(values, first, last, {day: day.replace(day=1) for day in values}, dict.fromkeys(sorted(begins), 0))


def by_weekday(days: Iterable[date]) -> tuple[int, ...]:
    """Count days by weekday, Monday first."""
    found = [0] * 7
    for day in days:
        found[day.weekday()] += 1
    return tuple(found)


def by_part(instants: Iterable[tuple[date, datetime, str]]) -> tuple[tuple[int, ...], ...]:
    """Count instants (local day, aware instant, zone) by weekday of the day and by part of the clock's day there."""
    found = [[0] * PARTS for _ in range(7)]
    for day, instant, zone in instants:
        found[day.weekday()][instant.astimezone(ZoneInfo(zone)).hour // HOURS] += 1
    return tuple(map(tuple, found))


def peak(counts: Sequence[int]) -> int | None:
    """Return the place of the count that stands out: the only largest, and well above the average. None: none does."""
    most = max(counts, default=0)
    if not most or counts.count(most) > 1 or most * len(counts) < STANDS_OUT * sum(counts):
        return None
    return counts.index(most)


def _steps(first: date, last: date, step: timedelta) -> list[date]:
    return [first + step * number for number in range((last - first) // step + 1)]


def _summed(
    values: Mapping[date, int], first: date, last: date, belongs: Mapping[date, date], sums: dict[date, int]
) -> list[tuple[date, int]]:
    for day, value in values.items():
        if first <= day <= last:
            sums[belongs[day]] += value
    return list(sums.items())
