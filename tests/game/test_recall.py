"""A statement comes back at growing intervals once it was answered wrongly, and rests after that."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netquest.game.recall import GAPS, due_on

DAY = date(2026, 11, 18)
rights = st.lists(st.booleans(), max_size=30)
gaps = st.integers(1, 90)
answers = st.lists(st.tuples(gaps, st.booleans()), max_size=30).map(
    lambda steps: [
        (DAY + timedelta(days=sum(gap for gap, _ in steps[:n])), right) for n, (_, right) in enumerate(steps)
    ]
)


def answered(*rights):
    """Return answers, each given on the day on which the statement came back, or the next day."""
    made, day = [], DAY
    for right in rights:
        made.append((day, right))
        day = due_on(made) or day + timedelta(days=1)
    return made


def gap(made):
    """Return after how many days the statement comes back."""
    due = due_on(made)
    return (due - made[-1][0]).days if due else None


def test_what_nobody_answered_never_comes_back_by_itself():
    assert due_on([]) is None


@pytest.mark.parametrize("times", [1, 2, 30])
def test_what_was_always_right_rests(times):
    assert gap(answered(*[True] * times)) is None


def test_after_a_wrong_answer_it_comes_back_after_1_3_7_and_21_days_and_then_rests():
    gaps = [gap(answered(False, *[True] * times)) for times in range(6)]
    assert gaps == [1, 3, 7, 21, None, None]


@given(answers)
def test_a_wrong_answer_brings_it_back_on_the_next_day_whatever_was_before(made):
    last = made[-1][0] if made else DAY
    assert gap([*made, (last + timedelta(days=5), False)]) == GAPS[0]


@given(answers)
def test_a_right_answer_never_brings_it_back_sooner(made):
    before = gap(made)
    after = gap([*made, (made[-1][0] if made else DAY, True)])
    assert after is None or (before is not None and after > before)


@given(answers)
def test_it_never_comes_back_on_the_day_of_its_answer(made):
    due = due_on(made)
    assert due is None or due > made[-1][0]


@given(answers, st.integers(0, 60))
def test_whoever_comes_later_loses_nothing(made, days):
    later = [*made[:-1], (made[-1][0] + timedelta(days=days), made[-1][1])] if made else []
    assert gap(later) == gap(made)


@given(rights)
def test_four_right_answers_in_a_row_let_anything_rest(first):
    assert due_on(answered(*first, *[True] * len(GAPS))) is None
