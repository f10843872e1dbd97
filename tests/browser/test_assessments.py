"""The assessment in a browser: by mouse with scripts, by links and plain forms without, and by keyboard."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import day, people
from tests.browser.hands import tab_to

pytestmark = pytest.mark.browser


def choose(page: Page, statement: str, words: str) -> None:
    """Press a step, where one sees it."""
    page.get_by_role("radiogroup", name=statement).locator("label").filter(has_text=words).click()


def test_answers_are_kept_as_one_goes_and_the_result_is_read_in_words(visit, alice):
    page = visit(alice, "/today")
    page.get_by_role("link", name="See what they are").click()
    page.get_by_role("link", name="All on one page").click()
    page.evaluate("window.sameDocument = true")
    choose(page, "My days are full", "very much")
    expect(page.locator("#kept")).to_have_text("1 of 13 kept.")
    choose(page, "I have little to offer", "not at all")
    expect(page.get_by_role("status")).to_contain_text("2 of 13 kept.")
    assert page.evaluate("window.sameDocument === true"), "the page was loaded anew"
    page.goto("/assessment")
    expect(page.get_by_text("2 statements of 13 are answered and kept.")).to_be_visible()
    page.get_by_role("button", name="See what they say").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Time is your main hurdle today; finding the words is not."
    )
    page.get_by_role("link", name="To today’s three").click()
    expect(page.get_by_text("Three minutes of questions")).to_have_count(0)


def test_not_now_is_remembered(visit, alice):
    page = visit(alice, "/today")
    page.get_by_role("button", name="Not now").click()
    expect(day.cards(page)).to_have_count(3)
    expect(page.get_by_role("button", name="Not now")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("button", name="Not now")).to_have_count(0)


@pytest.fixture
def plain(browser: Browser, browser_context_args, quiet, alice) -> Page:
    """Alice's page with scripts off."""
    options = {**browser_context_args, "java_script_enabled": False, "reduced_motion": "reduce"}
    context = quiet.over(browser.new_context(**options))
    people.sign_in(context, alice)
    page: Page = context.new_page()
    return page


def test_one_by_one_without_scripts(plain, quiet):
    plain.goto("/assessment")
    plain.get_by_role("link", name="One by one").click()
    choose(plain, "I leave a message unsent", "quite a lot")
    plain.get_by_role("button", name="Next").click()
    expect(plain.get_by_text("Statement 2 of 13")).to_be_visible()
    plain.get_by_role("button", name="Next").click()
    plain.get_by_role("link", name="Back").click()
    plain.get_by_role("link", name="Back").click()
    expect(plain.get_by_role("radio", name="quite a lot")).to_be_checked()
    plain.get_by_role("link", name="Stop here").click()
    plain.get_by_role("link", name="Go on one by one").click()
    expect(plain.get_by_text("Statement 2 of 13")).to_be_visible()
    plain.goto("/assessment")
    plain.get_by_role("button", name="See what they say").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("A possible no is your main hurdle today.")
    plain.get_by_role("button", name="Delete all of it").click()
    expect(plain.get_by_text("Deleted, with every answer in it.")).to_be_visible()
    expect(plain.get_by_role("heading", name="What makes it hard for you?")).to_be_visible()


def test_later_and_nothing_answered_without_scripts(plain, quiet):
    quiet.expect("status of 422")
    plain.goto("/assessment/statements")
    plain.get_by_role("button", name="See what they say").click()
    expect(plain.get_by_role("alert").filter(has_text="to fix")).to_contain_text("One answer is enough")
    choose(plain, "My days are full", "partly")
    plain.get_by_role("button", name="Keep them").click()
    expect(plain).to_have_url(re.compile("/assessment$"))
    expect(plain.get_by_text("1 statement of 13 is answered and kept.")).to_be_visible()


def test_by_keyboard(visit, alice):
    page = visit(alice, "/assessment/statements")
    group = page.get_by_role("radiogroup", name="I leave a message unsent")
    tab_to(page, group.get_by_role("radio", name="not at all"))
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(group.get_by_role("radio", name="a little")).to_be_checked()
    expect(page.locator("#kept")).to_have_text("1 of 13 kept.")
    tab_to(page, page.get_by_role("button", name="See what they say"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Nothing stands much in your way today.")).to_be_visible()
