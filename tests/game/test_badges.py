"""Each badge is won by the act that reaches its need, and is gone again without it."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netquest.game.acts import Act, Outcome
from netquest.game.badges import ALL, BY_ID, GROUPS, Badge, Reached, changed, progress, reached, won
from netquest.game.record import Record, fold
from tests.game.acts_strategies import KINDS, an_act, days_on, few, lives

BY_TRIES = [badge for badge in ALL if badge.have]
SOURCES = [f"source-{number}" for number in range(10)]


def record_of(acts: list[Act], *, goal: int = 2) -> Record:
    return fold(acts, goal_of=lambda week: goal)


def daily(number: int, *, apart: int = 1) -> list[Act]:
    return [an_act(n + 1, on=n * apart) for n in range(number)]


def each(number: int, **facts: Any) -> list[Act]:
    return [an_act(n + 1, **facts) for n in range(number)]


def good_weeks(number: int) -> list[Act]:
    return [an_act(2 * week + half, on=7 * week + half) for week in range(number) for half in range(2)]


ENOUGH = {
    "first-step": each(1),
    "first-week": daily(3),
    "day-seven": daily(7, apart=5),
    "tried-anyway": each(1, outcome=Outcome.PARTLY),
    "first-leap": each(1, predicted=71),
    "five-leaps": each(5, predicted=71),
    "twenty-five-leaps": each(25, predicted=71),
    "heard-a-no": each(1, outcome=Outcome.DECLINED),
    "ten-noes": each(10, outcome=Outcome.DECLINED),
    "grade-four": each(1, grade=4),
    "grade-five": each(1, grade=5),
    "introducer": each(1, gives="introduction"),
    "connector": each(10, gives="introduction"),
    "thank-you-notes": each(10, gives="thanks"),
    "helper": each(10, gives="offer"),
    "recommender": each(5, gives="recommendation"),
    "mentor-for-a-day": each(1, gives="lesson"),
    "story-shared": each(1, gives="story"),
    "short-talk": each(1, gives="talk"),
    "all-kinds": [an_act(number, kind=kind) for number, kind in enumerate(KINDS)],
    "every-source": [an_act(number, loads={source: 1.0}) for number, source in enumerate(SOURCES)],
    "four-good-weeks": good_weeks(4),
    "twelve-good-weeks": good_weeks(12),
    "comeback": daily(2, apart=8),
    "hundred-acts": each(100),
    "reflector": each(50, has_note=True),
    "easier-now": [an_act(n, slug="same", nerves_before=nerves) for n, nerves in enumerate((90, 70, 60))],
}
"""For each badge the shortest life that wins it; its last act is the one that does."""

PRIVATE = {"tried-anyway", "heard-a-no", "ten-noes", "comeback", "easier-now", "honest-start", "myth-buster"}


@pytest.mark.parametrize("badge", BY_TRIES, ids=lambda badge: badge.id)
def test_the_last_act_wins_the_badge_and_undoing_it_loses_it(badge: Badge) -> None:
    life = ENOUGH[badge.id]
    assert badge.id in won(record_of(life))
    assert badge.id not in won(record_of(life[:-1]))


def test_every_badge_is_tried_here_once() -> None:
    assert [badge.id for badge in BY_TRIES] == list(ENOUGH)


def test_what_is_nobody_elses_business_is_private() -> None:
    assert {badge.id for badge in ALL if badge.is_private} == PRIVATE


def test_there_are_forty_eight_of_each_group() -> None:
    assert Counter(badge.group for badge in ALL) == dict.fromkeys(GROUPS, 8)
    assert len(BY_ID) == 40
    assert {badge.band for badge in ALL} <= {"warm-up", "stretch", "leap"}


def test_skipping_wins_nothing_but_a_note_kept() -> None:
    skips = [replace(act, outcome=Outcome.SKIPPED) for life in ENOUGH.values() for act in life]
    numbered = [replace(act, id=number) for number, act in enumerate(skips)]
    assert won(record_of(numbered)) == {"reflector"}


def test_progress_stops_at_the_need() -> None:
    have = {badge.id: count for badge, count in progress(record_of(each(7, predicted=50)))}
    assert (have["first-step"], have["five-leaps"], have["twenty-five-leaps"], have["hundred-acts"]) == (1, 5, 7, 7)


@few
@given(lives(days=60), st.integers(1, 7))
def test_a_badge_is_won_exactly_when_its_progress_is_full(life: list[Act], goal: int) -> None:
    record = record_of(life, goal=goal)
    assert won(record) == {badge.id for badge, have in progress(record) if have == badge.need}


@few
@given(lives(days=60), lives(days=60), st.integers(1, 7))
def test_what_changes_between_two_histories_is_what_only_one_of_them_has(
    life: list[Act], other: list[Act], goal: int
) -> None:
    before, after = record_of(life, goal=goal), record_of(other, goal=goal)
    gained, lost = changed(before, after)
    assert sorted(gained) == sorted(won(after) - won(before))
    assert sorted(lost) == sorted(won(before) - won(after))


def test_a_badge_of_a_feature_waits_until_the_feature_says_a_number() -> None:
    others = [badge.id for badge in ALL if not badge.have]
    assert not {badge.id for badge, _ in progress(Record())}.intersection(others)
    told = {badge: Reached(0) for badge in others}
    assert [badge for badge, _ in progress(Record(), told)] == list(ALL)


def test_what_a_feature_says_stops_at_the_need() -> None:
    have = dict(progress(Record(), {"myth-buster": Reached(12), "first-step": Reached(9)}))
    assert {badge.id: count for badge, count in have.items() if count} == {"myth-buster": 10}


@pytest.mark.parametrize(("number", "won_on"), [(0, None), (9, None), (10, 9), (12, 9)])
def test_a_badge_of_a_feature_is_won_on_the_day_that_met_its_need(number: int, won_on: int | None) -> None:
    days = [days_on(day) for day in range(number)]
    assert reached("myth-buster", days) == {"myth-buster": Reached(number, None if won_on is None else days_on(won_on))}
