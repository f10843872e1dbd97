"""No copy speaks of loss, failure, haste or shame, in any language; what is meant otherwise is allowed by name."""

import pytest

from netquest.core.language import LANGUAGES
from tests.structure import unkind


@pytest.mark.parametrize("language", unkind.LANGUAGES)
def test_no_copy_holds_an_unkind_word(language):
    found = [(place, one) for place, text in unkind.copy(language) for one in unkind.unkind(text, language)]
    assert found == [], "say it kindly; tests/structure/unkind_words.toml lists the words and what is allowed"


def test_every_language_of_the_product_has_its_words():
    assert sorted(unkind.LANGUAGES) == sorted(LANGUAGES)


@pytest.mark.parametrize("language", unkind.LANGUAGES)
def test_nothing_is_allowed_that_nobody_says(language):
    assert unkind.idle(language) == []


def test_every_permission_has_its_reason():
    assert [
        one for one in unkind.LIST["allowed"] if one.keys() != {"language", "sentence", "why"} or not one["why"]
    ] == []


@pytest.mark.parametrize("language", unkind.LANGUAGES)
def test_pages_mails_and_curriculum_are_read(language):
    assert len({place for place, _ in unkind.copy(language)}) > 20


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "You lost your streak."),
        ("en", "Your broken streak can be repaired."),
        ("en", "The attempt failed."),
        ("en", "You missed your goal."),
        ("en", "Don’t lose what you have."),
        ("en", "Hurry: three days to go."),
        ("en", "Only two days left."),
        ("en", "This is your last chance."),
        ("en", "You are falling behind."),
        ("en", "A line that is fine. And one that will disappoint you."),
        ("de", "Du hast deine Serie verloren."),
        ("de", "Diese Woche hast du verpasst."),
        ("de", "Der Versuch ist gescheitert."),
        ("de", "Du hast versagt."),
        ("de", "Enttäusche dein Team nicht."),
        ("de", "Das ist deine letzte Chance."),
        ("de", "Nur noch zwei Tage."),
        ("de", "Deine Serie ist gerissen."),
    ],
)
def test_an_unkind_word_is_found(language, text):
    assert unkind.unkind(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The closest hill, two people behind you, and a blossom. There is no hurry."),
        ("en", "New ones on Monday."),
        ("de", "Ein Verlauf, ein Gebrauch, ein Faulbaum. Neue am Montag."),
    ],
)
def test_what_only_looks_like_one_is_left_alone(language, text):
    assert unkind.unkind(text, language) == []
