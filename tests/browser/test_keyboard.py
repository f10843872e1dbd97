"""The daily practice by keyboard alone: every stop can be seen, and after a change the focus is where one was."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import day
from tests.browser.hands import MOST_STOPS, tab_to
from tests.conftest import PASSWORD

pytestmark = pytest.mark.browser
STOP = """() => {
  const at = document.activeElement;
  const around = [];
  for (let element = at; element !== document.body && element; element = element.parentElement) around.push(element);
  const hasRing = ({outlineStyle, outlineWidth}) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  const isRinged = around.some(element => ["", "::after"].some(part => hasRing(getComputedStyle(element, part))));
  if (!around.length) return { isLeft: true };
  const box = at.getClientRects()[0];
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const isOnTop = top && (at.contains(top) || at.closest("label")?.contains(top));
  return { name: at.outerHTML.slice(0, 120), isLeft: false, fault: !isRinged ? "no ring" : isOnTop ? "" : "covered" };
}"""


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def summary(card: Locator) -> Locator:
    return card.locator("details.attempt > summary")


def fill_in(page: Page, card: Locator) -> None:
    """Open a card's form and fill it in: 'They said no', a stone and the next one, a note."""
    tab_to(page, summary(card))
    press(page, "Enter")
    tab_to(page, card.get_by_role("radio", name="I did it"))
    press(page, "Space", "ArrowDown")
    expect(card.get_by_role("radio", name="They said no")).to_be_checked()
    tab_to(page, card.locator("[name=nerves_before]").first)
    press(page, "Space", "ArrowRight")
    tab_to(page, card.locator("[name=nerves_after]").first)
    press(page, "Space")
    tab_to(page, card.get_by_label("A line for yourself"))
    page.keyboard.type("Five words of my own.")


@pytest.fixture
def today(visit, alice) -> Page:
    page: Page = visit(alice, "/today")
    page.emulate_media(reduced_motion="reduce")
    return page


def test_signing_in(page, alice):
    page.goto("/login")
    tab_to(page, page.get_by_label("Email"))
    page.keyboard.type(alice.email)
    press(page, "Tab")
    page.keyboard.type(PASSWORD)
    press(page, "Enter")
    expect(page.get_by_role("heading", name="Today", exact=True)).to_be_visible()


def test_the_first_stop_skips_to_the_content(today):
    press(today, "Tab")
    skip = today.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    press(today, "Enter")
    expect(today.locator("main")).to_be_focused()


def test_a_stone_is_laid_and_taken_back(today):
    card = day.cards(today).first
    title = day.titles(today)[0]
    fill_in(today, card)
    tab_to(today, card.get_by_role("button", name="Lay the stone"))
    press(today, "Space")
    expect(day.won(today).get_by_role("heading", level=2)).to_be_focused()
    tab_to(today, day.won(today).get_by_role("button", name="Undo"))
    press(today, "Enter")
    card = today.get_by_role("article", name=title)
    expect(card).to_be_focused()
    tab_to(today, summary(card))


def test_a_swap_leaves_the_focus_at_the_same_card(today):
    button = day.cards(today).nth(1).get_by_role("button", name="Swap this card")
    before = day.titles(today)
    tab_to(today, button)
    press(today, "Enter")
    expect(today.locator("#menu h3").nth(1)).not_to_have_text(before[1])
    expect(button).to_be_focused()


def test_a_wish_goes_on_at_its_button_and_a_bolder_day_at_the_way_back(today):
    tab_to(today, today.get_by_role("radio", name="10 min"))
    press(today, "ArrowLeft")
    tab_to(today, today.get_by_role("button", name="Show cards that fit"))
    press(today, "Enter")
    expect(today.locator(".chips [name=number]")).to_have_value("1")
    expect(today.get_by_role("radio", name="2 min")).to_be_checked()
    expect(today.get_by_role("button", name="Show cards that fit")).to_be_focused()
    tab_to(today, today.get_by_role("button", name="Bolder today"))
    press(today, "Enter")
    expect(today.get_by_role("button", name="As usual")).to_be_focused()
    press(today, "Enter")
    expect(today.get_by_role("button", name="Bolder today")).to_be_focused()


def test_a_refused_form_takes_the_focus_to_what_is_to_fix(today, quiet):
    quiet.expect("status of 422")
    card = day.cards(today).first
    fill_in(today, card)
    card.evaluate(day.SET_ANOTHER_DAY)
    tab_to(today, card.get_by_role("button", name="Lay the stone"))
    press(today, "Enter")
    expect(card.get_by_role("alert")).to_be_focused()
    press(today, "Tab", "Enter")
    expect(card.get_by_label("This was")).to_be_focused()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "path",
    [
        "/today",
        "/challenges",
        "/challenges/one-on-one-meeting",
        "/sources/time",
        "/settings",
        "/badges",
        "/myths",
        "/drills",
    ],
)
def test_every_stop_can_be_seen(path, width, today):
    today.set_viewport_size({"width": width, "height": 800})
    today.goto(path)
    today.evaluate("() => document.querySelectorAll('details').forEach(part => { part.open = true; })")
    seen = []
    for _ in range(MOST_STOPS):
        press(today, "Tab")
        stop = today.evaluate(STOP)
        if stop["isLeft"]:
            break
        seen.append(stop)
    assert len(seen) > 5
    hidden = [f"{stop['fault']}: {stop['name']}" for stop in seen if stop["fault"]]
    assert not hidden, "\n".join(hidden)
