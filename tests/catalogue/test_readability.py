"""The challenges are plain English, and what says so counts as one counts by hand."""

from dataclasses import replace as changed

import pytest

from netquest.catalogue import queries, readability
from netquest.catalogue.readability import PLAIN, ease, syllables

CARDS = queries.offered()
TABLE = readability.table(CARDS)


@pytest.mark.parametrize("measured", TABLE, ids=lambda measured: measured.strategy)
def test_the_steps_and_the_openers_of_a_strategy_are_plain_english(measured, record_property):
    record_property("reading ease", f"steps {measured.steps:.1f}, openers {measured.openers:.1f}")
    assert measured.is_plain


def test_no_single_challenge_is_hard_to_read():
    assert [card.slug for card in CARDS if ease([*card.steps, card.opener]) < PLAIN] == []


def test_the_table_has_every_strategy_and_names_its_hardest_challenge():
    assert {measured.strategy for measured in TABLE} == set(queries.strategies())
    for measured in TABLE:
        found = [ease([*card.steps, card.opener]) for card in CARDS if card.strategy == measured.strategy]
        assert measured.of_hardest == min(found)
        assert measured.hardest in {card.slug for card in CARDS if card.strategy == measured.strategy}


def test_long_words_in_long_sentences_are_not_plain():
    text = "Considerable organisational determination characterises individuals communicating professionally."
    hard = [changed(card, steps=(text,)) for card in CARDS]
    assert not any(measured.is_plain for measured in readability.table(hard))


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("a", 1), ("the", 1), ("two", 1), ("write", 1), ("lines", 1), ("asked", 1), ("table", 2), ("message", 2),
        ("open", 2), ("shoulders", 2), ("answer", 2), ("anybody", 4), ("opportunity", 5), ("rhythm", 1), ("491", 1),
    ],
)  # fmt: skip
def test_syllables_are_counted(word, count):
    assert syllables(word) == count


def test_the_formula_is_that_of_flesch():
    """Six words in two sentences, with eight syllables."""
    assert ease(["Open the door.", "Don't answer it."]) == pytest.approx(206.835 - 1.015 * 3 - 84.6 * 8 / 6)


def test_a_sentence_ends_at_its_point_inside_quotation_marks_or_with_its_text():
    assert ease(["She said 'Go now.' He went."]) == ease(["She said Go now. He went."])
    assert ease(["Go now", "Come here"]) == ease(["Go now.", "Come here."])
