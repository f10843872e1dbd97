"""What one's offers ask of Today."""

from datetime import timedelta

import pytest

from netquest.assignments.queries import today_offers
from netquest.assignments.views import TodayOffers
from netquest.core.db import db
from tests.assignments.desk import FOLLOW_UP, PATH, answer, lay_out, offer, take_back
from tests.challenges.doing import MEETING, MESSAGE, do, today_of, undo
from tests.organisations.belonging import take_out
from tests.statements import Statements

pytestmark = pytest.mark.both
NOTHING = TodayOffers(None, "", None, 0, frozenset())


def asked(person):
    return today_offers(person, on=today_of(person))


def test_without_offers_nothing_is_asked_in_one_statement(desk):
    with Statements(db.engine) as statements:
        assert asked(desk.alice) == NOTHING
    assert statements.count == 1


def test_an_offer_waits_until_it_is_answered(desk):
    offer(desk.bob, lay_out(desk.bob), desk.alice)
    offer(desk.mark, lay_out(desk.mark), desk.alice, start=3)
    assert asked(desk.alice) == TodayOffers(None, "", None, 2, frozenset())
    answer(desk.alice, accepts=False)
    assert asked(desk.alice) == NOTHING


def test_the_next_untried_item_of_what_is_due_first_comes_first(desk):
    offer(desk.bob, lay_out(desk.bob, name="Later"), desk.alice, days=9)
    offer(desk.mark, lay_out(desk.mark, FOLLOW_UP, MEETING, name="Sooner"), desk.alice, days=3)
    answer(desk.alice)
    first = asked(desk.alice)
    assert (first.next_slug, first.set_name, first.waiting) == (FOLLOW_UP, "Sooner", 0)
    assert first.due_on == today_of(desk.alice) + timedelta(days=3)
    assert first.open_slugs == frozenset(PATH)
    made = [do(desk.alice, FOLLOW_UP), do(desk.alice, MEETING)]
    assert (asked(desk.alice).next_slug, asked(desk.alice).set_name) == (MESSAGE, "Later")
    undo(desk.alice, made[1])
    assert asked(desk.alice).next_slug == MEETING


def test_what_begins_later_or_is_over_or_was_taken_back_asks_nothing(desk, clock):
    set_id = lay_out(desk.bob)
    offer(desk.bob, set_id, desk.alice, start=1, days=1)
    answer(desk.alice)
    assert asked(desk.alice) == NOTHING
    clock.shift(24 * 3600)
    assert asked(desk.alice).next_slug == MESSAGE
    clock.shift(2 * 24 * 3600)
    assert asked(desk.alice) == NOTHING
    offer(desk.bob, set_id, desk.alice)
    answer(desk.alice)
    assert asked(desk.alice).next_slug == MESSAGE
    take_back(desk.bob, set_id)
    assert asked(desk.alice) == NOTHING


def test_who_left_the_organisation_is_asked_nothing(desk):
    offer(desk.bob, lay_out(desk.bob), desk.alice)
    assert asked(desk.alice).waiting == 1
    take_out(desk.alice, desk.works)
    assert asked(desk.alice) == NOTHING
