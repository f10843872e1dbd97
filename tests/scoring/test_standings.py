"""Standings, histogram, numbers of people: what acts, undos, joins and leaves leave is what a recount gives."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

import pytest
import time_machine
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netquest.accounts.models import Person
from netquest.challenges import audit as practice
from netquest.challenges.views import Recorded
from netquest.core.errors import LimitReached, NotFound
from netquest.organisations.models import Organisation, Team
from netquest.scoring import audit
from tests.challenges.doing import MEETING, MESSAGE, do, today_of, undo
from tests.conftest import MakePerson
from tests.organisations.belonging import (
    board_of,
    make_organisation,
    make_team,
    put_in_team,
    put_on,
    take_off,
    take_out,
    take_out_of_team,
)
from tests.rows import fingerprint, read, write
from tests.scoring import recount

pytestmark = pytest.mark.both
numbers = count()
SLUGS = (MESSAGE, MEETING, "follow-up", "collect-a-no")
FRIDAY = datetime(2026, 11, 27, 18, tzinfo=UTC)
"""Three days before a week ends, with the month's last day on the Monday after."""


@pytest.fixture
def works(app: Flask) -> Organisation:
    return make_organisation()


@pytest.fixture
def harbour(works: Organisation, alice: Person) -> Team:
    """Alice's team; she is on its board."""
    team = make_team(works)
    put_in_team(alice, team)
    put_on(alice, team)
    return team


def standing(person: Person, place: Team | Organisation, period: str = "2026-W47") -> tuple[int, int] | None:
    """Points and tries as they are stored."""
    found = recount.held().get((board_of(place), period, person.id))
    return found[:2] if found else None


def test_a_try_counts_in_three_periods_of_every_board_that_one_is_on(
    alice: Person, harbour: Team, works: Organisation
) -> None:
    do(alice)
    assert standing(alice, harbour) == standing(alice, harbour, "2026-11") == standing(alice, harbour, "all") == (10, 1)
    assert standing(alice, works) is None
    put_on(alice, works)
    do(alice, MEETING)
    assert standing(alice, works) == standing(alice, harbour)
    assert recount.faults() == []


def test_what_a_try_leaves_is_stored_as_it_would_be_written_again(alice: Person, harbour: Team) -> None:
    do(alice)
    do(alice, MEETING)
    stored = fingerprint()
    write(read())
    assert fingerprint() == stored


def test_a_no_and_half_a_try_count_as_much_and_a_skip_not_at_all(alice: Person, harbour: Team) -> None:
    for outcome in ("declined", "partly", "skipped"):
        do(alice, MESSAGE if outcome == "declined" else MEETING, outcome=outcome)
    points = standing(alice, harbour)
    assert points == (10 + 30, 2)


def test_leaving_takes_every_row_away_and_coming_back_brings_them_back(alice: Person, harbour: Team) -> None:
    do(alice)
    before = recount.held()
    take_off(alice, harbour)
    assert (recount.held(), recount.held_bins()) == ({}, {})
    do(alice, MEETING)
    put_on(alice, harbour)
    assert recount.held().keys() == before.keys()
    assert standing(alice, harbour) == (40, 2)


def test_a_new_membership_starts_at_zero(alice: Person, harbour: Team, clock: time_machine.Traveller) -> None:
    do(alice)
    take_out_of_team(alice, harbour)
    clock.shift(timedelta(days=1))
    put_in_team(alice, harbour)
    put_on(alice, harbour)
    assert standing(alice, harbour) is None
    do(alice, MEETING)
    do(alice, back=1)
    assert standing(alice, harbour) == (30, 1)


def test_an_undo_to_nothing_leaves_no_row(alice: Person, harbour: Team) -> None:
    undo(alice, do(alice))
    assert (recount.held(), recount.held_bins()) == ({}, {})


def test_an_undo_brings_back_the_instant_of_the_try_before(
    alice: Person, harbour: Team, clock: time_machine.Traveller
) -> None:
    do(alice)
    before = recount.held()
    clock.shift(timedelta(hours=1))
    undo(alice, do(alice, MEETING))
    assert recount.held() == before


def test_a_try_for_yesterday_leaves_the_week_and_the_month_that_were_over(
    alice: Person, harbour: Team, clock: time_machine.Traveller
) -> None:
    clock.move_to(datetime(2026, 11, 30, 12, tzinfo=UTC))
    do(alice, back=1)
    assert (standing(alice, harbour), standing(alice, harbour, "2026-W48")) == (None, None)
    assert standing(alice, harbour, "2026-11") == standing(alice, harbour, "all") == (10, 1)
    clock.shift(timedelta(days=1))
    do(alice, MEETING, back=1)
    assert standing(alice, harbour, "2026-W49") == (30, 1)
    assert standing(alice, harbour, "2026-11") == (10, 1)


