"""Writing a challenge in the browser, and trying it: by mouse, by keyboard, and with scripts off."""

import pytest
from playwright.sync_api import Page, expect

from tests.authoring.writing import TYPED
from tests.browser import people
from tests.browser.desk import Desk, make_desk
from tests.browser.hands import Hand, Keys, Mouse

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("hand_of", [Mouse, Keys], ids=["mouse", "keys"])
TITLE, LATER = TYPED["title"], "Ask the night shift two things"
TEXTS = ("title", "why", "step_1", "step_2", "done_when", "opener", "smaller", "reflect")


@pytest.fixture
def desk(live) -> Desk:
    return make_desk(live)


def write(hand: Hand) -> None:
    """Go from the sets to the form, forget something, mend it, look at it, and save it."""
    page = hand.page
    hand.press(page.get_by_role("link", name="Your own challenges"))
    hand.press(page.get_by_role("link", name="Write a challenge"))
    for name in TEXTS:
        hand.write(page.locator(f"[name={name}]"), TYPED[name])
    page.locator("[name=source]").select_option("introversion")
    hand.press(page.get_by_role("button", name="Save"))
    expect(page.get_by_role("heading", name="One thing to fix")).to_be_visible()
    expect(page.locator("[name=title]")).to_have_value(TITLE)
    hand.tick(page.get_by_label("Knowledge and skills"))
    hand.press(page.get_by_role("button", name="See how it looks"))
    expect(page.get_by_text("Nothing is saved yet.")).to_be_visible()
    hand.press(page.get_by_role("button", name="Save"))
    expect(page.get_by_role("heading", name=TITLE, level=1)).to_be_visible()


def rewrite(hand: Hand) -> None:
    """Give it another title, retire it, and bring it back."""
    page = hand.page
    hand.press(page.get_by_role("link", name="Rewrite it"))
    title = page.locator("[name=title]")
    title.fill("")
    hand.write(title, LATER)
    hand.press(page.get_by_role("button", name="Save"))
    expect(page.get_by_text("Version 2")).to_be_visible()
    hand.press(page.get_by_role("button", name="Retire it"))
    hand.press(page.get_by_role("button", name="Bring it back"))
    expect(page.get_by_role("button", name="Retire it")).to_be_visible()


@BOTH
def test_a_challenge_is_written_and_rewritten(visit, desk, quiet, hand_of):
    quiet.expect("status of 422")
    hand = hand_of(visit(desk.bob, "/sets"))
    write(hand)
    rewrite(hand)


def test_without_scripts_it_is_written_and_found(new_context, desk, quiet):
    quiet.expect("status of 422")

    def enter(member, path) -> Page:
        context = new_context(java_script_enabled=False, reduced_motion="reduce")
        people.sign_in(context, member)
        page: Page = context.new_page()
        page.goto(path)
        return page

    hand = Mouse(enter(desk.bob, "/sets"))
    write(hand)
    rewrite(hand)
    page = enter(desk.alice, "/challenges?q=night+shift")
    expect(page.get_by_text("from Harbour Works")).to_be_visible()
    page.get_by_role("link", name=LATER).click()
    expect(page.get_by_role("heading", name=LATER, level=1)).to_be_visible()
