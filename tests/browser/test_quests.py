"""Being back after a break, and quests, as a person sees them, with scripts and without."""

import re

import pytest
from playwright.sync_api import Page, expect

from netquest.game.quests import Ask, Quest
from tests.browser import day, people
from tests.browser.places_of_quests import tried
from tests.quests.weeks import give

pytestmark = pytest.mark.browser


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def page_of(request, new_context):
    """Open pages as somebody, with scripts and without."""

    def enter(member, path: str) -> Page:
        context = new_context(java_script_enabled=request.param, reduced_motion="reduce")
        people.sign_in(context, member)
        page: Page = context.new_page()
        page.goto(path)
        return page

    return enter


def test_who_is_back_sees_what_stays_and_is_welcomed_once(live, page_of):
    member = people.join(live, "Noor")
    tried(live, member, "follow-up", back=12)
    page = page_of(member, "/today")
    expect(page.get_by_text("Your active day is still yours.")).to_be_visible()
    page.get_by_role("link", name="See all that stays").click()
    expect(page.get_by_role("heading", name="One small next step")).to_be_visible()
    page.get_by_role("link", name="Look at this card").click()
    expect(page).to_have_url(re.compile("/challenges/"))
    page.goto("/today")
    page.get_by_role("button", name="Thanks").click()
    expect(page.get_by_role("heading", name="Today", exact=True)).to_be_visible()
    expect(page.get_by_text("Welcome back.")).to_have_count(0)


def test_a_quest_is_swapped_moved_by_a_try_and_gone_when_switched_off(live, page_of):
    member = people.join(live, "Noor")
    page = page_of(member, "/today")
    page.get_by_role("link", name="This week’s quests").click()
    page.get_by_role("button", name="Another one").last.click()
    expect(page.get_by_role("heading", name="This week", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Another one")).to_have_count(0)
    with live.app.app_context():
        give(member, Quest(Ask.ONE))
    page.goto("/challenges/one-on-one-meeting")
    day.fill(page.locator(".act"))
    day.lay(page.locator(".act"))
    expect(page.get_by_text("It counts for a quest, too")).to_be_visible()
    page.goto("/settings")
    page.get_by_label("none", exact=True).check()
    page.get_by_role("button", name="Save", exact=True).click()
    page.goto("/today")
    expect(page.get_by_role("heading", name="Today’s three")).to_be_visible()
    expect(page.get_by_role("link", name="This week’s quests")).to_have_count(0)
