"""What an account accepts."""

import pytest

from netquest.accounts import rules


@pytest.mark.parametrize("password", ["password", "PassWord123", "12345678", "qwertyuiop", "aaaaaaaaaaaa", "abababab"])
def test_what_everybody_tries_first_is_guessable(password):
    assert rules.is_guessable(password)


@pytest.mark.parametrize(
    "password", ["alice.berg@example.org", "Alice Berg!", "alice.berg1987", "NetQuest2026", "netquest"]
)
def test_a_word_about_its_owner_is_guessable(password):
    assert rules.is_guessable(password, about=["Alice Berg", "alice.berg@example.org"])


@pytest.mark.parametrize(
    "password", ["correct horse battery", "u7Fk-2xQ", "alice walks to the summit", "密码密码的山路很长呢"]
)
def test_a_sentence_of_ones_own_is_not_guessable(password):
    assert not rules.is_guessable(password, about=["Alice", "alice@example.org", ""])


def test_every_notorious_password_is_long_enough_to_be_chosen():
    assert min(map(len, rules._notorious())) >= rules.LEAST
    assert len(rules._notorious()) > 500


def test_a_password_is_the_same_from_every_keyboard():
    assert rules.normal_password("Äpfel ﬁn") == rules.normal_password("A\u0308pfel fin")


def test_an_address_is_compared_without_case_and_blanks():
    assert rules.normal_email("  Alice@Example.ORG ") == "alice@example.org"


def test_places_are_zones_that_exist():
    listed = {zone for places in rules.places().values() for zone, _ in places}
    assert {"Europe/Berlin", "Asia/Kathmandu", "America/Argentina/Ushuaia"} <= listed <= rules.zones()


def test_a_place_is_named_without_its_area():
    assert ("America/Argentina/La_Rioja", "La Rioja, Argentina") in rules.places()["America"]
