"""What people do with scripts on: a part of the page changes, the document stays, and no word is lost."""

import re

import pytest
from playwright.sync_api import Browser, BrowserType, Page, expect

from tests.browser import day, people
from tests.conftest import PASSWORD

pytestmark = pytest.mark.browser


@pytest.fixture
def today(visit, alice) -> Page:
    """Alice's first Today, marked, so that a reload shows."""
    page: Page = visit(alice, "/today")
    page.evaluate("window.sameDocument = true")
    return page


def stayed(page: Page) -> bool:
    """Whether the document is still the one that was marked."""
    return bool(page.evaluate("window.sameDocument === true"))


def laid(page: Page) -> Page:
    """Try the first card, and see the celebration."""
    card = day.cards(page).first
    day.fill(card)
    day.lay(card)
    expect(day.won(page)).to_be_visible()
    return page


def test_signing_up_leads_to_three_cards(page):
    page.goto("/")
    page.get_by_role("link", name="Make my account").click()
    page.get_by_label("What should we call you?").fill("Nadia")
    page.get_by_label("Email").fill(people.free_email("Nadia"))
    page.get_by_label("Password").fill(PASSWORD)
    expect(page.get_by_label("Time zone")).to_have_value(people.daytime_zone())
    page.get_by_role("button", name="Make my account").click()
    expect(page.get_by_text("Welcome. A mail is on its way")).to_be_visible()
    page.get_by_role("button", name="Not now").click()
    expect(page.get_by_role("heading", name="Today", exact=True)).to_be_visible()
    expect(day.cards(page)).to_have_count(3)


def test_a_form_has_nothing_preselected(today):
    day.open_form(day.cards(today).first)
    expect(day.cards(today).first.locator("input[type=radio]:checked")).to_have_count(0)


def test_a_stone_is_celebrated_in_place(today):
    laid(today)
    expect(day.won(today).locator(".receipt")).to_be_visible()
    expect(today.get_by_role("status")).to_contain_text("points for you")
    expect(day.won(today).get_by_role("heading", level=2)).to_be_focused()
    assert stayed(today), "the page was loaded anew"


def test_the_week_fetches_itself_after_a_stone(today):
    expect(day.count_of(today, "points today")).to_have_text("0")
    laid(today)
    expect(day.count_of(today, "points today")).not_to_have_text("0")
    expect(today.locator("#week .is-today")).to_contain_text("a stone laid")


def test_undo_brings_the_card_back_with_a_new_key(today):
    title, used = day.titles(today)[0], day.key(day.cards(today).first)
    laid(today)
    day.won(today).get_by_role("button", name="Undo").click()
    card = today.get_by_role("article", name=title)
    expect(card.get_by_text("Tell us how it went")).to_be_visible()
    assert day.key(card) not in ("", used)
    expect(day.count_of(today, "points today")).to_have_text("0")
    assert stayed(today), "the page was loaded anew"


def test_a_card_tried_again_after_undo_pays_again(today):
    laid(today)
    day.won(today).get_by_role("button", name="Undo").click()
    expect(day.won(today)).to_have_count(0)
    expect(day.count_of(today, "points today")).to_have_text("0")
    laid(today)
    expect(day.count_of(today, "points today")).not_to_have_text("0")


def test_a_skip_asks_why_and_offers_something_smaller(today):
    card = day.cards(today).first
    day.open_form(card)
    expect(card.get_by_text("If not today: what held you back?")).to_be_hidden()
    day.choose(card, "Not today")
    day.choose(card, "It felt too big")
    day.lay(card)
    expect(day.won(today)).to_contain_text("Here is the same thing, smaller")
    assert stayed(today), "the page was loaded anew"


def test_a_swapped_card_makes_room_for_another(today):
    before = day.titles(today)
    day.cards(today).first.get_by_role("button", name="Swap this card").click()
    expect(today.locator("#menu article h3").first).not_to_have_text(before[0])
    assert day.titles(today)[1:] == before[1:]
    assert stayed(today), "the page was loaded anew"


