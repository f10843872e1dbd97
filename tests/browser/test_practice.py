"""Myths, drills and the inventory in the browser, in place, by mouse and by keyboard."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import people
from tests.browser.hands import Hand, Keys, Mouse

pytestmark = pytest.mark.browser

LINE = "I explain the tide tables to whoever asks."


@pytest.fixture(params=[Mouse, Keys], ids=["mouse", "keys"])
def hand(request, visit, live) -> Hand:
    """Somebody new at the page that leads to the exercises."""
    page: Page = visit(people.join(live, "Noor"), "/exercises")
    page.emulate_media(reduced_motion="reduce")
    made: Hand = request.param(page)
    return made


def test_a_myth_is_guessed_in_place_and_the_next_one_follows(hand):
    page = hand.page
    hand.press(page.get_by_role("link", name="Myths", exact=True))
    expect(page.get_by_role("heading", name="Myths", exact=True)).to_be_visible()
    page.evaluate("window.sameDocument = true")
    says = page.locator("#says").inner_text()
    hand.press(page.get_by_role("button", name="Partly true"))
    expect(page.get_by_text("You said: partly true")).to_be_visible()
    expect(page.locator("#says")).to_be_focused()
    assert page.evaluate("window.sameDocument === true"), "the page was loaded anew"
    expect(page.get_by_text("1 comes back", exact=True)).to_be_visible()
    hand.press(page.get_by_role("link", name="Next statement"))
    expect(page.get_by_text("What do you think?")).to_be_visible()
    expect(page.locator("#says")).not_to_have_text(says)


def test_a_drill_is_rehearsed_and_counted_and_taken_back(hand):
    page = hand.page
    hand.press(page.get_by_role("link", name="Drills", exact=True))
    hand.press(page.get_by_role("link", name="Warm up five first lines on an empty chair"))
    expect(page.locator("#times")).to_have_text("not rehearsed yet")
    hand.write(page.get_by_label("A line for yourself"), "The fourth.")
    hand.press(page.get_by_role("button", name="I rehearsed it"))
    expect(page.locator(".won .receipt")).to_be_visible()
    expect(page.locator("#times")).to_have_text("rehearsed once")
    hand.press(page.locator(".won").get_by_role("button", name="Undo"))
    expect(page.locator("#times")).to_have_text("not rehearsed yet")


def test_a_strength_is_written_down_and_lies_beside_a_challenge(hand):
    page = hand.page
    hand.press(page.get_by_role("link", name="Strengths and wins"))
    hand.tick(page.get_by_role("radio", name="I can offer"))
    hand.write(page.get_by_label("In your words"), LINE)
    hand.press(page.get_by_role("button", name="Write it down"))
    expect(page.get_by_text("Written down.")).to_be_visible()
    page.goto("/challenges/five-minute-gifts")
    hand.press(page.locator("summary", has_text="From your inventory"))
    expect(page.get_by_role("textbox").filter(visible=True).last).to_have_value(LINE)
    page.goto("/strengths")
    hand.press(page.get_by_role("link", name="Change"))
    hand.press(page.get_by_role("button", name="Delete it for good"))
    expect(page.get_by_text("The list is empty so far.")).to_be_visible()
