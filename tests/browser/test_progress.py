"""Progress in the browser: another time and another hurdle in place, days that cannot be read, and on paper."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser import people
from tests.browser.hands import Hand, Keys, Mouse

pytestmark = pytest.mark.browser

TRIED = ["one-on-one-meeting", "thanks-for-one-thing", "follow-up"]


@pytest.fixture(params=[Mouse, Keys], ids=["mouse", "keys"])
def hand(request, visit, live) -> Hand:
    """Somebody with three weeks of history, at the overview."""
    member = people.join(live, "Pia")
    people.practise(live, member, TRIED, days=20)
    page: Page = visit(member, "/progress")
    page.emulate_media(reduced_motion="reduce")
    made: Hand = request.param(page)
    return made


def test_another_time_and_hurdle_come_in_place_and_stand_in_the_address(hand, quiet):
    page = hand.page
    page.evaluate("window.sameDocument = true")
    hand.press(page.get_by_role("link", name="4 weeks"))
    expect(page).to_have_url(re.compile(r"/progress\?range=4-weeks$"))
    expect(page.get_by_role("link", name="4 weeks")).to_have_attribute("aria-current", "true")
    since = (people.now() - timedelta(days=9)).date().isoformat()
    page.get_by_role("textbox", name="From").fill(since)
    hand.press(page.get_by_role("button", name="Show"))
    expect(page).to_have_url(re.compile(rf"/progress\?from={since}&to=\d{{4}}-\d\d-\d\d$"))
    assert page.evaluate("window.sameDocument"), "the page was loaded anew"
    quiet.expect("status of 422")
    page.get_by_role("textbox", name="Until").fill("2001-01-01")
    hand.press(page.get_by_role("button", name="Show"))
    expect(page.get_by_text("This day lies before the first one.")).to_be_visible()
    expect(page.get_by_role("textbox", name="Until")).to_have_value("2001-01-01")
    hand.press(page.get_by_role("link", name="All time"))
    expect(page.get_by_role("heading", name="Habit strength")).to_be_visible()
    hand.press(page.get_by_role("link", name="How far you reach"))
    expect(page).to_have_url(re.compile(r"/progress/readiness\?range=all$"))
    hand.press(page.get_by_role("link", name="Fear of a no"))
    expect(page).to_have_url(re.compile(r"\?range=all&source=rejection$"))
    expect(page.get_by_role("heading", name="Fear of a no")).to_be_visible()


def test_on_paper_there_are_tables_and_no_navigation(visit, live):
    member = people.join(live, "Paul")
    people.practise(live, member, TRIED, days=20)
    page = visit(member, "/progress")
    page.emulate_media(media="print", color_scheme="dark")
    for name in ("Habit strength, from 0 to 100", "Points by week", "Tries day by day"):
        expect(page.get_by_role("table", name=name)).to_be_visible()
    for part in (page.locator("nav"), page.get_by_role("button", name="Show"), page.get_by_text("Take it with you")):
        expect(part.locator("visible=true")).to_have_count(0)
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
