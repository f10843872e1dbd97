"""What people of an organisation do in the browser, step by step; each step ends with a look at what it led to."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser import day
from tests.browser.hands import Hand

TRIED = "Keep one small promise"
READY = 6
"""So many challenges are in the ready-made set."""


def _button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def _link(page: Page, name: str) -> Locator:
    return page.get_by_role("link", name=name, exact=True)


def go(hand: Hand, place: str) -> None:
    """Go to a place of the main navigation."""
    hand.press(hand.page.locator("nav.nav").get_by_role("link", name=place))


def found(hand: Hand, organisation: str, team: str) -> None:
    """Start an organisation, and make a first team that one manages oneself."""
    page = hand.page
    go(hand, "Team")
    hand.write(page.get_by_label("Its name"), organisation)
    hand.press(_button(page, "Start an organisation"))
    hand.press(_link(page, "Make a team"))
    hand.write(page.get_by_label("The team’s name"), team)
    hand.press(_button(page, "Make the team"))
    expect(page.get_by_role("heading", name=team, exact=True)).to_be_visible()


def invite(hand: Hand, email: str) -> str:
    """Invite one person by address, and return a link for whoever gets it."""
    page = hand.page
    hand.press(_link(page, "Bring people in"))
    hand.write(page.get_by_label("Whom would you like to invite?"), email)
    hand.press(_button(page, "Send the invitation"))
    expect(page.locator("main")).to_contain_text(email)
    hand.press(_button(page, "Make a link"))
    return page.get_by_label("The link").input_value()


def follow_mail(hand: Hand, email: str, team: str) -> None:
    """Open the link of the invitation that came by mail, and join."""
    page = hand.page
    page.goto("/dev/mails")
    hand.press(page.get_by_role("article").filter(has_text=email).first.get_by_role("link").first)
    _join(hand, team)


def follow_link(hand: Hand, link: str, team: str) -> None:
    """Open the link that somebody passed on, and join."""
    hand.page.goto(link)
    _join(hand, team)


def _join(hand: Hand, team: str) -> None:
    expect(hand.page.get_by_role("heading", level=1)).to_contain_text(team)
    hand.press(_button(hand.page, "Join"))
    expect(hand.page.get_by_role("heading", name=team, exact=True)).to_be_visible()


def lay_out(hand: Hand, name: str) -> None:
    """Lay out a set from nothing, with one challenge that is searched for and the first one that is found."""
    page = hand.page
    go(hand, "Sets")
    hand.press(_link(page, "Lay out a path").first)
    hand.write(page.get_by_label("Name of the set"), name)
    hand.press(_button(page, "Go on to the path"))
    hand.write(page.get_by_label("Search"), TRIED)
    hand.press(_button(page, "Show"))
    hand.press(page.get_by_role("button", name=f"Add: {TRIED}"))
    expect(page.locator(".item")).to_have_count(1)


def lay_out_ready(hand: Hand) -> None:
    """Lay out a set that begins with a ready-made one, and take its first challenge out."""
    page = hand.page
    go(hand, "Sets")
    hand.press(page.get_by_role("link", name="Quiet networker 6 challenges"))
    hand.press(_button(page, "Go on to the path"))
    expect(page.locator(".item")).to_have_count(READY)
    hand.press(page.get_by_role("button", name=re.compile("^Take out:")).first)
    expect(page.locator(".item")).to_have_count(READY - 1)


def offer(hand: Hand, name: str, *people: str) -> None:
    """Offer a set to people by their names."""
    page = hand.page
    go(hand, "Sets")
    hand.press(_link(page, name))
    for person in people:
        hand.tick(page.get_by_label(person, exact=True))
    hand.press(_button(page, "Make the offer"))
    expect(page.get_by_text(f"Offered to {len(people)} people.")).to_be_visible()


def answer(hand: Hand, answer: str) -> None:
    """Go from Today to the offer that waits, and answer it."""
    page = hand.page
    go(hand, "Today")
    hand.press(_link(page, "See what it is"))
    hand.press(_button(page, answer))
    expect(_button(page, answer)).to_have_count(0)


def join_board(hand: Hand, team: str) -> None:
    """Join the board of one's team."""
    open_board(hand, team)
    hand.press(_button(hand.page, "Join the board"))
    expect(hand.page.locator(".rung.is-me")).to_be_visible()


def hide(hand: Hand, team: str) -> None:
    """Leave the board of one's team."""
    open_board(hand, team)
    hand.press(_button(hand.page, "Hide me from this board"))
    expect(hand.page.locator(".rung")).to_have_count(0)


def open_board(hand: Hand, team: str) -> None:
    """Go to the board of one's team."""
    go(hand, "Team")
    hand.press(_link(hand.page, f"Board: {team}"))


def try_it(hand: Hand) -> None:
    """Try the challenge of the set on Today: 'I did it'."""
    page = hand.page
    go(hand, "Today")
    card = page.get_by_role("article").filter(has_text="which you accepted")
    hand.press(card.locator("details.attempt > summary"))
    hand.tick(card.get_by_role("radio", name="I did it"))
    hand.press(_button(page, "Lay the stone").locator("visible=true"))
    expect(day.won(page)).to_be_visible()


def look_at_walkers(hand: Hand, name: str) -> Locator:
    """Go to a set, and return how people walk it."""
    go(hand, "Sets")
    hand.press(_link(hand.page, name))
    return hand.page.locator("#walkers")


def look_at_what_is_seen(hand: Hand) -> Locator:
    """Go to the page of what one's manager sees, and return the page."""
    go(hand, "Team")
    hand.press(_link(hand.page, "What my manager sees"))
    return hand.page.locator("main")
