"""The worked reframes: two for each source at least, every sound answered, no card that stands elsewhere."""

from collections import Counter

import pytest

from netquest.catalogue import queries

SOURCES = list(queries.sources().values())
REFRAMES = list(queries.reframes().values())

each = pytest.mark.parametrize("reframe", REFRAMES, ids=lambda reframe: reframe.id)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_a_source_has_two_and_every_sound_of_it_has_one_that_fits(source):
    of_source = queries.reframes_of(source.id)
    assert len(of_source) >= 2
    fitted = Counter(number for reframe in of_source for number in reframe.sounds)
    assert fitted == Counter(range(1, len(source.sounds) + 1))


@each
def test_it_is_shown_before_challenges_that_answer_its_source(reframe):
    assert [slug for slug in reframe.before if reframe.source not in queries.get(slug).sources] == []
    assert not any(queries.get(slug).retired for slug in reframe.before)


@each
def test_it_asks_three_questions_and_answers_without_one(reframe):
    assert all(question.endswith("?") for question in reframe.ask)
    assert "?" not in reframe.card


def test_no_two_share_a_question_or_a_card():
    said = [text.casefold() for reframe in REFRAMES for text in (*reframe.ask, reframe.card)]
    said += [source.card.casefold() for source in SOURCES]
    assert [text for text, times in Counter(said).items() if times > 1] == []


def test_those_of_a_source_come_in_the_order_of_the_file():
    assert [reframe.id for reframe in queries.reframes_of("rejection")] == ["pushy", "silence-is-a-verdict"]
