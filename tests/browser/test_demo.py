"""Looking around as a made-up person: one press on the sign-in page, months of progress, everything works."""

import pytest
from playwright.sync_api import expect

from tests.browser import day

pytestmark = pytest.mark.browser


@pytest.fixture
def inside(page):
    page.goto("/login")
    page.get_by_role("button", name="Try it as a member").click()
    expect(page.get_by_role("heading", name="Today", exact=True)).to_be_visible()
    return page


def test_a_made_up_person_is_called_one(inside):
    expect(inside.get_by_text("a made-up person. Try anything.")).to_be_visible()
    inside.goto("/settings")
    expect(inside.get_by_text("Made-up people have no password.")).to_be_visible()


def test_months_of_progress_are_there(inside):
    inside.get_by_role("link", name="Progress", exact=True).click()
    expect(inside.get_by_role("heading", name="A calendar of stones")).to_be_visible()
    inside.goto("/badges")
    expect(inside.get_by_role("heading", name="On your shelf")).to_be_visible()
    expect(inside.get_by_text("The shelf is empty")).to_have_count(0)


def test_a_stone_is_laid_and_taken_back(inside):
    inside.goto("/challenges/one-on-one-meeting")
    card = inside.locator(".act")
    day.fill(card)
    day.lay(card)
    expect(day.won(inside).locator(".receipt")).to_be_visible()
    day.won(inside).get_by_role("button", name="Undo").click()
    expect(inside.locator(".act").get_by_text("Tell us how it went")).to_be_visible()


def test_the_landing_page_lets_in_as_well(page):
    page.goto("/")
    page.get_by_role("button", name="Try it as a member").click()
    expect(page.get_by_role("heading", name="Today", exact=True)).to_be_visible()