def test_a_wish_stays_chosen_and_stays_within_its_minutes(today):
    expect(today.get_by_role("radio", name="10 min")).to_be_checked()
    day.choose(today.locator(".chips"), "2 min")
    number = today.locator(".chips [name=number]").input_value()
    today.get_by_role("button", name="Show cards that fit").click()
    expect(today.locator(".chips [name=number]")).not_to_have_value(number)
    expect(today.get_by_role("radio", name="2 min")).to_be_checked()
    expect(today.locator("#menu .facts").first).to_contain_text("2 min")
    assert "10 min" not in today.locator("#menu .menu").inner_text()
    assert stayed(today), "the page was loaded anew"


def test_a_refused_form_keeps_every_word(today, quiet):
    quiet.expect("status of 422")
    card = day.cards(today).first
    day.fill(card)
    card.evaluate(day.SET_ANOTHER_DAY)
    day.lay(card)
    expect(card.get_by_role("alert")).to_contain_text("A try can be for today or yesterday")
    expect(card.get_by_role("alert")).to_be_focused()
    expect(card.get_by_label("A line for yourself")).to_have_value(day.NOTE)
    expect(card.get_by_role("radio", name="I did it")).to_be_checked()
    assert stayed(today), "the page was loaded anew"


def test_a_sign_in_in_another_tab_leaves_the_words_of_the_first(today, alice, quiet):
    quiet.expect("status of 400", "Status Error Code 400")
    card = day.cards(today).first
    day.fill(card)
    today.context.request.post("/logout", form={"csrf_token": today.locator("[name=csrf_token]").first.input_value()})
    people.sign_in(today.context, alice)
    day.lay(card)
    expect(today.get_by_role("alert")).to_contain_text("you signed in again since")
    expect(card.get_by_label("A line for yourself")).to_have_value(day.NOTE)
    assert stayed(today), "the page was loaded anew"


def test_a_lost_connection_is_told_and_the_words_stay(today, quiet):
    quiet.expect("ERR_INTERNET_DISCONNECTED", "htmx:afterRequest", "htmx:sendError")
    card = day.cards(today).first
    day.fill(card)
    today.context.set_offline(True)
    day.lay(card)
    told = today.locator("#toasts")
    expect(told).to_contain_text("Your words are still here")
    expect(card.get_by_label("A line for yourself")).to_have_value(day.NOTE)
    today.context.set_offline(False)
    told.get_by_role("button", name="Try again").click()
    expect(day.won(today)).to_be_visible()
    expect(told).to_be_empty()


def test_without_its_script_file_the_forms_still_work(page, alice, quiet):
    quiet.expect("ERR_FAILED")
    page.emulate_media(reduced_motion="reduce")  # catching requests keeps style sheets from the cache: no transitions
    page.route("**/htmx.min.js", lambda route: route.abort())
    people.sign_in(page.context, alice)
    page.goto("/today")
    laid(page)
    expect(page).to_have_url(re.compile(r"/today\?after=\d+#card-"))
    day.won(page).get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Taken back, as if it had never been.")).to_be_visible()


def test_two_quick_clicks_lay_one_stone(today):
    card = day.cards(today).first
    day.fill(card)
    card.get_by_role("button", name="Lay the stone").dblclick()
    expect(day.won(today)).to_have_count(1)
    today.goto("/progress")
    expect(today.get_by_text("One day so far on which you tried something.")).to_be_visible()


def test_going_back_after_signing_out_shows_nothing_private(
    browser_type: BrowserType, browser_type_launch_args, browser_context_args, live, alice, quiet
):
    """Playwright switches the back/forward cache off, which would hide exactly this."""
    shown = ["--disable-back-forward-cache"]
    browser: Browser = browser_type.launch(**browser_type_launch_args, ignore_default_args=shown)
    with browser:
        context = quiet.over(browser.new_context(**browser_context_args))
        people.sign_in(context, alice)
        page = context.new_page()
        page.goto("/settings")
        page.get_by_role("button", name="Sign out", exact=True).click()
        expect(page.get_by_text("You are signed out.")).to_be_visible()
        page.go_back()
        expect(page.get_by_role("heading", name="Good to see you.")).to_be_visible()
        assert alice.email not in page.content()
