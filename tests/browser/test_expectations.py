"""Saying beforehand what one expects, and afterwards what came of it: in place, and with scripts off."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import day, people

pytestmark = pytest.mark.browser

PATH = "/challenges/one-on-one-meeting"


def say(page: Page) -> None:
    """Fill in the form and keep it."""
    page.get_by_text("An awkward pause", exact=True).click()
    day.weigh(page.locator(".before-you-go"), "How heavy does it look?", "a rock")
    page.get_by_label("When, or where").fill("Tuesday, at the machine")
    page.get_by_label("Then I will").fill("ask about the move")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Tuesday, at the machine")).to_be_visible()


def look_back(page: Page) -> None:
    """Say that it did not happen."""
    page.get_by_role("link", name="Did it happen?").first.click()
    page.get_by_role("radiogroup", name="An awkward pause").get_by_text("It did not happen").click()
    page.get_by_label("What did you learn?").fill("He was glad.")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("He was glad.").first).to_be_visible()


def test_it_is_said_and_looked_back_on_in_place(visit, alice):
    page = visit(alice, PATH)
    page.get_by_role("link", name="What do you expect? Say it beforehand").click()
    page.get_by_role("button", name="Yes, keep it for me").click()
    page.goto(PATH)
    page.evaluate("window.sameDocument = true")
    page.get_by_role("link", name="What do you expect? Say it beforehand").click()
    say(page)
    card = page.locator("article.act")
    day.open_form(card)
    looked = card.get_by_role("radiogroup", name="How heavy did it look?")
    expect(looked.get_by_role("radio", name="a rock", exact=True)).to_be_checked()
    day.choose(card, "I did it")
    day.lay(card)
    expect(day.won(page)).to_contain_text("What you said before")
    look_back(page)
    assert page.evaluate("window.sameDocument"), "the page was loaded anew"
    page.goto("/progress/felt")
    expect(page.get_by_text("The one thing that you feared and looked back on did not happen.").first).to_be_visible()


def test_it_works_without_scripts_and_is_switched_off_and_deleted(new_context, alice):
    context = new_context(java_script_enabled=False, reduced_motion="reduce")
    people.sign_in(context, alice)
    page = context.new_page()
    page.goto(PATH)
    page.get_by_role("link", name="What do you expect? Say it beforehand").click()
    page.get_by_role("button", name="Yes, keep it for me").click()
    say(page)
    expect(page).to_have_url(re.compile(f"{PATH}$"))
    card = page.locator("article.act")
    day.open_form(card)
    day.choose(card, "I did it")
    day.lay(card)
    look_back(page)
    page.goto("/settings")
    page.get_by_role("button", name="Switch it off").click()
    page.goto(PATH)
    expect(page.get_by_text("He was glad.")).to_have_count(0)
    page.goto("/settings")
    page.get_by_text("Delete all of it").click()
    page.get_by_role("button", name="Delete for good").click()
    expect(page.get_by_text("Deleted. Nothing of it is left.")).to_be_visible()
