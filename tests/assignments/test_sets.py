"""Laying out a set and editing it: order, versions, and who may."""

import pytest

from netquest.assignments import service, set_queries
from netquest.assignments.rules import MOST_ITEMS
from netquest.catalogue import queries as catalogue
from netquest.core.errors import Forbidden, LimitReached, NotFound
from tests.assignments.desk import FOLLOW_UP, PATH, lay_out, offer, seat_of, seen
from tests.challenges.doing import MEETING, MESSAGE, now, today_of
from tests.organisations.belonging import take_out, take_out_of_team

pytestmark = pytest.mark.both
OTHER = catalogue.get("promise-kept")


def path(person, set_id):
    return set_queries.get_set(seat_of(person), set_id)


def add(person, set_id, challenge=OTHER):
    service.add_item(seat_of(person), set_id, challenge, at=now())


def test_laying_out_with_the_same_key_makes_one_set(desk):
    first = lay_out(desk.bob, key="once")
    assert lay_out(desk.bob, MESSAGE, name="Again", key="once") == first
    assert (path(desk.bob, first).draft.name, path(desk.bob, first).draft.slugs) == ("First weeks", PATH)


def test_edits_before_the_first_offer_change_the_version_in_place(desk):
    set_id = lay_out(desk.bob)
    add(desk.bob, set_id)
    service.place_item(seat_of(desk.bob), set_id, OTHER.slug, 1, at=now())
    service.remove_item(seat_of(desk.bob), set_id, FOLLOW_UP, at=now())
    service.rename(seat_of(desk.bob), set_id, name="Later weeks", why="", at=now())
    found = path(desk.bob, set_id)
    assert (found.number, found.draft.name, found.draft.why) == (1, "Later weeks", "")
    assert found.draft.slugs == (OTHER.slug, MESSAGE, MEETING)


def test_an_edit_after_the_first_offer_makes_the_next_version_once(desk):
    set_id = lay_out(desk.bob)
    offer(desk.bob, set_id, desk.harbour)
    assert path(desk.bob, set_id).is_frozen
    add(desk.bob, set_id)
    service.remove_item(seat_of(desk.bob), set_id, MESSAGE, at=now())
    found = path(desk.bob, set_id)
    assert (found.number, found.is_frozen, found.draft.slugs) == (2, False, (FOLLOW_UP, MEETING, OTHER.slug))


def test_an_open_offer_keeps_its_version(desk):
    set_id = lay_out(desk.bob)
    offer(desk.bob, set_id, desk.alice)
    service.remove_item(seat_of(desk.bob), set_id, MESSAGE, at=now())
    offer(desk.bob, set_id, desk.mia)
    assert [(handed.number, handed.walkers[0].name) for handed in seen(desk.bob, set_id)] == [(2, "Mia"), (1, "Alice")]


def test_an_edit_that_changes_nothing_makes_no_version(desk):
    set_id = lay_out(desk.bob)
    offer(desk.bob, set_id, desk.harbour)
    add(desk.bob, set_id, catalogue.get(MESSAGE))
    service.remove_item(seat_of(desk.bob), set_id, OTHER.slug, at=now())
    service.place_item(seat_of(desk.bob), set_id, MESSAGE, 1, at=now())
    assert path(desk.bob, set_id).number == 1


def test_a_full_set_takes_nothing_more_and_keeps_what_it_has(desk):
    slugs = [challenge.slug for challenge in catalogue.offered()[:MOST_ITEMS]]
    set_id = lay_out(desk.bob, *slugs)
    add(desk.bob, set_id, catalogue.get(slugs[0]))
    with pytest.raises(LimitReached):
        add(desk.bob, set_id, catalogue.offered()[MOST_ITEMS])
    assert path(desk.bob, set_id).draft.slugs == tuple(slugs)


def test_what_is_not_in_a_set_cannot_be_moved(desk):
    set_id = lay_out(desk.bob)
    with pytest.raises(NotFound):
        service.place_item(seat_of(desk.bob), set_id, OTHER.slug, 1, at=now())


def test_a_set_keeps_the_version_of_each_challenge(desk):
    item = path(desk.bob, lay_out(desk.bob, MESSAGE)).draft.items[0]
    assert (item.slug, item.version) == (MESSAGE, catalogue.get(MESSAGE).version)


def test_a_set_is_seen_by_its_author_and_admins_and_by_nobody_else(desk):
    set_id = lay_out(desk.bob)
    assert path(desk.dan, set_id).can_edit
    assert path(desk.bob, set_id).can_edit
    for person in (desk.mark, desk.alice, desk.carol, desk.cleo):
        with pytest.raises(NotFound):
            path(person, set_id)


def test_managers_of_a_team_that_it_was_offered_to_see_a_set_and_leave_it_as_it_is(desk):
    set_id = lay_out(desk.dan)
    offer(desk.dan, set_id, desk.harbour)
    assert not path(desk.bob, set_id).can_edit
    with pytest.raises(Forbidden):
        add(desk.bob, set_id)
    with pytest.raises(NotFound):
        path(desk.mark, set_id)


def test_an_author_without_a_desk_does_not_see_the_set_any_more(desk):
    set_id = lay_out(desk.bob)
    take_out_of_team(desk.bob, desk.harbour)
    with pytest.raises(NotFound):
        path(desk.bob, set_id)
    assert path(desk.dan, set_id).author == "Bob"


def test_a_removed_author_does_not_edit_with_a_seat_of_before(desk):
    set_id, before = lay_out(desk.bob), seat_of(desk.bob)
    take_out(desk.bob, desk.works)
    with pytest.raises(NotFound):
        service.rename(before, set_id, name="Mine", why="", at=now())


def test_the_list_counts_challenges_and_the_people_whom_one_sees(desk):
    set_id = lay_out(desk.dan)
    offer(desk.dan, set_id, desk.harbour, desk.mark)
    for person, people in ((desk.dan, 4), (desk.bob, 3)):
        (line,), after = set_queries.sets(seat_of(person), today=today_of(person))
        assert (line.id, line.items, line.people, line.accepted, after) == (set_id, 3, people, 0, None)
    assert set_queries.sets(seat_of(desk.mark), today=today_of(desk.mark)) == ([], None)


def test_the_list_goes_on_page_by_page(desk):
    made = [lay_out(desk.bob, MESSAGE) for _ in range(set_queries.PAGE + 1)]
    seat, today = seat_of(desk.bob), today_of(desk.bob)
    first, after = set_queries.sets(seat, today=today)
    rest, end = set_queries.sets(seat, today=today, after=after)
    assert [line.id for line in (*first, *rest)] == made[::-1]
    assert end is None
