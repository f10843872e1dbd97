"""The curriculum is whole: all that it has to hold is there, and leads somewhere."""

from collections import Counter
from dataclasses import replace as changed
from itertools import pairwise

import pytest

from netquest.catalogue import queries
from netquest.catalogue.loader import FOLDER, read
from netquest.catalogue.schemas import FORMATS, KINDS
from netquest.core.errors import NotFound
from netquest.game.badges import BADGES
from tests.catalogue.copies import copy, replace
from tests.catalogue.prose import cycles

SOURCES = [
    "rejection",
    "time",
    "introversion",
    "value",
    "inauthenticity",
    "confidence",
    "past",
    "misconceptions",
    "access",
    "mindset",
]
OWN = ["recognise", "reframe", "build-confidence", "set-goals", "seek-support"]
OTHERS = [
    "read-resistance",
    "mutual-value",
    "trust-rapport",
    "social-proof",
    "address-concerns",
    "offer-support",
    "tailor",
    "patience",
    "existing-ties",
    "celebrate",
]
BENEFITS = [
    "opportunities",
    "relationships",
    "knowledge",
    "visibility",
    "mentorship",
    "advancement",
    "business",
    "community",
    "word-of-mouth",
    "learning",
]
SIGNATURE = [
    ("one-on-one-meeting", 3, "tailor"),
    ("follow-up", 2, "patience"),
    ("share-a-success-story", 3, "social-proof"),
]

CARDS = queries.offered()
READY = list(queries.ready_sets().values())


def cards_of(strategy):
    return [card for card in CARDS if card.strategy == strategy]


def test_all_ten_sources_are_there():
    assert list(queries.sources()) == SOURCES


@pytest.mark.parametrize(("side", "ids"), [("self", OWN), ("others", OTHERS)])
def test_all_fifteen_strategies_are_there_each_on_its_side(side, ids):
    assert [strategy.id for strategy in queries.strategies().values() if strategy.side == side] == ids


def test_all_ten_benefits_are_there():
    assert list(queries.benefits()) == BENEFITS


def test_the_badges_in_words_are_those_of_the_rulebook():
    assert sorted(queries.badges()) == sorted(badge.id for badge in BADGES)


def test_sixty_challenges_are_there():
    assert len(CARDS) >= 60


@pytest.mark.parametrize("strategy", OWN + OTHERS)
def test_a_strategy_has_four_challenges_over_three_grades(strategy):
    grades = [card.grade for card in cards_of(strategy)]
    assert len(grades) >= 4
    assert len(set(grades)) >= 3


@pytest.mark.parametrize(("slug", "grade", "strategy"), SIGNATURE)
def test_a_signature_challenge_keeps_its_grade_and_strategy(slug, grade, strategy):
    card = queries.get(slug)
    assert (card.grade, card.strategy, card.retired) == (grade, strategy, False)


@pytest.mark.parametrize("source", SOURCES)
def test_a_source_can_be_answered_at_grade_one_in_three_ways(source):
    assert sum(card.grade == 1 and source in card.sources for card in CARDS) >= 3


@pytest.mark.parametrize("source", SOURCES)
def test_a_source_begins_with_a_challenge_of_grade_one_that_answers_it(source):
    first = queries.get(queries.sources()[source].first)
    assert first.grade == 1
    assert source in first.sources


@pytest.mark.parametrize("strategy", OWN + OTHERS)
def test_a_strategy_begins_with_its_own_challenges(strategy):
    assert {queries.get(slug).strategy for slug in queries.strategies()[strategy].begin} == {strategy}


@pytest.mark.parametrize("benefit", BENEFITS)
def test_a_benefit_points_to_challenges_that_can_bring_it(benefit):
    page = queries.benefits()[benefit]
    assert all(benefit in queries.get(slug).benefits for slug in (page.first, *page.see_also))


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_occurs(format_):
    assert format_ in {card.format for card in CARDS}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_occurs(kind):
    assert kind in {card.kind for card in CARDS}


def test_inside_a_strategy_no_two_cards_share_format_stage_and_kind():
    shapes = Counter((card.strategy, card.format, card.stage, card.kind) for card in CARDS)
    assert [shape for shape, times in shapes.items() if times > 1] == []


def test_prerequisites_never_lead_back_to_themselves():
    cards = {card.slug: card for card in CARDS}
    assert all(slug in cards for card in CARDS for slug in card.prerequisites)
    assert cycles(cards) == []


def test_a_circle_of_prerequisites_is_found():
    chain_of = {"a": ("b",), "b": ("c",), "c": ("b",), "d": ("a",)}
    cards = {slug: changed(CARDS[0], slug=slug, prerequisites=needs) for slug, needs in chain_of.items()}
    assert cycles(cards) == ["b", "c"]


def test_a_prerequisite_is_no_steeper_than_what_it_prepares():
    assert [card.slug for card in CARDS if any(queries.get(s).grade > card.grade for s in card.prerequisites)] == []


def test_three_ready_made_sets_are_there():
    assert [ready.name for ready in READY] == ["First week of a new hire", "Conference warm-up", "Quiet networker"]


@pytest.mark.parametrize("ready", READY, ids=lambda ready: ready.id)
def test_a_ready_made_set_rises_gently_through_what_is_offered(ready):
    grades = [card.grade for card in map(queries.get, ready.items) if card in CARDS]
    assert 5 <= len(grades) == len(ready.items) <= 7
    assert grades[0] == 1
    assert all(0 <= after - before <= 1 for before, after in pairwise(grades))


@pytest.mark.parametrize("ready", READY, ids=lambda ready: ready.id)
def test_a_ready_made_set_names_nothing_before_what_prepares_it(ready):
    needed = {slug: queries.get(slug).prerequisites for slug in ready.items}
    assert all(set(needs) <= set(ready.items[:place]) for place, needs in enumerate(needed.values()))


def test_a_ready_made_set_that_never_was_is_not_found():
    assert queries.get_ready_set("first-week").items[0] == "who-has-not-spoken"
    with pytest.raises(NotFound):
        queries.get_ready_set("last-week")


def test_a_retired_challenge_is_still_found_and_no_longer_offered(tmp_path, monkeypatch):
    data = copy(FOLDER, tmp_path)
    replace(
        data, "challenges/tailor.toml", 'slug = "cameras-off-call"\n', 'slug = "cameras-off-call"\nretired = true\n'
    )
    with_one_retired = read(data)
    monkeypatch.setattr(queries, "catalogue", lambda: with_one_retired)
    assert queries.get("cameras-off-call").title == "Swap one video meeting for a voice call"
    assert {card.slug for card in CARDS} - {card.slug for card in queries.offered()} == {"cameras-off-call"}
