"""A rhythm is set, and the week follows in place."""

import pytest
from playwright.sync_api import expect

from tests.browser import day, people

pytestmark = pytest.mark.browser


def test_days_in_a_row_grow_in_place_once_they_are_asked_for(page, live, quiet):
    people.sign_in(page.context, people.join(live, "Ravi"))
    page.goto("/rhythm")
    page.get_by_label("Sunday").check()
    page.get_by_label("Count my days in a row as well").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.goto("/today")
    week = page.get_by_role("region", name="Your week")
    expect(week).to_contain_text("Days in a row begin with any stone.")
    page.evaluate("window.sameDocument = true")
    card = day.cards(page).first
    day.fill(card)
    day.lay(card)
    expect(week).to_contain_text("1 day in a row.")
    expect(week).to_contain_text("One spare day in your pocket.")
    assert page.evaluate("window.sameDocument"), "the page was loaded again"
