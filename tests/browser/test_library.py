"""The library in the browser: save for later, find it again, say that a challenge is not for one, read about it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import people
from tests.browser.hands import Keys, Mouse

pytestmark = pytest.mark.browser

HANDS = {"by mouse": Mouse, "by keyboard": Keys}


def saving(page: Page, *, is_saved: bool = False, place: int = 0):
    return page.get_by_role("button", name="Saved, take it off" if is_saved else "Save for later").nth(place)


@pytest.fixture(params=HANDS)
def hand(request, visit, alice):
    """Somebody at the library, by mouse or by keyboard."""
    page = visit(alice, "/challenges")
    page.emulate_media(reduced_motion="reduce")
    page.evaluate("window.sameDocument = true")
    return HANDS[request.param](page)


def test_a_card_is_saved_in_place_and_found_again(hand):
    page = hand.page
    title = page.locator(".library h3").nth(1).inner_text()
    hand.press(saving(page, place=1))
    expect(saving(page, is_saved=True)).to_be_focused()
    expect(page.get_by_role("status")).to_contain_text("Saved for later.")
    assert page.evaluate("window.sameDocument === true")
    page.get_by_label("For later").select_option("yes")
    hand.press(page.get_by_role("button", name="Show", exact=True))
    expect(page.locator(".library h3")).to_have_text([title])
    hand.press(saving(page, is_saved=True))
    expect(saving(page)).to_be_focused()


def test_what_is_not_for_me_is_said_with_its_reason_and_taken_back(hand):
    page = hand.page
    page.goto("/challenges/follow-up")
    rating = page.locator("#rating")
    expect(rating.get_by_role("radio", name="It is too big")).to_be_hidden()
    hand.tick(rating.get_by_role("radio", name="It helped me"))
    if isinstance(hand, Keys):
        page.keyboard.press("ArrowRight")
    else:
        hand.tick(rating.get_by_role("radio", name="Not for me"))
    hand.tick(rating.get_by_role("radio", name="It is too big"))
    hand.press(rating.get_by_role("button", name="Keep that"))
    expect(rating.get_by_text("half of it is left")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("Noted, for you alone.")
    hand.press(rating.get_by_role("button", name="Take that back"))
    expect(rating.get_by_role("button", name="Keep that")).to_be_visible()


def test_a_challenge_its_source_and_its_strategy_lead_to_each_other(hand):
    page = hand.page
    page.goto("/challenges/follow-up")
    hand.press(page.get_by_role("link", name="Fear of a no"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Fear of a no, and of what they will think")
    hand.press(page.get_by_role("link", name="Patience and persistence"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Patience and persistence")
    hand.press(page.get_by_role("link", name="Strong professional relationships"))
    hand.press(page.get_by_role("link", name="See them in the library"))
    expect(page.get_by_label("What it can bring")).to_have_value("relationships")


def test_without_scripts_a_card_is_saved_and_said_not_to_be_for_me(new_context, alice):
    context = new_context(java_script_enabled=False, reduced_motion="reduce")
    people.sign_in(context, alice)
    page = context.new_page()
    page.goto("/challenges?grade=2")
    saving(page, place=1).click()
    expect(page).to_have_url("/challenges?grade=2#title-" + page.url.partition("#title-")[2])
    expect(saving(page, is_saved=True)).to_be_visible()
    page.goto("/challenges/follow-up")
    page.locator("#rating").get_by_text("Not for me").click()
    page.locator("#rating").get_by_text("It is not my way").click()
    page.get_by_role("button", name="Keep that").click()
    expect(page.get_by_text("until you say otherwise")).to_be_visible()
    page.get_by_role("button", name="Take that back").click()
    expect(page.get_by_role("button", name="Keep that")).to_be_visible()
