"""Habit strength grows with what one does and hardly feels a single miss."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netquest.game.calendar import Calendar
from netquest.game.strength import course, habit_strength
from tests.game.acts_strategies import MONDAY, days_on, few

some_days = st.sets(st.integers(0, 80), max_size=60).map(lambda numbers: {days_on(number) for number in numbers})


def strength(days: set[date], *, goal: int = 3, today: int = 80) -> float:
    calendar = Calendar()
    for day in sorted(days):
        calendar = calendar.with_day(day, goal=goal)
    return habit_strength(calendar, goal=goal, today=days_on(today))


def by_the_formula(days: set[date], *, goal: int, today: int) -> float:
    """The smoothing of finished days, written down once more."""
    kept, result = 0.5 ** ((goal / 7) ** 0.5 / 13), 0.0
    for number in range(today + 1):
        active = sum(days_on(number - back) in days for back in range(14))
        result = result * kept + min(1.0, active / (2 * goal)) * (1 - kept)
    return result


@few
@given(some_days, st.integers(1, 7))
def test_finished_days_follow_the_formula(days: set[date], goal: int) -> None:
    # Today is left idle after two idle weeks: its step cannot help, so it is not taken.
    expected = by_the_formula(days, goal=goal, today=99)
    assert strength(days, goal=goal, today=100) == pytest.approx(expected)


@few
@given(some_days, st.integers(1, 7), st.integers(0, 100))
def test_strength_lies_between_0_and_1(days: set[date], goal: int, today: int) -> None:
    assert 0 <= strength(days, goal=goal, today=today) <= 1


@few
@given(some_days, st.integers(0, 80).map(days_on), st.integers(1, 7))
def test_one_more_active_day_never_lowers_it(days: set[date], more: date, goal: int) -> None:
    assert strength(days | {more}, goal=goal) >= strength(days, goal=goal) - 1e-12


@few
@given(some_days, st.integers(1, 7), st.integers(1, 80))
def test_an_open_today_never_lowers_it(days: set[date], goal: int, today: int) -> None:
    past = {day for day in days if day < days_on(today)}
    yesterday = by_the_formula(past, goal=goal, today=today - 1)
    assert strength(past, goal=goal, today=today) >= yesterday - 1e-12


@pytest.mark.parametrize("goal", range(1, 8))
@pytest.mark.parametrize("missed", [10, 30, 45, 50, 59])
def test_one_miss_in_sixty_days_costs_less_than_seven_percent(goal: int, missed: int) -> None:
    daily = {days_on(number) for number in range(60)}
    cost = strength(daily, goal=goal, today=60) - strength(daily - {days_on(missed)}, goal=goal, today=60)
    assert cost < 0.07
    assert goal < 7 or cost > 0


@pytest.mark.parametrize("goal", range(3, 8))
def test_one_miss_costs_little_even_who_just_meets_the_goal(goal: int) -> None:
    kept = {days_on(number) for number in range(63) if number % 7 < goal}
    for missed in kept:
        assert strength(kept, goal=goal, today=62) - strength(kept - {missed}, goal=goal, today=62) < 0.07


def test_a_week_is_measured_by_its_own_goal() -> None:
    calendar = Calendar()
    for number in range(0, 56, 7):
        calendar = calendar.with_day(days_on(number), goal=1)
    today = days_on(55)
    assert habit_strength(calendar, goal=7, today=today) == habit_strength(calendar, goal=1, today=today)
    idle = days_on(70)
    assert habit_strength(calendar, goal=7, today=idle) < habit_strength(calendar, goal=1, today=idle)


def test_smoothing_begins_when_it_is_told_to() -> None:
    calendar = Calendar().with_day(days_on(0), goal=1).with_day(days_on(1), goal=1)
    today = days_on(20)
    early = habit_strength(calendar, goal=1, today=today, since=days_on(-30))
    assert early == habit_strength(calendar, goal=1, today=today)
    assert early > habit_strength(calendar, goal=1, today=today, since=days_on(5)) > 0
    assert habit_strength(calendar, goal=1, today=today, since=days_on(15)) == 0


def test_without_an_act_there_is_none() -> None:
    assert habit_strength(Calendar(), goal=3, today=MONDAY) == 0
    assert strength({days_on(9)}, today=3) == 0


@few
@given(some_days, st.integers(1, 7), st.integers(0, 100))
def test_its_course_is_the_strength_of_each_finished_day(days: set[date], goal: int, today: int) -> None:
    calendar = Calendar()
    for day in sorted(days):
        calendar = calendar.with_day(day, goal=goal)
    line = course(calendar, goal=goal, today=days_on(today))
    first = calendar.start - days_on(0).toordinal()
    assert len(line) == (max(0, today - first + 1) if days else 0)
    assert (line[-1] if line else 0.0) == habit_strength(calendar, goal=goal, today=days_on(today))
    for number, value in list(enumerate(line, start=first))[:-1]:
        past = {day for day in days if day <= days_on(number)}
        assert value == pytest.approx(by_the_formula(past, goal=goal, today=number) if past else 0.0)
