"""Making offers, answering them, taking them back."""

import pytest

from netquest.assignments import offering, queries, service
from netquest.assignments.offering import CannotOffer
from netquest.assignments.rules import MOST_PEOPLE, Obstacle, OfferState
from netquest.core.errors import Conflict, NotFound
from tests.assignments.desk import answer, lay_out, offer, offers_of, rows, seat_of, seen, take_back, walkers
from tests.challenges.doing import MESSAGE, now, today_of
from tests.organisations.belonging import put_in_team, take_out, take_out_of_team

pytestmark = pytest.mark.both


def refusal(*given, **how):
    with pytest.raises(CannotOffer) as refused:
        offer(*given, **how)
    return refused.value.obstacle


def test_a_team_means_everybody_in_it_now_but_whoever_offers(desk):
    assert offer(desk.bob, lay_out(desk.bob), desk.harbour) == 2
    assert [len(offers_of(person)) for person in (desk.alice, desk.mia, desk.bob, desk.mark)] == [1, 1, 0, 0]


def test_who_is_chosen_twice_gets_one_offer(desk):
    set_id = lay_out(desk.dan)
    assert offer(desk.dan, set_id, desk.harbour, desk.quay, desk.alice) == 4
    assert rows() == {"assignment": 2, "offer": 4, "offer_item": 12}


def test_offering_with_the_same_key_again_changes_nothing(desk):
    set_id = lay_out(desk.bob)
    first = offer(desk.bob, set_id, desk.harbour, desk.mia, key="once")
    before = rows()
    assert offer(desk.bob, set_id, desk.harbour, desk.mia, key="once") == first
    assert rows() == before


def test_who_holds_a_set_gets_no_second_offer_of_it(desk, make_person):
    set_id = lay_out(desk.bob)
    offer(desk.bob, set_id, desk.alice)
    assert offer(desk.bob, set_id, desk.harbour) == 1
    assert refusal(desk.bob, set_id, desk.harbour) is Obstacle.NOBODY_NEW
    put_in_team(make_person("Nora"), desk.harbour)
    assert offer(desk.bob, set_id, desk.harbour) == 1


def test_an_offer_that_was_taken_back_or_is_over_can_be_made_again(desk, clock):
    set_id = lay_out(desk.bob)
    offer(desk.bob, set_id, desk.alice)
    take_back(desk.bob, set_id)
    assert offer(desk.bob, set_id, desk.alice, days=1) == 1
    clock.shift(2 * 24 * 3600)
    assert offer(desk.bob, set_id, desk.alice) == 1


@pytest.mark.parametrize("place", ["quay", "mark", "carol", "bob"])
def test_what_one_does_not_manage_cannot_be_chosen(desk, place):
    set_id, before = lay_out(desk.bob), rows()
    assert refusal(desk.bob, set_id, desk.alice, getattr(desk, place)) is Obstacle.UNKNOWN_PEOPLE
    assert rows() == before


def test_an_admin_offers_to_everybody_in_the_organisation(desk):
    assert offer(desk.dan, lay_out(desk.dan), desk.mark, desk.quay, desk.mia) == 3
    assert refusal(desk.dan, lay_out(desk.dan), desk.cleo) is Obstacle.UNKNOWN_PEOPLE


def test_a_path_without_a_challenge_cannot_be_offered(desk):
    set_id = lay_out(desk.bob, MESSAGE)
    service.remove_item(seat_of(desk.bob), set_id, MESSAGE, at=now())
    assert refusal(desk.bob, set_id, desk.alice) is Obstacle.EMPTY


def test_a_crowd_is_too_many(desk, monkeypatch):
    assert MOST_PEOPLE == 200
    monkeypatch.setattr(offering, "MOST_PEOPLE", 1)
    assert refusal(desk.bob, lay_out(desk.bob), desk.harbour) is Obstacle.TOO_MANY


def test_one_offers_what_one_sees(desk):
    set_id = lay_out(desk.dan)
    with pytest.raises(NotFound):
        offer(desk.bob, set_id, desk.harbour)
    offer(desk.dan, set_id, desk.harbour)
    assert refusal(desk.bob, set_id, desk.harbour) is Obstacle.NOBODY_NEW


def test_one_may_change_ones_mind_until_the_offer_is_due(desk, clock):
    offer(desk.bob, lay_out(desk.bob), desk.alice, days=1)
    for accepts, state in [(True, OfferState.ACCEPTED), (False, OfferState.PASSED), (True, OfferState.ACCEPTED)]:
        answer(desk.alice, accepts=accepts)
        answer(desk.alice, accepts=accepts)
        assert offers_of(desk.alice)[0].state is state
    clock.shift(2 * 24 * 3600)
    (mine,) = offers_of(desk.alice)
    with pytest.raises(Conflict):
        offering.answer(seat_of(desk.alice), mine.id, accepts=False, today=today_of(desk.alice), at=now())
    assert offers_of(desk.alice)[0].state is OfferState.ACCEPTED


def test_an_offer_that_was_taken_back_takes_no_answer(desk):
    set_id = lay_out(desk.bob)
    offer(desk.bob, set_id, desk.alice)
    (mine,) = offers_of(desk.alice)
    take_back(desk.bob, set_id)
    with pytest.raises(Conflict):
        offering.answer(seat_of(desk.alice), mine.id, accepts=True, today=today_of(desk.alice), at=now())
    assert [one.state for one in offers_of(desk.alice)] == [OfferState.WITHDRAWN]
    assert walkers(desk.bob, set_id) == {}


def test_taking_back_twice_answers_the_same(desk):
    set_id = lay_out(desk.bob)
    offer(desk.bob, set_id, desk.alice)
    (handed,) = seen(desk.bob, set_id)
    assert {offering.withdraw(seat_of(desk.bob), handed.id, at=now()) for _ in range(2)} == {set_id}


def test_managers_of_the_team_and_admins_take_an_offer_back_and_nobody_else(desk):
    set_id = lay_out(desk.dan)
    offer(desk.dan, set_id, desk.harbour)
    (handed,) = seen(desk.dan, set_id)
    for person in (desk.mark, desk.alice, desk.carol):
        with pytest.raises(NotFound):
            offering.withdraw(seat_of(person), handed.id, at=now())
    assert offering.withdraw(seat_of(desk.bob), handed.id, at=now()) == set_id


def test_an_offer_is_answered_by_whom_it_was_made_to(desk):
    offer(desk.bob, lay_out(desk.bob), desk.alice)
    (mine,) = offers_of(desk.alice)
    for person in (desk.mia, desk.bob, desk.dan, desk.cleo):
        with pytest.raises(NotFound):
            offering.answer(seat_of(person), mine.id, accepts=True, today=today_of(person), at=now())
    assert offers_of(desk.alice)[0].state is OfferState.OFFERED


def test_leaving_a_team_keeps_ones_offers_and_leaving_the_organisation_ends_them(desk):
    offer(desk.bob, lay_out(desk.bob), desk.alice)
    answer(desk.alice)
    take_out_of_team(desk.alice, desk.harbour)
    assert [one.state for one in offers_of(desk.alice)] == [OfferState.ACCEPTED]
    before = seat_of(desk.alice)
    take_out(desk.alice, desk.works)
    assert queries.offers(before, today=today_of(desk.alice), since=today_of(desk.alice)) == []
    assert queries.today_offers(desk.alice, on=today_of(desk.alice)).next_slug is None
