"""How NetQuest chooses, in the browser: put it right, ask for more, hide a card and bring it back."""

import pytest
from playwright.sync_api import expect

from tests.browser import day
from tests.browser.hands import Keys, Mouse

pytestmark = pytest.mark.browser

HANDS = {"by mouse": Mouse, "by keyboard": Keys}


@pytest.fixture(params=HANDS)
def hand(request, visit, alice):
    """Somebody at the page on how NetQuest chooses, by mouse or by keyboard."""
    page = visit(alice, "/readiness")
    page.emulate_media(reduced_motion="reduce")
    page.evaluate("window.sameDocument = true")
    return HANDS[request.param](page)


def test_a_hurdle_is_corrected_in_place_and_the_word_taken_back(hand):
    page = hand.page
    hand.press(page.locator("summary", has_text="Correct a hurdle"))
    row = page.locator("#about-time")
    hand.press(row.get_by_role("button", name="Easier for me"))
    expect(page.get_by_role("status")).to_contain_text("moved up half a grade")
    expect(row.get_by_role("button", name="Easier for me")).to_be_focused()
    hand.press(page.get_by_role("button", name="Take that back"))
    expect(page.get_by_role("button", name="Take that back")).to_have_count(0)
    assert page.evaluate("window.sameDocument === true"), "the page was reloaded"


def test_more_cards_come_and_a_hidden_one_makes_room(hand):
    page = hand.page
    page.goto("/today")
    page.evaluate("window.sameDocument = true")
    hand.press(page.get_by_role("button", name="Show three more"))
    expect(day.cards(page)).to_have_count(6)
    title = page.locator("article.challenge h3").nth(4).inner_text()
    card = day.cards(page).nth(4)
    hand.press(card.locator("summary", has_text="Why this one"))
    expect(card.get_by_role("link", name="How NetQuest chooses")).to_be_visible()
    hand.press(card.get_by_role("button", name="Hide this one"))
    expect(page.get_by_role("heading", name=title)).to_have_count(0)
    expect(day.cards(page)).to_have_count(6)
    assert page.evaluate("window.sameDocument === true"), "the page was reloaded"
    page.goto("/challenges?mine=hidden")
    hand.press(page.get_by_role("button", name="Bring back"))
    expect(page.get_by_role("status")).to_contain_text("Brought back.")
