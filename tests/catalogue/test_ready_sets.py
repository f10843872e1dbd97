"""The ready-made sets: enough to choose from, each rising gently, no two alike, and warm about it."""

from itertools import combinations, pairwise

import pytest

from netquest.catalogue import queries
from netquest.core.errors import NotFound
from tests.catalogue.prose import words

OFFERED = queries.offered()
READY = list(queries.ready_sets().values())
NAMED = ["first-week", "conference-warm-up", "quiet-networker", "out-of-sight", "mentor-month"]
"""Those that the curriculum names; the desk of the demo begins with the first three."""

each = pytest.mark.parametrize("ready", READY, ids=lambda ready: ready.id)


def test_eight_are_there_and_those_that_the_curriculum_names_come_first():
    assert len(READY) >= 8
    assert [ready.id for ready in READY][: len(NAMED)] == NAMED


@each
def test_a_set_rises_gently_through_what_is_offered(ready):
    grades = [card.grade for card in map(queries.get, ready.items) if card in OFFERED]
    assert 4 <= len(grades) == len(ready.items) <= 8
    assert grades[0] == 1
    assert all(0 <= after - before <= 1 for before, after in pairwise(grades))


@each
def test_a_set_names_nothing_before_what_prepares_it(ready):
    needed = {slug: queries.get(slug).prerequisites for slug in ready.items}
    assert all(set(needs) <= set(ready.items[:place]) for place, needs in enumerate(needed.values()))


@each
def test_a_set_has_three_formats_and_two_strategies(ready):
    assert len({queries.get(slug).format for slug in ready.items}) >= 3
    assert len({queries.get(slug).strategy for slug in ready.items}) >= 2


@each
def test_its_why_speaks_to_the_people_who_walk_it(ready):
    assert {"you", "your", "yours"} & set(words(ready.why))


def test_no_two_share_more_than_two_challenges():
    shared = {(one.id, two.id): set(one.items) & set(two.items) for one, two in combinations(READY, 2)}
    assert {pair: items for pair, items in shared.items() if len(items) > 2} == {}


def test_one_that_never_was_is_not_found():
    assert queries.get_ready_set("first-week").items[0] == "who-has-not-spoken"
    with pytest.raises(NotFound):
        queries.get_ready_set("last-week")
