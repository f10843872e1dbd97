"""Local days: which date an instant belongs to for a person, and which days a journey cut short."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import zip_longest
from zoneinfo import ZoneInfo

TRAVEL = timedelta(hours=20)
"""Who lived less than this of a local day was on a journey. A day of 23 or 25 hours is an ordinary one."""

_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)


def local_day(instant: datetime, *, zone: str, day_start: int) -> date:
    """Return the date that `instant` (aware) belongs to for somebody in `zone` whose day starts at that hour (0-6).

    The hours come off the wall clock, not off the instant: so a day starts at the same time by the clock
    whether or not the clocks changed in that night.
    """
    wall = instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return (wall - timedelta(hours=day_start)).date()


def monday(day: date) -> date:
    """Return the Monday of the ISO week of `day`."""
    return day - timedelta(days=day.weekday())


def next_monday(day: date) -> date:
    """Return the Monday after the ISO week of `day`."""
    return monday(day) + _WEEK


@dataclass(frozen=True, slots=True)
class Stay:
    """From `since` (aware) on, this zone and this day start (hours, 0-6) decide which day it is."""

    since: datetime
    zone: str
    day_start: int


def travel_days(stays: Sequence[Stay], *, first: date, last: date) -> frozenset[date]:
    """Return the days from `first` to `last` of which the person lived fewer than 20 real hours.

    `stays` are in order of time. The first one reaches back without end, the last one goes on.
    A day that a zone left out of its calendar is among them.
    """
    return frozenset(day for day in _doubtful(stays, first, last) if _lived(day, stays) < TRAVEL)


def _doubtful(stays: Sequence[Stay], first: date, last: date) -> set[date]:
    """Return the days from `first` to `last` that may be short: those around a change.

    All are looked at where a zone itself crossed the date line.
    """
    if any(_crosses(stay, first, last) for stay in stays):
        return {first + timedelta(days=number) for number in range((last - first).days + 1)}
    around = (stay.since.date() + timedelta(days=number) for stay in stays[1:] for number in range(-2, 3))
    return {day for day in around if first <= day <= last}


def _crosses(stay: Stay, first: date, last: date) -> bool:
    """Whether the zone of a stay is hours further from Greenwich at the end of the days than at their beginning."""
    begin, end = (datetime.combine(day, time(), ZoneInfo(stay.zone)).utcoffset() for day in (first, last))
    return begin is not None and end is not None and abs(end - begin) > _DAY - TRAVEL


def _lived(day: date, stays: Sequence[Stay]) -> timedelta:
    """How long it was `day` for the person, over all places where it was that day."""
    lived = timedelta()
    for place, (stay, following) in enumerate(zip_longest(stays, stays[1:])):
        begin, end = _first_instant(day, stay), _first_instant(day + _DAY, stay)
        if place:
            begin = max(begin, stay.since)
        if following:
            end = min(end, following.since)
        lived += max(timedelta(), end - begin)
    return lived


def _first_instant(day: date, stay: Stay) -> datetime:
    """The instant at which `day` begins. Clocks that jump past it would have shown it then."""
    wall = datetime.combine(day, time(stay.day_start), ZoneInfo(stay.zone))
    return wall.astimezone(UTC)
