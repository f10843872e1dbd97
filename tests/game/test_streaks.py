"""Streaks forgive: weeks with a free miss, days with a reserve, and a bonus for coming back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netquest.game.calendar import Calendar
from netquest.game.streaks import DayStreak, WeekStreak, comebacks, day_streak, week_streak
from tests.game.acts_strategies import MONDAY, days_on, few

some_days = st.sets(st.integers(0, 70), max_size=50).map(lambda numbers: {days_on(number) for number in numbers})
a_day = st.integers(0, 70).map(days_on)


def weeks(pattern: str, *, goal: int = 1) -> Calendar:
    """A calendar from one mark a week: 'x' has one active day, '.' has none."""
    calendar = Calendar()
    for number, mark in enumerate(pattern):
        if mark == "x":
            calendar = calendar.with_day(days_on(7 * number), goal=goal)
    return calendar


def calendar_of(days: set[date], *, goal: int = 2) -> Calendar:
    calendar = Calendar()
    for day in sorted(days):
        calendar = calendar.with_day(day, goal=goal)
    return calendar


def after(pattern: str) -> WeekStreak:
    """The streak in a running week that follows these, itself still without an act."""
    return week_streak(weeks(pattern), days_on(7 * len(pattern)))


@pytest.mark.parametrize(
    ("pattern", "length", "is_banked", "towards"),
    [
        ("", 0, False, 0),
        ("x", 1, False, 1),
        ("xxx", 3, False, 3),
        ("xxxx", 4, True, 0),
        ("xxxxx", 5, True, 0),
        ("xxxx.", 4, False, 0),
        ("xxxx..", 0, False, 0),
        ("xxxx.xxx", 7, False, 3),
        ("xxxx.xxx.", 0, False, 0),
        ("xxxx.xxxx.x", 9, False, 1),
        ("xxx.x", 1, False, 1),
    ],
)
def test_four_met_weeks_bank_one_free_miss(pattern: str, length: int, is_banked: bool, towards: int) -> None:
    streak = after(pattern)
    assert (streak.length, streak.banked, streak.towards) == (length, is_banked, towards)


def test_best_and_met_weeks_outlive_a_break() -> None:
    streak = after("xxx..xx")
    assert (streak.length, streak.best, streak.met) == (2, 3, 5)


def test_the_running_week_counts_once_it_meets_its_goal() -> None:
    assert week_streak(weeks("xx"), days_on(13)).length == 2
    assert week_streak(weeks("x."), days_on(13)).length == 1
    assert week_streak(weeks("x."), days_on(14)).length == 0


def test_a_week_short_of_its_own_goal_is_missed() -> None:
    calendar = calendar_of({days_on(0), days_on(1)}).with_day(days_on(7), goal=2)
    assert week_streak(calendar, days_on(7)).length == 1
    assert week_streak(calendar, days_on(14)).length == 0


def test_a_first_week_that_began_late_breaks_nothing() -> None:
    calendar = calendar_of({days_on(6), days_on(8), days_on(9)})
    assert week_streak(calendar, days_on(14)) == WeekStreak(length=1, best=1, towards=1, met=1)


def test_a_neutral_week_does_not_break_and_counts_when_met() -> None:
    calendar, neutral = weeks("xx.x"), {days_on(14), days_on(21)}
    assert week_streak(calendar, days_on(28), neutral=neutral).length == 3
    assert week_streak(calendar, days_on(28)).length == 1


def test_who_flew_west_keeps_the_week_that_had_begun() -> None:
    assert week_streak(weeks("xxx"), days_on(13)).length == 3


@few
@given(some_days, a_day, st.integers(0, 90))
def test_one_more_active_day_never_shrinks_the_week_streak(days: set[date], more: date, now: int) -> None:
    few_days, today = week_streak(calendar_of(days), days_on(now)), days_on(now)
    streak = week_streak(calendar_of(days | {more}), today)
    assert streak.length >= few_days.length
    assert streak.best >= few_days.best
    assert 4 * streak.banked + streak.towards >= 4 * few_days.banked + few_days.towards


@few
@given(some_days, st.sets(st.integers(0, 10)), st.integers(0, 10))
def test_one_more_neutral_week_never_shrinks_the_week_streak(days: set[date], off: set[int], more: int) -> None:
    calendar, neutral = calendar_of(days), {days_on(7 * number) for number in off}
    before = week_streak(calendar, days_on(80), neutral=neutral).length
    assert week_streak(calendar, days_on(80), neutral=neutral | {days_on(7 * more)}).length >= before


@few
@given(some_days, st.integers(0, 70))
def test_meeting_the_goal_today_adds_exactly_one_week(days: set[date], now: int) -> None:
    past = {day for day in days if day < days_on(now - now % 7)}
    met = past | {days_on(now - now % 7), days_on(now - now % 7 + 1)}
    length = week_streak(calendar_of(past), days_on(now)).length
    assert week_streak(calendar_of(met), days_on(now)).length == length + 1


def run(pattern: str, *, off: set[int] | None = None, tries: dict[int, int] | None = None) -> DayStreak:
    """The day streak after one mark a day, 'x' active, '.' idle. Today is the last mark."""
    active = {days_on(number) for number, mark in enumerate(pattern) if mark == "x"}
    return day_streak(
        active,
        days_on(len(pattern) - 1),
        since=MONDAY,
        off={days_on(number) for number in off or ()},
        tries={days_on(number): count for number, count in (tries or {}).items()},
    )


@pytest.mark.parametrize(
    ("pattern", "length", "best", "charge"),
    [
        (".", 0, 0, 7),
        ("x", 1, 1, 8),
        ("xx.", 2, 2, 9),
        ("xx.x", 3, 3, 3),
        ("xx..x", 1, 2, 1),
        ("x" * 20, 20, 20, 14),
        ("x" * 7 + "..x", 8, 8, 1),
        ("x" * 7 + "...x", 1, 7, 1),
        ("...x", 1, 1, 1),
    ],
)
def test_the_charge_pays_for_missed_days(pattern: str, length: int, best: int, charge: int) -> None:
    assert run(pattern) == DayStreak(length, best, charge)


def test_a_day_off_costs_nothing() -> None:
    assert run("xx.x", off={2}) == DayStreak(3, 3, 10)


def test_an_act_on_a_day_off_counts() -> None:
    assert run("xxx", off={1}) == run("xxx")


def test_two_different_challenges_repair_the_day_before() -> None:
    assert run("xx.x", tries={3: 2}) == DayStreak(3, 3, 10)
    assert run("xx.x", tries={3: 1}) == run("xx.x")
    assert run("x..x", tries={3: 2}) == DayStreak(2, 2, 2)


def test_acts_of_tomorrow_count_after_a_flight_west() -> None:
    assert day_streak({days_on(0), days_on(1)}, days_on(0), since=MONDAY).length == 2


@few
@given(some_days, a_day, st.sets(a_day, max_size=8), st.dictionaries(a_day, st.integers(0, 3), max_size=8))
def test_one_more_active_day_never_shrinks_the_day_streak(
    days: set[date], more: date, off: set[date], tries: dict[date, int]
) -> None:
    before = day_streak(days, days_on(70), since=MONDAY, off=off, tries=tries)
    streak = day_streak(days | {more}, days_on(70), since=MONDAY, off=off, tries=tries)
    assert streak.length >= before.length
    assert streak.best >= before.best
    assert streak.charge >= before.charge


@few
@given(some_days, st.sets(a_day, max_size=8), a_day)
def test_one_more_day_off_never_shrinks_the_day_streak(days: set[date], off: set[date], more: date) -> None:
    before = day_streak(days, days_on(70), since=MONDAY, off=off)
    assert day_streak(days, days_on(70), since=MONDAY, off=off | {more}).length >= before.length


@few
@given(some_days, st.dictionaries(a_day, st.integers(2, 3), max_size=8))
def test_a_second_challenge_never_shrinks_the_day_streak(days: set[date], tries: dict[date, int]) -> None:
    before = day_streak(days, days_on(70), since=MONDAY)
    assert day_streak(days, days_on(70), since=MONDAY, tries=tries).length >= before.length


@few
@given(some_days, st.integers(0, 70))
def test_acting_today_adds_exactly_one_day(days: set[date], now: int) -> None:
    past = {day for day in days if day < days_on(now)}
    idle = day_streak(past, days_on(now), since=MONDAY)
    acted = day_streak(past | {days_on(now)}, days_on(now), since=MONDAY)
    assert (acted.length, acted.charge) == (idle.length + 1, min(14, idle.charge + 1))


@pytest.mark.parametrize(
    ("active", "earned"),
    [
        ([0, 7], []),
        ([0, 8], [8]),
        ([40], []),
        ([0, 8, 17], [8]),
        ([0, 8, 37], [8]),
        ([0, 8, 38], [8, 38]),
        ([0, 8, 20, 39, 47, 68], [8, 39]),
        ([0, 4, 8], []),
    ],
)
def test_coming_back_after_seven_idle_days_pays_once_in_thirty(active: list[int], earned: list[int]) -> None:
    assert comebacks(map(days_on, active)) == [MONDAY + timedelta(days=number) for number in earned]
