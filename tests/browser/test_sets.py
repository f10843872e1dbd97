"""Building a set in the browser: by arrows, by dragging, by keyboard; and all of it with scripts off."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import people
from tests.browser.desk import TITLES, Desk, make_desk

pytestmark = pytest.mark.browser
FIRST, SECOND, THIRD = TITLES


@pytest.fixture
def desk(live) -> Desk:
    return make_desk(live)


@pytest.fixture
def path(visit, desk) -> Page:
    """Bob's set, marked, so that a reload shows."""
    page: Page = visit(desk.bob, f"/sets/{desk.set_id}")
    page.evaluate("window.sameDocument = true")
    return page


def in_order(page: Page) -> Locator:
    return page.locator(".item b")


def stayed(page: Page) -> bool:
    return bool(page.evaluate("window.sameDocument === true"))


def drag(page: Page, title: str, *, onto: str, at: float = 0.5) -> None:
    """Take a challenge by its grip, and let it go over another one, `at` which share of its height."""
    item, target = (page.locator(".item", has_text=one) for one in (title, onto))
    item.locator(".grip").hover()
    page.mouse.down()
    box = target.bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + box["height"] * at, steps=6)
    expect(page.locator(".item.is-held")).to_have_count(1)
    page.mouse.up()


def test_an_arrow_moves_a_challenge_in_place_and_keeps_the_focus_on_it(path):
    path.get_by_role("button", name=f"Move up: {THIRD}").press("Enter")
    expect(in_order(path)).to_have_text([FIRST, THIRD, SECOND])
    expect(path.get_by_role("button", name=f"Move up: {THIRD}")).to_be_focused()
    expect(path.get_by_role("status")).to_have_text(f"{THIRD} is now at place 2 of 3.")
    path.keyboard.press("Enter")
    expect(in_order(path)).to_have_text([THIRD, FIRST, SECOND])
    expect(path.get_by_role("button", name=f"Move down: {THIRD}")).to_be_focused()
    assert stayed(path)


def test_a_challenge_is_dragged_to_another_place_and_stays_there(path):
    drag(path, FIRST, onto=THIRD, at=0.9)
    expect(path.get_by_role("status")).to_have_text(f"{FIRST} is now at place 3 of 3.")
    expect(in_order(path)).to_have_text([SECOND, THIRD, FIRST])
    drag(path, FIRST, onto=SECOND, at=0.1)
    expect(path.get_by_role("status")).to_have_text(f"{FIRST} is now at place 1 of 3.")
    assert stayed(path)
    path.reload()
    expect(in_order(path)).to_have_text([FIRST, SECOND, THIRD])


def test_a_challenge_that_is_put_back_sends_nothing(path):
    sent: list[str] = []
    path.on("request", lambda request: sent.append(request.url))
    drag(path, SECOND, onto=SECOND)
    expect(path.locator(".item.is-held")).to_have_count(0)
    assert sent == []


def test_a_found_challenge_is_added_while_the_search_stays(path):
    path.get_by_label("Search").fill("promise")
    path.get_by_role("button", name="Show").click()
    path.get_by_role("button", name="Add: Keep one small promise").click()
    expect(in_order(path)).to_have_count(4)
    expect(path.get_by_label("Search")).to_have_value("promise")
    expect(path.get_by_role("status")).to_contain_text("4 challenges")
    path.get_by_role("button", name=f"Take out: {SECOND}").click()
    expect(in_order(path)).to_have_text([FIRST, THIRD, "Keep one small promise that is still open"])
    assert stayed(path)


@pytest.fixture
def plain(new_context, desk):
    """Open pages without scripts, each person in a browser of their own."""

    def enter(member, address):
        context = new_context(java_script_enabled=False, reduced_motion="reduce")
        people.sign_in(context, member)
        page = context.new_page()
        page.goto(address)
        return page

    return enter


def test_without_scripts_a_set_is_built_ordered_and_offered(plain, desk):
    page = plain(desk.bob, "/sets")
    page.get_by_role("link", name="Quiet networker 6 challenges").click()
    page.get_by_label("Name of the set").fill("Quiet starts")
    page.get_by_role("button", name="Go on to the path").click()
    page.get_by_role("button", name=re.compile("^Take out:")).first.click()
    page.get_by_role("button", name=re.compile("^Move up: Twenty")).click()
    expect(in_order(page)).to_have_count(5)
    expect(in_order(page).nth(3)).to_have_text("Twenty minutes with one person")
    expect(page.locator(".grip").first).to_be_hidden()
    page.get_by_label("Alice").check()
    page.get_by_role("button", name="Make the offer").click()
    expect(page.get_by_text("Offered to 1 person.")).to_be_visible()


def test_without_scripts_an_offer_is_taken_up_and_passed(plain, desk, live):
    other = make_desk(live, offered=True)
    page = plain(other.alice, "/assignments")
    page.get_by_role("button", name="Take it up").click()
    expect(page.get_by_role("heading", name="On your path")).to_be_visible()
    page.get_by_role("button", name="Pass after all").click()
    expect(page.get_by_text("You passed. You can still change your mind.")).to_be_visible()
    page.get_by_role("link", name="What a manager sees of it").click()
    expect(page.locator(".walkers").get_by_text("passed")).to_be_visible()
