"""The packed calendar is the set of active days, week by week, with the goal of each week."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netquest.game.calendar import Calendar
from tests.game.acts_strategies import GOAL, days_on, few

some_days = st.sets(st.integers(0, 90), max_size=25).map(lambda numbers: {days_on(number) for number in numbers})


def a_calendar(days: set[date] | list[date], *, goal: int = GOAL) -> Calendar:
    calendar = Calendar()
    for day in days:
        calendar = calendar.with_day(day, goal=goal)
    return calendar


def test_the_text_holds_the_first_monday_and_three_characters_a_week() -> None:
    days = [date(2026, 11, 16), date(2026, 11, 18), date(2026, 12, 6)]
    assert str(a_calendar(days)) == "2026-11-16:053000403"
    assert str(Calendar()) == ""


@few
@given(some_days)
def test_a_calendar_is_read_as_it_was_written(days: set[date]) -> None:
    calendar = a_calendar(days)
    assert Calendar.parse(str(calendar)) == calendar


BROKEN = """
    2026-11-16 2026-11-17:053 2026-11-16: 2026-11-16:05 2026-11-16:050 2026-11-16:058 2026-11-16:003 2026-11-16:ff3
    2026-11-16-053 2026-11-16:0530 2026-11-16:000053 2026-11-16:053000 monday
"""


@pytest.mark.parametrize("text", [*BROKEN.split(), "2026-11-16:05\n"])
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"calendar|isoformat"):
        Calendar.parse(text)


@few
@given(some_days)
def test_the_order_in_which_days_come_does_not_matter(days: set[date]) -> None:
    assert a_calendar(sorted(days)) == a_calendar(sorted(days, reverse=True))


@few
@given(some_days)
def test_it_holds_exactly_the_active_days(days: set[date]) -> None:
    calendar = a_calendar(days)
    assert list(calendar.days()) == sorted(days)
    assert calendar.active_days == len(days)
    assert {day for day in map(days_on, range(-10, 110)) if day in calendar} == days


@few
@given(some_days)
def test_weeks_come_without_gaps_and_count_their_days(days: set[date]) -> None:
    weeks = list(a_calendar(days).weeks())
    assert sum(active for _, active, _ in weeks) == len(days)
    for number, (monday, active, goal) in enumerate(weeks):
        assert monday == weeks[0][0] + timedelta(weeks=number)
        assert active == len(days & {monday + timedelta(days=n) for n in range(7)})
        assert goal == (GOAL if active else 0)


def test_a_week_keeps_the_goal_that_it_was_begun_with() -> None:
    calendar = a_calendar([days_on(0)], goal=2).with_day(days_on(1), goal=7).with_day(days_on(7), goal=5)
    assert [goal for *_, goal in calendar.weeks()] == [2, 5]
    assert [calendar.goal_of(days_on(number)) for number in (-1, 6, 7, 14)] == [0, 2, 5, 0]
    assert calendar.goals_met() == [True, False]


def test_a_day_before_the_first_week_opens_an_earlier_one() -> None:
    calendar = a_calendar([days_on(16)]).with_day(days_on(2), goal=4)
    assert [(monday, goal) for monday, _, goal in calendar.weeks()] == [
        (days_on(0), 4),
        (days_on(7), 0),
        (days_on(14), GOAL),
    ]
    assert calendar.goals_met() == [False, False, False]


def test_a_week_shows_its_seven_days_from_monday() -> None:
    calendar = a_calendar([days_on(0), days_on(6)])
    assert calendar.week(days_on(0)) == (True, False, False, False, False, False, True)
    assert calendar.week(days_on(-7)) == calendar.week(days_on(7)) == (False,) * 7
