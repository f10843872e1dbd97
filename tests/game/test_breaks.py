"""A break begins after seven idle days or where a run of weeks ended, and the first act ends it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netquest.game.breaks import break_before
from netquest.game.calendar import Calendar
from netquest.game.streaks import comebacks
from tests.game.acts_strategies import days_on, few

some_days = st.sets(st.integers(0, 70), max_size=50).map(lambda numbers: {days_on(number) for number in numbers})
a_day = st.integers(0, 90).map(days_on)


def calendar_of(days: set[date], *, goal: int = 2) -> Calendar:
    calendar = Calendar()
    for day in sorted(days):
        calendar = calendar.with_day(day, goal=goal)
    return calendar


def on(*numbers: int, goal: int = 1) -> Calendar:
    return calendar_of({days_on(number) for number in numbers}, goal=goal)


@pytest.mark.parametrize(("idle", "is_break"), [(0, False), (6, False), (7, True), (60, True)])
def test_seven_idle_days_are_a_break(idle: int, is_break: bool) -> None:
    assert bool(break_before(on(2, goal=3), days_on(3 + idle))) is is_break


@pytest.mark.parametrize(
    ("days", "is_break"),
    [
        ((0, 1, 7, 8, 14, 15, 20), False),
        ((0, 1, 7, 8, 20), True),
        ((0, 1, 13), False),
        ((0, 1, 7, 8, 14, 15, 21, 22, 34), False),
        ((0, 1, 7, 8, 20, 21), False),
    ],
    ids=["kept", "a run of two ended", "one week is no run", "a free miss covered it", "an act this week ended it"],
)
def test_the_turn_of_a_week_that_ends_a_run_is_a_break(days: tuple[int, ...], is_break: bool) -> None:
    today = days_on(7 * (max(days) // 7 + 1) if max(days) % 7 else max(days) + 1)
    assert bool(break_before(on(*days, goal=2), today)) is is_break


def test_a_week_off_ends_no_run() -> None:
    assert break_before(on(0, 1, 7, 8, 20, goal=2), days_on(22), neutral={days_on(14)}) is None


def test_a_break_says_whether_the_next_try_brings_the_bonus() -> None:
    found = break_before(on(0), days_on(8))
    assert found is not None
    assert (found.last, found.pays) == (days_on(0), True)
    again = break_before(on(0, 8), days_on(16))
    assert again is not None
    assert not again.pays


@few
@given(some_days, a_day)
def test_an_act_ends_every_break(days: set[date], today: date) -> None:
    assert break_before(calendar_of(days | {today}), today) is None


@few
@given(some_days, a_day)
def test_the_bonus_is_promised_exactly_where_it_is_earned(days: set[date], today: date) -> None:
    past = {day for day in days if day < today}
    found = break_before(calendar_of(past), today)
    assert (found is not None and found.pays) == (today in comebacks(sorted({*past, today})))
