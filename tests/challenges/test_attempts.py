"""Recording an attempt: what it pays, that it pays once, and what follows from it."""

from datetime import timedelta

import pytest
import time_machine

from netquest.accounts.models import Person
from netquest.challenges.queries import surviving_acts
from netquest.core.errors import LimitReached
from netquest.game.acts import Reason
from tests.challenges.doing import MEETING, MESSAGE, badges, differences, do, ledger, points

pytestmark = pytest.mark.both


def test_a_first_try_pays_by_its_grade_and_says_so_line_by_line(alice: Person) -> None:
    made = do(alice, MESSAGE)
    lines = {line.component: line.points for line in made.attempt.receipt.lines} if made.attempt.receipt else {}
    assert lines["base"] == 10
    assert lines["first-time"] == 5
    assert sum(lines.values()) == points(alice) == ledger(alice) > 0


@pytest.mark.parametrize("outcome", ["done", "declined"])
def test_a_no_pays_what_a_yes_pays(alice: Person, outcome: str) -> None:
    made = do(alice, MEETING, outcome=outcome)
    assert made.attempt.receipt
    assert made.attempt.receipt.total == 25 + 5 + 25 * min(60, 95 - predicted(alice)) // 100 + 12


def predicted(person: Person) -> int:
    return surviving_acts(person.id)[0].predicted


def test_the_same_key_again_changes_nothing_and_answers_the_same(alice: Person) -> None:
    first = do(alice, key="2026-11-18:x:0", nerves_before=50, nerves_after=10)
    again = do(alice, MEETING, outcome="skipped", key="2026-11-18:x:0")
    assert again == first
    assert len(surviving_acts(alice.id)) == 1
    assert points(alice) == ledger(alice)


def test_two_people_may_use_the_same_key(alice: Person, make_person: object) -> None:
    bob = make_person("Bob")  # type: ignore[operator]
    assert do(alice, key="one").attempt.id != do(bob, key="one").attempt.id


def test_the_same_challenge_again_on_a_day_pays_half_and_says_second(alice: Person) -> None:
    do(alice, MESSAGE)
    again = do(alice, MESSAGE)
    assert again.attempt.receipt
    assert again.attempt.receipt.repeat == 2
    assert {line.component for line in again.attempt.receipt.lines} >= {"base", "repeat"}
    assert 0 < again.attempt.receipt.total < 10


def test_a_skip_pays_nothing_costs_nothing_and_makes_no_day_active(alice: Person) -> None:
    made = do(alice, outcome="skipped", reason=Reason.NERVOUS)
    assert made.attempt.receipt
    assert made.attempt.receipt.total == points(alice) == made.practice.active_days == 0
    assert not badges(alice)


def test_the_eleventh_try_of_a_day_is_refused_and_leaves_no_trace(alice: Person) -> None:
    for _ in range(10):
        do(alice)
    paid = points(alice)
    with pytest.raises(LimitReached):
        do(alice)
    assert (points(alice), len(surviving_acts(alice.id))) == (paid, 10)
    do(alice, outcome="skipped")
    do(alice, back=1)


def test_a_try_for_yesterday_counts_for_yesterday(alice: Person) -> None:
    made = do(alice, back=1)
    assert made.attempt.day + timedelta(days=1) == surviving_acts(alice.id)[0].recorded_on
    assert made.practice.points_today == 0
    assert made.practice.week_active == 1


def test_the_weekly_goal_pays_on_the_day_that_meets_it(alice: Person, clock: time_machine.Traveller) -> None:
    paid = []
    for _ in range(3):
        made = do(alice)
        paid.append({line.component for line in made.attempt.receipt.lines} if made.attempt.receipt else set())
        clock.shift(timedelta(days=1))
    assert ["weekly-goal" in lines for lines in paid] == [False, False, True]


def test_everything_derived_equals_what_the_attempts_give(alice: Person, clock: time_machine.Traveller) -> None:
    for number in range(12):
        do(
            alice,
            (MESSAGE, MEETING, "follow-up")[number % 3],
            outcome=("done", "declined", "partly", "skipped")[number % 4],
        )
        clock.shift(timedelta(hours=31))
    assert differences(alice) == []


def test_two_heavy_tries_in_a_row_bring_a_word_about_help(alice: Person) -> None:
    heavy = [do(alice, nerves_after=nerves).practice.is_heavy for nerves in (90, 90, 30, 90)]
    assert heavy == [False, True, False, False]
