"""Undo: as if the attempt had never been made."""

from datetime import timedelta
from itertools import count
from typing import Any

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netquest.accounts.models import Person
from netquest.challenges import day_queries, queries
from netquest.challenges.views import Recorded
from netquest.core.errors import Conflict, NotFound
from netquest.game import life
from tests.challenges.doing import MEETING, MESSAGE, badges, differences, do, ledger, points, today_of, undo

pytestmark = pytest.mark.both
numbers = count()
SLUGS = (MESSAGE, MEETING, "follow-up", "collect-a-no")


def snapshot(person: Person) -> tuple[object, ...]:
    """Everything derived that a person can see, and the readiness behind it."""
    day = day_queries.day_of(person, today_of(person))
    return points(person), ledger(person), badges(person), day.state


def test_undo_leaves_what_was_there_before(alice: Person) -> None:
    do(alice, MEETING, nerves_before=70, nerves_after=30)
    before = snapshot(alice)
    undo(alice, do(alice, MESSAGE, outcome="declined"))
    assert snapshot(alice) == before


def test_undoing_again_answers_the_same_and_changes_nothing(alice: Person) -> None:
    made = do(alice)
    undo(alice, made)
    after = snapshot(alice)
    undo(alice, made)
    assert snapshot(alice) == after


def test_undo_ends_with_the_local_day_of_the_recording(alice: Person, clock: time_machine.Traveller) -> None:
    made = do(alice)
    clock.shift(timedelta(days=1))
    with pytest.raises(Conflict):
        undo(alice, made)
    assert badges(alice) == {"first-step"}


def test_an_undo_repeated_the_next_day_still_answers_as_the_first_time(
    alice: Person, clock: time_machine.Traveller
) -> None:
    made = do(alice)
    undo(alice, made)
    clock.shift(timedelta(days=1))
    undo(alice, made)
    assert points(alice) == 0


def test_nobody_undoes_what_is_not_theirs(alice: Person, make_person: Any) -> None:
    made = do(alice)
    with pytest.raises(NotFound):
        undo(make_person("Bob"), made)
    assert points(alice) == ledger(alice) > 0


def test_the_second_try_pays_in_full_once_the_first_is_undone(alice: Person) -> None:
    first, second = do(alice, MESSAGE), do(alice, MESSAGE)
    undo(alice, first)
    assert second.attempt.receipt
    assert points(alice) == ledger(alice) > second.attempt.receipt.total
    assert differences(alice) == []


steps = st.lists(
    st.tuples(
        st.sampled_from(["do", "do", "undo", "wait"]),
        st.sampled_from(SLUGS),
        st.sampled_from(["done", "declined", "partly", "skipped"]),
        st.integers(0, 1),
        st.sampled_from([None, 10, 90]),
    ),
    min_size=3,
    max_size=14,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_any_order_of_acts_and_undos_equals_the_history_without_the_undone(
    make_person: Any, clock: time_machine.Traveller, steps: list[tuple[str, str, str, int, int | None]]
) -> None:
    person = make_person(f"P{next(numbers)}")
    made: list[Recorded] = []
    for step, slug, outcome, back, nerves in steps:
        if step == "wait":
            clock.shift(timedelta(hours=20))
            made = []
        elif step == "undo" and made:
            undo(person, made.pop(len(made) // 2))
        elif step == "do":
            made.append(do(person, slug, outcome=outcome, back=back, nerves_before=nerves))
    assert differences(person) == []
    lived = life.fold(queries.surviving_acts(person.id), goal_of=lambda _: 3)
    assert (points(person), set(lived.awards)) == (ledger(person), badges(person))
    assert points(person) == lived.points >= 0
