"""Catching a thought and looking back in the browser: by mouse, by keyboard, and with scripts off."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import people
from tests.browser.hands import Hand, Keys, Mouse

pytestmark = pytest.mark.browser

CARD = "Asking once is polite."
BOTH = pytest.mark.parametrize("hand_of", [Mouse, Keys], ids=["mouse", "keys"])


@pytest.fixture
def plain(new_context, alice) -> Callable[[str], Page]:
    """Open pages as Alice without scripts."""

    def enter(path: str) -> Page:
        context = new_context(java_script_enabled=False, reduced_motion="reduce")
        people.sign_in(context, alice)
        page: Page = context.new_page()
        page.goto(path)
        return page

    return enter


def catch(hand: Hand) -> None:
    """Go from a challenge to a kept card and back to the challenge."""
    page = hand.page
    hand.press(page.get_by_role("link", name="A thought in the way? Catch it first"))
    hand.press(page.get_by_role("link", name="Everybody else seems to know how one joins a circle."))
    hand.write(page.get_by_label("Who in that room was listening"), "The woman by the window.")
    hand.write(page.get_by_label("Your card"), CARD)
    hand.press(page.get_by_role("button", name="Keep the card"))
    expect(page).to_have_url(re.compile("/challenges/one-on-one-meeting$"))
    expect(page.get_by_text(CARD)).to_be_visible()


def look_back(hand: Hand) -> None:
    """Go through all steps, and choose something small for tomorrow."""
    page = hand.page
    hand.press(page.get_by_role("button", name="Begin"))
    for heading in ("What happened?", "Which rule did that day leave behind?", "What would I do otherwise today?"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
        hand.write(page.get_by_label("In your words"), f"About: {heading}")
        hand.press(page.get_by_role("button", name="Save and go on"))
    expect(page.get_by_role("heading", name="Something small for tomorrow")).to_be_visible()
    hand.tick(page.get_by_role("radio").first)
    hand.press(page.get_by_role("button", name="Put it on tomorrow’s menu"))
    expect(page.get_by_text("It is on tomorrow’s menu, and it may be swapped there like any other.")).to_be_visible()
    expect(page.get_by_role("link", name="About: What happened?")).to_be_visible()


@BOTH
def test_a_thought_is_caught_before_a_challenge(visit, alice, hand_of):
    catch(hand_of(visit(alice, "/challenges/one-on-one-meeting")))


def test_a_thought_is_caught_without_scripts(plain):
    catch(Mouse(plain("/challenges/one-on-one-meeting")))


@BOTH
def test_a_bad_day_is_looked_back_on(visit, alice, hand_of):
    look_back(hand_of(visit(alice, "/looking-back")))


def test_a_bad_day_is_looked_back_on_without_scripts(plain):
    look_back(Mouse(plain("/looking-back")))


def test_cards_are_searched_in_place(visit, alice):
    page = visit(alice, "/reframes/new?source=rejection&thought=1")
    page.get_by_label("Your card").fill(CARD)
    page.get_by_role("button", name="Keep the card").click()
    page.evaluate("window.sameDocument = true")
    page.get_by_role("searchbox").press_sequentially("zeppelin")
    expect(page.get_by_text("No card has all of these words.")).to_be_visible()
    page.get_by_role("searchbox").fill("polite")
    expect(page.get_by_role("link", name=CARD)).to_be_visible()
    assert page.evaluate("window.sameDocument === true")


def test_a_card_is_put_away_taken_out_and_deleted(plain):
    page = plain("/reframes/new?source=time&thought=1")
    page.get_by_label("Your card").fill(CARD)
    page.get_by_role("button", name="Keep the card").click()
    page.get_by_role("link", name=CARD).click()
    page.get_by_role("button", name="Put it away").click()
    page.get_by_role("link", name="Put away: 1").click()
    page.get_by_role("link", name=CARD).click()
    page.get_by_role("button", name="Take it out again").click()
    page.get_by_role("link", name=CARD).click()
    page.get_by_text("Delete this card").click()
    page.get_by_role("button", name="Delete for good").click()
    expect(page.get_by_role("heading", name="No card yet.")).to_be_visible()
