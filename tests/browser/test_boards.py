"""Boards in two browsers at once: what one does shows on the other's board, and nothing is lost by it."""

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser import day, people
from tests.browser.club import Club, make_club

pytestmark = pytest.mark.browser
HALF_A_MINUTE = "00:31"
AT_THE_SHELF = """() => {
  const me = document.querySelector(".rung.is-me").getBoundingClientRect();
  window.scrollBy(0, me.top - (window.innerHeight - 60));
  return [...document.querySelectorAll(".nav a")].every((link) => {
    const { x, y, width, height } = link.getBoundingClientRect();
    return link.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  });
}"""


@pytest.fixture
def club(live) -> Club:
    return make_club(live, tries={"Bob": 2, "Alice": 1})


@pytest.fixture
def board(visit, club) -> Page:
    """Bob's view of the team's board, marked, so that a reload shows."""
    page: Page = visit(club.bob, "/today")
    page.emulate_media(reduced_motion="reduce")
    page.clock.install()
    page.goto(f"/teams/{club.slug}/board")
    page.evaluate("window.sameDocument = true")
    return page


@pytest.fixture
def beside(new_context, club) -> Page:
    """Alice, in a browser of her own."""
    context = new_context(reduced_motion="reduce")
    people.sign_in(context, club.alice)
    page: Page = context.new_page()
    return page


def ask_again(page: Page) -> Response:
    """Let half a minute pass, and return what the board is told when it asks by itself."""
    with page.expect_response(lambda response: "seen=" in response.url) as answer:
        page.clock.fast_forward(HALF_A_MINUTE)
    return answer.value


def switch(page: Page, club: Club, words: str) -> None:
    """Join the board, or hide from it."""
    page.goto(f"/teams/{club.slug}/board")
    page.get_by_role("button", name=words).click()
    expect(page.get_by_role("button", name=words)).to_have_count(0)


def test_a_try_of_one_moves_the_board_of_the_other(board, beside):
    beside.goto("/today")
    card = day.cards(beside).first
    day.fill(card)
    day.lay(card)
    expect(day.won(beside)).to_be_visible()
    assert ask_again(board).status == 200
    expect(board.locator(".rung", has_text="Alice")).to_contain_text("2 tries")
    assert board.evaluate("window.sameDocument === true")


def test_the_focus_stays_where_it_was_when_the_board_changes(board, beside, club):
    hide = board.get_by_role("button", name="Hide me from this board")
    hide.focus()
    switch(beside, club, "Hide me from this board")
    ask_again(board)
    expect(board.locator(".rung", has_text="Alice")).to_have_count(0)
    expect(hide).to_be_focused()


def test_a_board_without_news_is_told_so_and_stays_untouched(board):
    board.locator(".rung.is-me").evaluate("rung => { rung.dataset.seen = 'before'; }")
    assert ask_again(board).status == 204
    expect(board.locator(".rung[data-seen=before]")).to_have_count(1)


def test_joining_and_hiding_change_the_board_in_place_and_are_said(board, club):
    board.get_by_role("button", name="Hide me from this board").click()
    expect(board.get_by_role("status")).to_contain_text("You are off the board")
    expect(board.locator(".rung")).to_have_count(0)
    board.get_by_role("button", name="Join the board").click()
    expect(board.get_by_role("status")).to_contain_text("You are on the board.")
    expect(board.locator(".rung.is-me")).to_contain_text("2 tries")
    assert board.evaluate("window.sameDocument === true")


def test_the_shelf_stays_above_the_board(board):
    board.set_viewport_size({"width": 390, "height": 640})
    assert board.evaluate(AT_THE_SHELF)


def test_a_board_that_gets_no_answer_keeps_quiet_and_asks_again(board, quiet):
    quiet.expect("ERR_INTERNET_DISCONNECTED", "htmx:sendError", "htmx:afterRequest")
    board.context.set_offline(True)
    with board.expect_event("requestfailed"):
        board.clock.fast_forward(HALF_A_MINUTE)
    expect(board.locator("#toasts")).to_be_empty()
    board.context.set_offline(False)
    assert ask_again(board).status == 204
