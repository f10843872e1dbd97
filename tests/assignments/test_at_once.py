"""Twenty people, or one who presses twenty times, at the same instant: one act, and the same normal answer to all."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from netquest.assignments import offering, service, set_queries
from netquest.assignments.models import ChallengeSet, SetVersion
from netquest.catalogue import queries as catalogue
from netquest.core.db import db
from netquest.core.errors import LimitReached
from tests.assignments.desk import PATH, lay_out, offer, offers_of, rows, seat_of, seen
from tests.challenges.doing import MESSAGE, now, today_of

pytestmark = pytest.mark.both
AT_ONCE = 20


@pytest.fixture
def at_once(app):
    """Do something twenty times at once, and return what came of it."""

    def run(act):
        def alone(number):
            with app.app_context():
                return act(number)

        with ThreadPoolExecutor(AT_ONCE) as threads:
            return list(threads.map(alone, range(AT_ONCE)))

    return run


def test_a_set_is_laid_out_once(desk, at_once):
    assert len(set(at_once(lambda _: lay_out(desk.bob, key="once")))) == 1
    assert db.session.query(ChallengeSet).count() == 1


def test_an_offer_is_made_once(desk, at_once):
    set_id = lay_out(desk.bob)
    assert at_once(lambda _: offer(desk.bob, set_id, desk.harbour, key="once")) == [2] * AT_ONCE
    assert rows() == {"assignment": 1, "offer": 2, "offer_item": 6}


def test_two_forms_offer_nobody_the_same_set_twice(desk, at_once):
    set_id = lay_out(desk.bob)

    def one_of_two(number):
        try:
            return offer(desk.bob, set_id, desk.harbour, key=f"form-{number % 2}")
        except offering.CannotOffer:
            return 0

    assert sorted(at_once(one_of_two)) == [0] * (AT_ONCE // 2) + [2] * (AT_ONCE // 2)
    assert rows()["offer"] == 2


def test_edits_of_a_frozen_set_make_one_version(desk, at_once):
    set_id = lay_out(desk.bob)
    offer(desk.bob, set_id, desk.alice)
    added = catalogue.offered()[:9]
    seat, at = seat_of(desk.bob), now()
    at_once(lambda number: service.add_item(seat, set_id, added[number % 9], at=at))
    assert db.session.query(SetVersion).count() == 2
    slugs = set_queries.get_set(seat, set_id).draft.slugs
    assert slugs[:3] == PATH
    assert sorted(slugs) == sorted({*PATH, *(challenge.slug for challenge in added)})


def test_an_offer_is_accepted_once_and_taken_back_once(desk, at_once):
    set_id = lay_out(desk.bob)
    offer(desk.bob, set_id, desk.alice)
    mine, seat = offers_of(desk.alice)[0], seat_of(desk.alice)
    today, at = today_of(desk.alice), now()
    at_once(lambda _: offering.answer(seat, mine.id, accepts=True, today=today, at=at))
    assert offers_of(desk.alice)[0].state == "accepted"
    (handed,), manager = seen(desk.bob, set_id), seat_of(desk.bob)
    assert at_once(lambda _: offering.withdraw(manager, handed.id, at=now())) == [set_id] * AT_ONCE


def test_a_set_takes_no_more_than_it_may_when_many_add_at_once(desk, at_once):
    set_id, seat, at = lay_out(desk.bob, MESSAGE), seat_of(desk.bob), now()
    more = [challenge for challenge in catalogue.offered() if challenge.slug != MESSAGE]

    def add(number):
        try:
            service.add_item(seat, set_id, more[number], at=at)
        except LimitReached:
            return "full"
        return "in"

    assert sorted(at_once(add)) == ["full"] * 9 + ["in"] * 11
    assert len(set_queries.get_set(seat, set_id).challenges) == 12
