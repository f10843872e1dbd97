"""Three people make a company: one starts it and offers a set, one takes it up, one passes; by every way of working."""

import pytest
from playwright.sync_api import expect

from tests.browser import company, people
from tests.browser.hands import Hand, Keys, Mouse
from tests.browser.people import Member

pytestmark = pytest.mark.browser
TEAM, PATH = "Harbour", "Small promises"


@pytest.fixture(params=["mouse", "without scripts", "keys"])
def hand(request, new_context):
    """Put somebody in front of a browser of their own."""

    def give(member: Member) -> Hand:
        has_scripts = request.param != "without scripts"
        context = new_context(java_script_enabled=has_scripts, reduced_motion="reduce")
        people.sign_in(context, member)
        page = context.new_page()
        page.goto("/today")
        return Keys(page) if request.param == "keys" else Mouse(page)

    return give


def test_a_company_from_nothing_to_the_first_stone(hand, live):
    members = [people.join(live, name) for name in ("Dan", "Bob", "Alice")]
    dan, bob, alice = (hand(member) for member in members)
    _gather(dan, bob, alice, members[1].email)
    _offer_and_answer(dan, bob, alice)
    company.join_board(dan, TEAM)
    company.join_board(alice, TEAM)
    company.try_it(alice)
    _see_it_everywhere(dan, alice)
    company.hide(alice, TEAM)
    company.open_board(dan, TEAM)
    expect(dan.page.locator(".ladder")).not_to_contain_text("Alice")


def _gather(dan: Hand, bob: Hand, alice: Hand, email: str) -> None:
    company.found(dan, "Harbour Works", TEAM)
    link = company.invite(dan, email)
    company.follow_mail(bob, email, TEAM)
    company.follow_link(alice, link, TEAM)


def _offer_and_answer(dan: Hand, bob: Hand, alice: Hand) -> None:
    company.lay_out(dan, PATH)
    company.lay_out_ready(dan)
    company.offer(dan, PATH, "Bob", "Alice")
    company.answer(alice, "Take it up")
    company.answer(bob, "Pass")


def _see_it_everywhere(dan: Hand, alice: Hand) -> None:
    walkers = company.look_at_walkers(dan, PATH)
    expect(walkers).to_contain_text("1 of 1 tried")
    expect(walkers.get_by_text("passed", exact=True)).to_be_visible()
    expect(company.look_at_what_is_seen(alice)).to_contain_text("1 of 1 tried")
    company.open_board(dan, TEAM)
    expect(dan.page.locator(".rung", has_text="Alice")).to_contain_text("1 try")
