"""No two cards sound alike, and every word of the curriculum keeps to the voice of the product."""

from collections import Counter
from dataclasses import replace as changed

import pytest

from netquest.catalogue import queries
from netquest.catalogue.wording import BRACKETS, LONG, PLACEHOLDER, messages
from tests.catalogue.prose import (
    all_fields,
    banned_in,
    repeated,
    sentences,
    shared_runs,
    unwritten,
    words,
)

CARDS = queries.offered()
SENT = [(card, message) for card in CARDS for message in messages(card.opener)]
TEXTS = [(file, text) for file, _, text in all_fields()]


def test_no_two_cards_share_eight_words_in_a_row():
    assert shared_runs(CARDS) == {}


def test_eight_shared_words_are_found_and_seven_are_not():
    one = changed(CARDS[0], slug="one", why="Words of one card that stand here, in a row.")
    two = changed(CARDS[1], slug="two", why="And words of ONE card that stand here for rows.")
    assert shared_runs([one, two]) == {}
    assert shared_runs([one, changed(two, smaller="Words of one card: that stand here in.")]) == {
        "words of one card that stand here in": ["one", "two"]
    }


def test_no_reflection_is_asked_twice():
    asked = Counter(" ".join(words(card.reflect)) for card in CARDS)
    assert [reflection for reflection, times in asked.items() if times > 1] == []


def test_no_verb_opens_more_than_eight_titles():
    openings = Counter(words(card.title)[0] for card in CARDS)
    assert [verb for verb, times in openings.items() if times > 8] == []


def test_a_sentence_can_be_read_in_one_breath():
    read_aloud = [text for file, text in TEXTS if file != "evidence.toml"]
    long = [sentence for text in read_aloud for sentence in sentences(text) if len(sentence.split()) > 25]
    assert long == []


def test_no_sentence_stands_in_the_curriculum_twice():
    assert repeated(text for _, text in TEXTS) == []


def test_a_sentence_is_known_again_whatever_its_case_and_points():
    assert repeated(["Go home now, Ada. Rest.", "Rest. 'Go home NOW, Ada?'", "Go home now."]) == ["go home now ada"]


def test_no_text_has_still_to_be_written():
    assert [(file, text) for file, text in TEXTS if unwritten(text)] == []


@pytest.mark.parametrize(
    "text", ["", " ", "TODO", "To be written: tbd.", "Lorem ipsum", "Ask them ...", "[xxx]", "Why??"]
)
def test_what_has_still_to_be_written_is_found(text):
    assert unwritten(text)


def test_every_challenge_has_words_to_begin_with():
    assert [card.slug for card in CARDS if not card.opener] == []


def test_the_smaller_form_takes_two_minutes():
    assert [(card.slug, card.smaller) for card in CARDS if LONG.search(card.smaller)] == []


@pytest.mark.parametrize("text", ["Ring for ten minutes.", "Walk 20 minutes.", "Half an hour will do.", "Two hours."])
def test_a_smaller_form_that_takes_longer_is_found(text):
    assert LONG.search(text)


@pytest.mark.parametrize("text", ["Wait two minutes.", "Give it a minute.", "Five lines, at the hour that suits you."])
def test_a_small_form_is_left_alone(text):
    assert not LONG.search(text)


@pytest.mark.parametrize(("card", "message"), SENT, ids=lambda part: getattr(part, "slug", ""))
def test_a_message_is_short_and_asks_for_a_few_words_of_ones_own(card, message):
    assert len(message.split()) <= 60
    assert 1 <= len(BRACKETS.findall(message)) <= 5
    assert not set("[]") & set(BRACKETS.sub("", message)), "a bracket has no partner"


@pytest.mark.parametrize(("card", "message"), SENT, ids=lambda part: getattr(part, "slug", ""))
def test_a_message_is_filled_with_names_and_with_nothing_else(card, message):
    known = {"{name}", "{me}"} if card.needs_contact else {"{me}"}
    assert set(PLACEHOLDER.findall(message)) <= known
    assert not set("{}") & set(PLACEHOLDER.sub("", message)), "a brace has no partner"


def test_placeholders_stand_in_openers_alone():
    assert [
        text for card in CARDS for text in (*card.steps, card.why, card.smaller, card.done_when) if "{" in text
    ] == []


@pytest.mark.parametrize("file", sorted({file for file, _ in TEXTS}))
def test_no_text_holds_a_banned_word_or_an_exclamation_mark(file):
    found = [(banned_in(text), text) for name, text in TEXTS if name == file]
    assert [(banned, text) for banned, text in found if banned] == []


@pytest.mark.parametrize(
    ("text", "banned"),
    [
        ("Unlock it, and do not JUST reach\nout.", ["JUST", "Unlock", "reach\nout"]),
        ("Hello!", ["!"]),
        ("One broke; all synergies.", ["broke", "synergies"]),
        ("The justice of the public, an onlyness, a hackberry, a game-changers-to-be.", []),
    ],
)
def test_banned_words_are_found_whole_and_nowhere_else(text, banned):
    assert banned_in(text) == banned
