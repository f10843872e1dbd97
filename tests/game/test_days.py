"""Which day it is for a person, wherever the clocks change and wherever they fly."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from netquest.game.days import Stay, local_day, monday, next_monday, travel_days
from netquest.game.streaks import day_streak

CHANGES = {
    "Europe/Berlin": date(2026, 10, 25),
    "America/New_York": date(2026, 3, 8),
    "Africa/Cairo": date(2026, 4, 24),
    "America/Santiago": date(2026, 9, 6),
    "Asia/Beirut": date(2026, 3, 29),
    "Australia/Lord_Howe": date(2026, 4, 5),
    "Pacific/Apia": date(2011, 12, 30),
    "Asia/Kathmandu": date(2026, 1, 1),
    "Pacific/Kiritimati": date(2026, 1, 1),
    "Etc/GMT+12": date(2026, 1, 1),
}
"""Zones, each with a day on which its clocks change (30 minutes, an hour, a day) or stay far from Greenwich."""

EVER = datetime(2000, 1, 1, tzinfo=UTC)


def walls(zone: str, *, at: time, around: date, number: int) -> list[datetime]:
    """So many instants, one a day at that time by the wall clock; a date that the zone left out is left out."""
    found: list[datetime] = []
    day = around - timedelta(days=200)
    while len(found) < number:
        instant = datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)
        if instant.astimezone(ZoneInfo(zone)).date() == day:
            found.append(instant)
        day += timedelta(days=1)
    return found


@pytest.mark.parametrize("zone", CHANGES)
@pytest.mark.parametrize("around", [0, 140, 182, 210])
def test_the_local_day_never_goes_back(zone: str, around: int) -> None:
    noon = datetime.combine(CHANGES[zone] + timedelta(days=around), time(12), UTC)
    instants = [noon + timedelta(minutes=15 * step) for step in range(-200, 200)]
    for day_start in range(7):
        days = [local_day(instant, zone=zone, day_start=day_start) for instant in instants]
        assert all(before <= after for before, after in pairwise(days))


@pytest.mark.parametrize("zone", ["Europe/Berlin", "Australia/Lord_Howe", "America/New_York"])
def test_the_day_starts_at_the_same_wall_time_when_the_clocks_change(zone: str) -> None:
    for instant in walls(zone, at=time(4), around=CHANGES[zone], number=400):
        day = instant.astimezone(ZoneInfo(zone)).date()
        assert local_day(instant, zone=zone, day_start=4) == day
        assert local_day(instant - timedelta(seconds=1), zone=zone, day_start=4) == day - timedelta(days=1)


def test_the_night_belongs_to_the_evening_before() -> None:
    late = datetime(2026, 3, 3, 0, 5, tzinfo=UTC)
    assert local_day(late, zone="UTC", day_start=4) == date(2026, 3, 2)
    assert local_day(late, zone="UTC", day_start=0) == date(2026, 3, 3)
    assert local_day(late, zone="Asia/Tokyo", day_start=4) == date(2026, 3, 3)


def test_mondays_frame_the_week() -> None:
    for weekday in range(7):
        day = date(2026, 12, 28) + timedelta(days=weekday)
        assert (monday(day), next_monday(day)) == (date(2026, 12, 28), date(2027, 1, 4))


@pytest.mark.parametrize("day_start", [0, 4])
@pytest.mark.parametrize("at", [time(0, 5), time(12), time(23, 55)])
@pytest.mark.parametrize("zone", CHANGES)
def test_four_hundred_daily_acts_are_a_streak_of_four_hundred(zone: str, at: time, day_start: int) -> None:
    instants = walls(zone, at=at, around=CHANGES[zone], number=400)
    days = [local_day(instant, zone=zone, day_start=day_start) for instant in instants]
    off = travel_days([Stay(EVER, zone, day_start)], first=days[0], last=days[-1])
    streak = day_streak(set(days), days[-1], since=days[0], off=off)
    assert streak.length == 400


@pytest.mark.parametrize("day_start", [0, 4])
@pytest.mark.parametrize("zone", CHANGES)
def test_only_a_day_that_the_zone_left_out_is_travel(zone: str, day_start: int) -> None:
    change, stays = CHANGES[zone], [Stay(EVER, zone, day_start)]
    off = travel_days(stays, first=change - timedelta(days=200), last=change + timedelta(days=200))
    assert off == ({date(2011, 12, 30)} if zone == "Pacific/Apia" else frozenset())


def test_a_flight_west_over_the_date_line_is_travel_and_the_way_back_is_not() -> None:
    west, back = datetime(2026, 5, 10, 8, tzinfo=UTC), datetime(2026, 5, 20, 8, tzinfo=UTC)
    stays = [
        Stay(EVER, "America/Los_Angeles", 4),
        Stay(west, "Asia/Tokyo", 4),
        Stay(back, "America/Los_Angeles", 4),
    ]
    assert travel_days(stays, first=date(2026, 5, 1), last=date(2026, 5, 30)) == {date(2026, 5, 10)}


def test_a_traveller_who_acts_daily_keeps_the_streak_there_and_back() -> None:
    there, back = datetime(2026, 5, 10, 8, tzinfo=UTC), datetime(2026, 5, 20, 8, tzinfo=UTC)
    stays = [Stay(EVER, "Asia/Tokyo", 4), Stay(there, "America/Los_Angeles", 4), Stay(back, "Asia/Tokyo", 4)]
    days = set()
    for number in range(30):
        at = datetime(2026, 5, 1, 3, tzinfo=UTC) + timedelta(days=number)
        stay = max((stay for stay in stays if stay.since <= at), key=lambda stay: stay.since)
        days.add(local_day(at, zone=stay.zone, day_start=stay.day_start))
    off = travel_days(stays, first=min(days), last=max(days))
    streak = day_streak(days, max(days), since=min(days), off=off)
    assert (streak.length, streak.charge) == (29, 14)
