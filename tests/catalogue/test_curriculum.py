"""The curriculum is whole: all that it has to hold is there, and leads somewhere."""

import re
from collections import Counter
from dataclasses import replace as changed
from pathlib import Path

import pytest

from netquest.catalogue import queries
from netquest.catalogue.loader import FOLDER, read
from netquest.catalogue.schemas import FORMATS, KINDS
from netquest.game.acts import GIFTS
from netquest.game.badges import ALL
from tests.catalogue.copies import copy, replace
from tests.catalogue.prose import all_fields, cycles

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
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


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
    assert sorted(queries.badges()) == sorted(badge.id for badge in ALL)


def test_a_hundred_and_fifty_challenges_are_offered():
    assert len(CARDS) >= 150


@pytest.mark.parametrize("strategy", OWN + OTHERS)
def test_a_strategy_has_ten_challenges_and_every_grade(strategy):
    grades = [card.grade for card in cards_of(strategy)]
    assert len(grades) >= 10
    assert set(grades) == {1, 2, 3, 4, 5}


@pytest.mark.parametrize(("slug", "grade", "strategy"), SIGNATURE)
def test_a_signature_challenge_keeps_its_grade_and_strategy(slug, grade, strategy):
    card = queries.get(slug)
    assert (card.grade, card.strategy, card.retired) == (grade, strategy, False)


@pytest.mark.parametrize("source", SOURCES)
def test_a_source_is_answered_by_ten_challenges_three_of_them_at_grade_one(source):
    grades = [card.grade for card in CARDS if source in card.sources]
    assert len(grades) >= 10
    assert grades.count(1) >= 3


@pytest.mark.parametrize("source", SOURCES)
def test_a_source_begins_at_grade_one_and_rises_through_challenges_that_answer_it(source):
    page = queries.sources()[source]
    path = [queries.get(slug) for slug in (page.first, *page.then)]
    assert all(source in card.sources for card in path)
    assert path[0].grade == 1
    assert [card.grade for card in path] == sorted(card.grade for card in path)


@pytest.mark.parametrize("strategy", OWN + OTHERS)
def test_a_strategy_begins_with_its_own_challenges_and_one_of_them_at_grade_one(strategy):
    begin = [queries.get(slug) for slug in queries.strategies()[strategy].begin]
    assert {card.strategy for card in begin} == {strategy}
    assert 1 in {card.grade for card in begin}


@pytest.mark.parametrize("benefit", BENEFITS)
def test_a_benefit_points_to_challenges_that_can_bring_it_and_begins_low(benefit):
    page = queries.benefits()[benefit]
    assert all(benefit in queries.get(slug).benefits for slug in (page.first, *page.see_also))
    assert queries.get(page.first).grade <= 2


@pytest.mark.parametrize("format_", FORMATS)
def test_a_format_occurs_five_times(format_):
    assert sum(card.format == format_ for card in CARDS) >= 5


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_occurs(kind):
    assert kind in {card.kind for card in CARDS}


def test_grade_one_takes_minutes_and_asks_nobody_for_anything():
    small = [card for card in CARDS if card.grade == 1]
    assert [card.slug for card in small if card.minutes > 10 or card.energy > 2] == []
    assert [card.slug for card in small if card.kind == "ask" and card.format != "solo"] == []


def test_a_steep_challenge_rests_for_a_week_at_least():
    assert [card.slug for card in CARDS if card.grade >= 4 and card.cooldown_days < 7] == []


def test_inside_a_strategy_no_two_cards_share_format_stage_and_kind():
    shapes = Counter((card.strategy, card.format, card.stage, card.kind) for card in CARDS)
    assert [shape for shape, times in shapes.items() if times > 1] == []


def test_no_page_set_or_challenge_points_to_what_is_no_longer_offered():
    slugs = set(queries.catalogue().challenges)
    gone = slugs - {card.slug for card in CARDS}
    assert [(file, text) for file, key, text in all_fields() if text in gone and key != "slug"] == []


def test_whatever_looks_like_an_id_names_a_record():
    """Any two words joined by a hyphen, alone in a field: new kinds of records are held to it as well."""
    fields = list(all_fields())
    named = {text for _, key, text in fields if key in {"id", "slug"}} | set(FORMATS)
    assert [field for field in fields if SLUG.fullmatch(field[2]) and field[2] not in named] == []


def test_a_slug_lives_for_ever():
    """Attempts name challenges by slug: add a new one to slugs.txt, never take one out."""
    assert sorted(queries.catalogue().challenges) == (Path(__file__).parent / "slugs.txt").read_text().split()


def test_prerequisites_never_lead_back_to_themselves():
    assert cycles({card.slug: card for card in CARDS}) == []


def test_a_circle_of_prerequisites_is_found():
    chain_of = {"a": ("b",), "b": ("c",), "c": ("b",), "d": ("a",)}
    cards = {slug: changed(CARDS[0], slug=slug, prerequisites=needs) for slug, needs in chain_of.items()}
    assert cycles(cards) == ["b", "c"]


def test_a_prerequisite_is_no_steeper_than_what_it_prepares():
    assert [card.slug for card in CARDS if any(queries.get(s).grade > card.grade for s in card.prerequisites)] == []


def test_a_retired_challenge_is_still_found_and_no_longer_offered(tmp_path, monkeypatch):
    data = copy(FOLDER, tmp_path)
    replace(
        data, "challenges/tailor.toml", 'slug = "cameras-off-call"\n', 'slug = "cameras-off-call"\nretired = true\n'
    )
    with_one_retired = read(data)
    monkeypatch.setattr(queries, "catalogue", lambda: with_one_retired)
    assert queries.get("cameras-off-call").title == "Swap one video meeting for a voice call"
    assert {card.slug for card in CARDS} - {card.slug for card in queries.offered()} == {"cameras-off-call"}


def test_every_gift_that_a_badge_counts_can_be_given():
    assert {card.gives for card in queries.offered()} == {"", *GIFTS}
