"""Which organisations demo people make up, without a database."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netquest.demo.plans import ORGANISATION, TEAM, Plan, drawn_plans, parted
from netquest.organisations.rules import Role

SEEDS = st.integers(0, 10_000)


def plans(people: int, *, seed: int = 1, first: int = 1) -> list[Plan]:
    return list(drawn_plans(range(first, first + people), days=30, seed=seed))


@given(st.integers(0, 3000), st.sampled_from([ORGANISATION, TEAM]), SEEDS)
def test_parts_add_up_and_keep_to_their_bounds(total, bounds, seed):
    least, most = bounds
    sizes = parted(total, least, most, Random(seed))
    assert sum(sizes) == total
    assert all(min(least, total) <= size <= most for size in sizes)


@pytest.mark.parametrize("people", [1, 2, 19])
def test_a_few_people_make_up_one_organisation(people):
    (plan,) = plans(people)
    assert len(plan.places) == people


@pytest.mark.parametrize("seed", range(4))
def test_teams_have_three_to_forty_people_those_who_are_in_two_counted_twice(seed):
    for plan in plans(300, seed=seed):
        sizes = Counter(part.team for place in plan.places for part in place.parts)
        assert sorted(sizes) == list(range(len(plan.teams)))
        assert all(TEAM[0] <= size <= TEAM[1] for size in sizes.values())


def test_everybody_has_one_place():
    addresses = [place.persona.address for plan in plans(500) for place in plan.places]
    assert len(addresses) == len(set(addresses)) == 500


def test_an_organisation_has_an_admin_who_comes_first_and_a_manager_for_each_team():
    for plan in plans(300):
        assert [place.role for place in plan.places].count(Role.ADMIN) == 1
        assert (plan.places[0].role, plan.places[0].joins) == (Role.ADMIN, 0)
        led = [part.team for place in plan.places for part in place.parts if part.role is Role.MANAGER]
        assert sorted(led) == list(range(len(plan.teams)))


def test_most_are_on_the_boards_and_a_few_are_not():
    now_on = [any(last is None for _, last in place.on_boards) for plan in plans(500) for place in plan.places]
    assert 0.75 < sum(now_on) / len(now_on) < 0.95


@pytest.mark.parametrize("most", [1, 50])
def test_batches_hold_everybody_once_in_whole_teams_the_founder_first(most):
    for plan in plans(300):
        batches = list(plan.batches(most))
        assert [place for batch in batches for place in batch] == list(plan.places)
        homes = [{place.parts[0].team for place in batch} for batch in batches]
        assert sum(map(len, homes)) == len(plan.teams)


def test_the_same_numbers_and_seed_give_the_same_organisations():
    assert plans(120) == plans(120)
    assert plans(120) != plans(120, seed=2)
    assert {plan.key for plan in plans(120)}.isdisjoint(plan.key for plan in plans(120, first=121))
