"""What other features lay beside a challenge: on Today and on its own page, until it was tried."""

import pytest
from jinja2 import ChoiceLoader, DictLoader

from netquest.challenges import asides
from netquest.challenges.views import Aside
from tests.challenges.browsing import PAGE, a_card_of_today, follow, record
from tests.challenges.doing import MESSAGE

pytestmark = pytest.mark.both


@pytest.fixture
def asked(app, monkeypatch):
    """Lay a piece beside every challenge; holds who was asked for what."""
    calls = []

    def give(viewer, cards):
        slugs = [card.challenge.slug for card in cards]
        calls.append((viewer.name, slugs))
        return {slug: Aside("aside.html", f"laid beside {slug}") for slug in slugs}

    drawn = DictLoader({"aside.html": "<p>{{ aside.needs }}</p>"})
    monkeypatch.setattr(app.jinja_env, "loader", ChoiceLoader([drawn, app.jinja_env.loader]))
    monkeypatch.setattr(asides, "_givers", [give])
    return calls


@pytest.fixture
def browser(sign_in, alice):
    return sign_in(alice)


def test_it_lies_beside_each_card_of_today_and_is_asked_for_once(browser, asked):
    shown = browser.get("/today").text
    [(name, slugs)] = asked
    assert (name, len(slugs)) == ("Alice", 3)
    assert all(f"<p>laid beside {slug}</p>" in shown for slug in slugs)


def test_it_lies_on_the_page_of_the_challenge(browser, asked):
    assert f"<p>laid beside {MESSAGE}</p>" in browser.get(PAGE).text
    assert asked == [("Alice", [MESSAGE])]


def test_beside_what_was_tried_lies_nothing(browser, asked):
    card = a_card_of_today(browser)
    slug = card.rpartition("/")[2]
    follow(browser, record(browser, card))
    asked.clear()
    assert f"laid beside {slug}" not in browser.get("/today").text
    assert slug not in asked[0][1]


def test_nobody_is_asked_for_nothing(app, alice, asked):
    assert asides.beside(alice, []) == []
    assert asked == []