def test_two_tries_whose_clocks_disagree_are_counted_as_they_were_recorded(
    alice: Person, harbour: Team, clock: time_machine.Traveller
) -> None:
    for number in range(5):
        clock.shift(timedelta(seconds=-1))
        do(alice, SLUGS[number % 2])
    assert practice.check(alice.id) == []
    assert recount.faults() == []


def test_who_does_not_belong_to_it_cannot_join_a_board(make_person: MakePerson, harbour: Team, works: Any) -> None:
    bob, other = make_person("Bob"), make_team(works, "Lighthouse")
    put_in_team(bob, other)
    with pytest.raises(NotFound):
        put_on(bob, harbour)
    take_out(bob, works)
    for place in (other, works):
        with pytest.raises(NotFound):
            put_on(bob, place)
    assert recount.numbers_of_people()[board_of(other)] == (0, 0)


def test_joining_and_leaving_twice_is_once(alice: Person, harbour: Team) -> None:
    put_on(alice, harbour, harbour)
    assert recount.numbers_of_people()[board_of(harbour)] == (1, 1)
    take_off(alice, harbour, harbour)
    assert recount.numbers_of_people()[board_of(harbour)] == (0, 0)


def test_a_refused_try_leaves_no_trace(alice: Person, harbour: Team) -> None:
    for number in range(10):
        do(alice, SLUGS[number % 4])
    before = recount.held()
    with pytest.raises(LimitReached):
        do(alice)
    assert recount.held() == before
    assert recount.faults() == []


class Town:
    """One organisation with two teams, three people, and everything that may happen to them."""

    def __init__(self, make_person: MakePerson, clock: time_machine.Traveller) -> None:
        clock.move_to(FRIDAY)
        self.clock = clock
        self.works = make_organisation()
        self.teams = [make_team(self.works), make_team(self.works, "Lighthouse")]
        zones = ("Europe/Berlin", "Pacific/Auckland", "America/Los_Angeles")
        self.people = [make_person(f"P{next(numbers)}", timezone=zone) for zone in zones]
        self.of: dict[int, Team | None] = {person.id: None for person in self.people}
        self.made: dict[int, list[tuple[date, Recorded]]] = {person.id: [] for person in self.people}
        for person in self.people:
            self.move(person, 0)
            self.join(person, 0)

    def do(self, person: Person, number: int) -> None:
        outcome = ("done", "partly", "skipped", "declined")[number % 4]
        made = do(person, SLUGS[number % 3], outcome=outcome, back=number % 5 == 1)
        self.made[person.id].append((today_of(person), made))

    def undo(self, person: Person, number: int) -> None:
        """Take back a try of today; once its day is over, it stays."""
        made = [of_today for of_today in self.made[person.id] if of_today[0] == today_of(person)]
        if made:
            undo(person, made.pop(number % len(made))[1])
        self.made[person.id] = made

    def wait(self, person: Person, number: int) -> None:
        self.clock.shift(timedelta(hours=(1, 20, 30, 24 * 9)[number % 4]))

    def join(self, person: Person, number: int) -> None:
        if team := self.of[person.id]:
            put_on(person, *(team, self.works)[number % 3 % 2 :])

    def leave(self, person: Person, number: int) -> None:
        if team := self.of[person.id]:
            take_off(person, (team, self.works)[number % 2])

    def move(self, person: Person, number: int) -> None:
        """Change teams, or come into the first one."""
        old, new = self.of[person.id], self.teams[number % 2]
        if old:
            take_out_of_team(person, old)
        put_in_team(person, new)
        self.of[person.id] = new

    def remove(self, person: Person, number: int) -> None:
        take_out(person, self.works)
        self.of[person.id] = None


events = st.lists(
    st.tuples(
        st.sampled_from(
            [Town.do, Town.do, Town.do, Town.undo, Town.wait, Town.join, Town.join, Town.leave, Town.move, Town.remove]
        ),
        st.integers(0, 2),
        st.integers(0, 11),
    ),
    min_size=4,
    max_size=18,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=events)
def test_whatever_happens_boards_are_what_a_recount_gives(
    make_person: MakePerson, clock: time_machine.Traveller, events: list[tuple[Callable[..., None], int, int]]
) -> None:
    town = Town(make_person, clock)
    for happen, who, number in events:
        happen(town, town.people[who], number)
        assert recount.faults() == []
        assert audit.check() == []
    assert [practice.check(person.id) for person in town.people] == [[], [], []]
