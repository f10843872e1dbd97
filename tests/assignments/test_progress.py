"""What a manager sees of people: states and counts of members of now, and of nobody else."""

from dataclasses import fields, replace
from operator import attrgetter

import pytest

from netquest.assignments import progress
from netquest.assignments.rules import LATELY, OfferState
from netquest.assignments.views import Handed, ItemState, Walker
from tests.assignments.desk import answer, lay_out, offer, seat_of, seen, walkers
from tests.challenges.doing import MESSAGE, do, today_of
from tests.organisations.belonging import put_in_team, take_out, take_out_of_team

pytestmark = pytest.mark.both


by_id = attrgetter("id")


def seen_of(person):
    return progress.seen_of(seat_of(person), since=today_of(person) - LATELY)


def test_a_manager_sees_states_and_which_items_were_tried(desk):
    set_id = lay_out(desk.bob)
    offer(desk.bob, set_id, desk.harbour)
    answer(desk.alice)
    answer(desk.mia, accepts=False)
    do(desk.alice, MESSAGE, outcome="declined", note="They said no, and it stung.")
    people = walkers(desk.bob, set_id)
    assert {name: walker.state for name, walker in people.items()} == {
        "Alice": OfferState.ACCEPTED,
        "Mia": OfferState.PASSED,
    }
    assert [item.is_tried for item in people["Alice"].items] == [True, False, False]


def test_nothing_is_shown_of_who_has_not_accepted(desk):
    set_id = lay_out(desk.bob)
    offer(desk.bob, set_id, desk.harbour)
    do(desk.alice, MESSAGE)
    do(desk.mia, MESSAGE)
    answer(desk.mia, accepts=False)
    assert [(walker.items, walker.tried) for walker in walkers(desk.bob, set_id).values()] == [((), 0), ((), 0)]


def test_an_accepted_offer_is_finished_when_all_of_it_was_tried(desk):
    set_id = lay_out(desk.bob, MESSAGE)
    offer(desk.bob, set_id, desk.alice)
    answer(desk.alice)
    do(desk.alice, MESSAGE, outcome="partly")
    assert walkers(desk.bob, set_id)["Alice"].state is OfferState.FINISHED


def test_every_outcome_looks_the_same(desk):
    shown = []
    for outcome in ("done", "declined", "partly"):
        set_id = lay_out(desk.bob, MESSAGE)
        offer(desk.bob, set_id, desk.alice)
        answer(desk.alice)
        do(desk.alice, MESSAGE, outcome=outcome)
        shown.append(walkers(desk.bob, set_id)["Alice"])
    assert shown[0] == shown[1] == shown[2]


def test_a_view_of_a_person_has_no_room_for_more():
    assert {field.name for field in fields(Walker)} == {"person_id", "name", "state", "items"}
    assert {field.name for field in fields(ItemState)} == {"challenge", "is_tried"}
    assert not {field.name for field in fields(Handed)} & {"at", "accepted_at", "passed_at"}


@pytest.mark.parametrize("leave", [take_out_of_team, lambda person, team: None])
def test_who_left_the_team_or_the_organisation_vanishes_from_the_desk(desk, leave):
    set_id = lay_out(desk.bob)
    offer(desk.bob, set_id, desk.alice, desk.mia)
    answer(desk.alice)
    leave(desk.alice, desk.harbour)
    if leave is not take_out_of_team:
        take_out(desk.alice, desk.works)
    assert list(walkers(desk.bob, set_id)) == ["Mia"]
    assert list(walkers(desk.dan, set_id)) == (["Alice", "Mia"] if leave is take_out_of_team else ["Mia"])


def test_who_comes_back_is_seen_again(desk):
    set_id = lay_out(desk.bob)
    offer(desk.bob, set_id, desk.alice)
    take_out_of_team(desk.alice, desk.harbour)
    put_in_team(desk.alice, desk.harbour)
    assert list(walkers(desk.bob, set_id)) == ["Alice"]


def test_a_manager_sees_only_their_own_people_of_a_set_that_many_walk(desk):
    set_id = lay_out(desk.dan)
    offer(desk.dan, set_id, desk.harbour)
    offer(desk.dan, set_id, desk.quay)
    assert sorted(walkers(desk.bob, set_id)) == ["Alice", "Bob", "Mia"]
    assert sorted(walkers(desk.mark, set_id)) == ["Alice", "Mark"]
    assert sorted(walkers(desk.dan, set_id)) == ["Alice", "Bob", "Mark", "Mia"]
    assert seen(desk.carol, set_id) == []


def test_each_manager_may_take_back_what_is_theirs(desk):
    set_id = lay_out(desk.dan)
    offer(desk.dan, set_id, desk.harbour)
    offer(desk.dan, set_id, desk.quay)
    assert {handed.team: handed.can_withdraw for handed in seen(desk.mark, set_id)} == {"Harbour": False, "Quay": True}


def test_what_is_long_over_leaves_the_desk(desk, clock):
    set_id = lay_out(desk.bob)
    offer(desk.bob, set_id, desk.alice, days=1)
    clock.shift((LATELY.days + 1) * 24 * 3600)
    assert len(seen(desk.bob, set_id)) == 1
    clock.shift(24 * 3600)
    assert seen(desk.bob, set_id) == []


def test_what_my_manager_sees_is_what_each_of_them_sees_of_me(desk):
    sets = [lay_out(desk.bob), lay_out(desk.dan), lay_out(desk.mark, MESSAGE)]
    for author, set_id, to in zip(
        (desk.bob, desk.dan, desk.mark), sets, (desk.harbour, desk.quay, desk.alice), strict=True
    ):
        offer(author, set_id, to)
    answer(desk.alice)
    do(desk.alice, MESSAGE)
    observers = {name: group.handed for group in seen_of(desk.alice) for name in group.names}
    assert sorted(observers) == ["Bob", "Dan", "Mark"]
    for onlooker in (desk.bob, desk.dan, desk.mark):
        theirs = [handed for set_id in sets for handed in seen(onlooker, set_id)]
        mine = [of_me for handed in theirs if (of_me := _of_me(handed, desk.alice)).walkers]
        assert sorted(mine, key=by_id) == sorted(observers[onlooker.name], key=by_id)


def _of_me(handed, person):
    return replace(
        handed, can_withdraw=False, walkers=tuple(walker for walker in handed.walkers if walker.person_id == person.id)
    )


def test_managers_who_see_the_same_stand_together(desk):
    offer(desk.bob, lay_out(desk.bob), desk.mia)
    assert [group.names for group in seen_of(desk.mia)] == [("Bob", "Dan")]
    assert [group.names for group in seen_of(desk.alice)] == [("Bob", "Dan", "Mark")]


def test_who_is_in_no_team_is_seen_by_admins_alone(desk):
    take_out_of_team(desk.mia, desk.harbour)
    assert [(group.names, group.handed) for group in seen_of(desk.mia)] == [(("Dan",), ())]


def test_an_admin_does_not_count_as_their_own_observer(desk):
    assert seen_of(desk.dan) == []
    assert [group.names for group in seen_of(desk.bob)] == [("Dan",)]
