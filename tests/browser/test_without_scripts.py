"""Everything works with scripts off, by clicking what is visible: links, plain forms, and a page after each of them."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser import day, people
from tests.browser.people import Member
from tests.conftest import PASSWORD

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """Without transitions too: one that begins before the next page has its style sheet is a page error in Chromium."""
    return {**browser_context_args, "java_script_enabled": False, "reduced_motion": "reduce"}


def enter(page: Page, member: Member) -> Page:
    """Sign somebody in by the sign-in page."""
    page.goto("/")
    page.get_by_role("link", name="Sign in", exact=True).click()
    page.get_by_label("Email").fill(member.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(re.compile("/today$"))
    return page


@pytest.fixture
def today(page, alice) -> Page:
    return enter(page, alice)


def test_scripts_are_off(today):
    expect(today.locator("html")).to_be_visible()
    assert day.cards(today).first.locator("textarea.opener__text").count() == 0


def test_signing_up_leads_to_three_cards(page):
    page.goto("/")
    page.get_by_role("link", name="Take the first step").click()
    page.get_by_label("What should we call you?").fill("Nadia")
    page.get_by_label("Email").fill(people.free_email("Nadia"))
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("Time zone").select_option(people.daytime_zone())
    page.get_by_role("button", name="Make my account").click()
    expect(page.get_by_role("heading", name="What makes it hard for you?")).to_be_visible()
    page.get_by_role("button", name="Not now").click()
    expect(page.get_by_role("heading", name="Today", exact=True)).to_be_visible()
    expect(day.cards(page)).to_have_count(3)


def test_a_refused_sign_up_says_why_and_keeps_the_name(page, quiet):
    quiet.expect("status of 422")
    page.goto("/signup")
    page.get_by_label("What should we call you?").fill("Nadia")
    page.get_by_label("Email").fill("nadia@example.org")
    page.get_by_label("Password").fill("password")
    page.get_by_role("button", name="Make my account").click()
    expect(page.get_by_role("alert").filter(has_text="to fix")).to_contain_text("Password")
    expect(page.get_by_label("What should we call you?")).to_have_value("Nadia")
    expect(page.get_by_label("Email")).to_have_value("nadia@example.org")


def test_three_challenges_one_of_them_taken_back(today):
    for outcome in ("I did it", "They said no", "Partly"):
        card = day.cards(today).first
        day.fill(card, outcome=outcome)
        day.lay(card)
        expect(today).to_have_url(re.compile(r"/today\?after=\d+#card-"))
        expect(day.won(today).locator(".receipt")).to_be_visible()
        expect(day.won(today)).to_contain_text(outcome)
    expect(day.cards(today)).to_have_count(0)
    before = int(day.count_of(today, "points today").inner_text())
    day.won(today).get_by_role("button", name="Undo").click()
    expect(today.get_by_text("Taken back, as if it had never been.")).to_be_visible()
    expect(day.cards(today)).to_have_count(1)
    assert int(day.count_of(today, "points today").inner_text()) < before


def test_loading_the_page_after_a_stone_again_lays_no_other(today):
    card = day.cards(today).first
    day.fill(card)
    day.lay(card)
    points = day.count_of(today, "points today").inner_text()
    today.reload()
    expect(day.count_of(today, "points today")).to_have_text(points)


def test_a_skip_with_its_reason(today):
    card = day.cards(today).first
    day.choose_to_skip(card)
    card.get_by_label("Does it have a name?").select_option(index=1)
    day.lay(card)
    expect(day.won(today)).to_contain_text("Here is the same thing, smaller")
    expect(day.count_of(today, "points today")).to_have_text("0")


def test_a_refused_form_keeps_every_word(today, quiet):
    quiet.expect("status of 422")
    today.goto("/challenges/one-on-one-meeting")
    form = today.locator(".act")
    day.open_form(form)
    form.get_by_label("A line for yourself").fill(day.NOTE)
    day.choose(form, "Partly")
    today.route("**/attempts", _without_outcome)
    day.lay(form)
    expect(today.get_by_role("alert").filter(has_text="to fix")).to_contain_text("Choose how it went")
    expect(form.get_by_label("A line for yourself")).to_have_value(day.NOTE)


def _without_outcome(route):
    route.continue_(post_data=re.sub("outcome=[a-z]+&?", "", route.request.post_data))


def test_a_swapped_card_makes_room_for_another(today):
    before = day.titles(today)
    day.cards(today).first.get_by_role("button", name="Swap this card").click()
    expect(today).to_have_url(re.compile("/today#menu$"))
    after = day.titles(today)
    assert (after[0] != before[0], after[1:]) == (True, before[1:])


def test_a_wish_changes_the_menu(today):
    day.choose(today.locator("form.chips"), "2 min")
    day.choose(today.locator("form.chips"), "low")
    today.get_by_role("button", name="Show cards that fit").click()
    expect(today.get_by_role("radio", name="2 min")).to_be_checked()
    expect(today.get_by_role("radio", name="low")).to_be_checked()
    assert "10 min" not in today.locator("#menu .menu").inner_text()


def test_the_library_is_filtered_and_turned_page_by_page(today):
    today.get_by_role("link", name="Challenges").click()
    first = today.locator(".library h3").all_inner_texts()
    today.locator("a[rel=next]").click()
    second = today.locator(".library h3").all_inner_texts()
    assert second
    assert not set(first) & set(second)
    today.get_by_label("Grade").select_option("4")
    today.get_by_role("button", name="Show", exact=True).click()
    expect(today.locator(".library .facts").first).to_contain_text("grade 4")
    today.get_by_role("link", name="Show all").click()
    assert today.locator(".library h3").all_inner_texts() == first


def test_a_challenge_of_the_library_is_tried_on_its_own_page(today):
    today.get_by_role("link", name="Challenges").click()
    today.locator(".library h3 a").last.click()
    form = today.locator(".act")
    day.fill(form, outcome="They said no")
    day.lay(form)
    expect(day.won(today).locator(".receipt")).to_be_visible()
    day.won(today).get_by_role("button", name="Undo").click()
    expect(today.get_by_text("Taken back, as if it had never been.")).to_be_visible()


def test_settings_are_saved(today):
    today.get_by_role("link", name="You: Alice, settings").click()
    today.get_by_label("What should we call you?").fill("Alia")
    today.get_by_label("dark", exact=True).check()
    today.get_by_role("button", name="Save").click()
    expect(today.get_by_text("Saved.")).to_be_visible()
    expect(today.get_by_label("What should we call you?")).to_have_value("Alia")
    expect(today.locator("html")).to_have_attribute("data-theme", "dark")


def test_signing_out_closes_the_door(today):
    today.get_by_role("button", name="Sign out").click()
    expect(today.get_by_text("You are signed out.")).to_be_visible()
    today.goto("/progress")
    expect(today).to_have_url(re.compile("/login"))


def test_a_forgotten_password_is_replaced_by_mail(page, alice):
    page.goto("/login")
    page.get_by_role("link", name="Forgot your password?").click()
    page.get_by_label("Email").fill(alice.email)
    page.get_by_role("button", name="Send me a link").click()
    page.goto("/dev/mails")
    page.get_by_role("article").filter(has_text=alice.email).first.get_by_role("link").first.click()
    page.get_by_label("New password").fill("another ridge, in December")
    page.get_by_role("button", name="Use this password").click()
    expect(page.get_by_text("Your new password holds.")).to_be_visible()


def test_a_mailed_link_confirms_the_address(page, live):
    newcomer = people.join(live, "Noor", confirmed=False)
    enter(page, newcomer)
    page.goto("/dev/mails")
    page.get_by_role("article").filter(has_text=newcomer.email).first.get_by_role("link").first.click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm my address").click()
    expect(page.get_by_text("Thank you. The address is yours")).to_be_visible()


@pytest.mark.parametrize("path", ["/today", "/challenges/one-on-one-meeting", "/progress", "/settings"])
def test_no_control_waits_for_a_script(path, today):
    today.goto(path)
    idle = today.locator("button:not([type=submit]), button:not(form *), input[type=button], a:not([href])")
    expect(idle.locator("visible=true")).to_have_count(0)


def test_a_myth_is_guessed_and_told(today):
    today.goto("/myths")
    today.get_by_role("button", name="Not true").click()
    expect(today).to_have_url(re.compile("/myths/outgoing-people$"))
    expect(today.get_by_text("You see it as we do.")).to_be_visible()
    today.get_by_role("link", name="Next statement").click()
    expect(today.get_by_text("What do you think?")).to_be_visible()


def test_a_drill_is_rehearsed(today):
    today.goto("/drills/say-it-back")
    today.get_by_role("button", name="I rehearsed it").click()
    expect(day.won(today).locator(".receipt")).to_be_visible()
    today.goto("/drills")
    expect(today.get_by_text("rehearsed once")).to_be_visible()


def test_a_strength_is_written_down_put_away_and_deleted(today):
    today.goto("/strengths")
    today.get_by_label("In your words").fill("I mend nets.")
    today.get_by_role("button", name="Write it down").click()
    today.get_by_role("link", name="Change").click()
    today.get_by_role("button", name="Put it away").click()
    today.get_by_text("Put away (1)").click()
    today.get_by_role("link", name="Change").click()
    today.get_by_role("button", name="Delete it for good").click()
    expect(today.get_by_text("The list is empty so far.")).to_be_visible()


def test_a_rhythm_is_set_and_a_pause_laid_ended_and_taken_away(today):
    today.get_by_role("link", name="You: Alice, settings").click()
    today.get_by_role("link", name="Set your rhythm").click()
    today.get_by_label("Days a week with a try").select_option("5")
    today.get_by_label("Sunday").check()
    today.get_by_role("button", name="Save").click()
    expect(today.get_by_text("Saved.")).to_be_visible()
    expect(today.get_by_label("Days a week with a try")).to_have_value("5")
    now = people.now().date()
    today.get_by_label("From").fill((now - timedelta(days=2)).isoformat())
    today.get_by_label("Until").fill((now + timedelta(days=2)).isoformat())
    today.get_by_role("button", name="Lay the pause").click()
    today.get_by_role("link", name="Change").click()
    today.get_by_role("button", name="I am back today").click()
    expect(today.get_by_text("Welcome back. The pause ended yesterday.")).to_be_visible()
    today.get_by_role("link", name="Change").click()
    today.get_by_role("button", name="Take the pause away").click()
    expect(today.get_by_text("None so far.")).to_be_visible()


def test_progress_looks_at_another_time_and_gives_a_file(page, live):
    member = people.join(live, "Pit")
    people.practise(live, member, ["follow-up"], days=9)
    enter(page, member).goto("/progress/challenges")
    page.get_by_role("link", name="4 weeks").click()
    expect(page).to_have_url(re.compile(r"\?range=4-weeks$"))
    page.get_by_label("From").fill("2026-01-31")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile(r"\?from=2026-01-31&to="))
    page.get_by_role("link", name="Overview").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Every try (CSV)").click()
    assert download.value.suggested_filename.startswith("netquest-tries-")


def test_what_is_believed_is_put_right_and_a_card_hidden(today):
    card = day.cards(today).first
    title = card.get_by_role("heading").inner_text()
    card.get_by_text("Why this one").click()
    card.get_by_role("button", name="Hide this one").click()
    expect(today.get_by_role("heading", name=title)).to_have_count(0)
    expect(day.cards(today)).to_have_count(3)
    today.get_by_role("button", name="Show three more").click()
    expect(day.cards(today)).to_have_count(6)
    day.cards(today).first.get_by_text("Why this one").click()
    day.cards(today).first.get_by_role("link", name="How NetQuest chooses").click()
    today.get_by_text("Correct a hurdle").click()
    today.locator("#about-time").get_by_role("button", name="Harder for me").click()
    expect(today.get_by_text("” is harder for you.")).to_be_visible()
    today.get_by_role("button", name="Take that back").click()
    expect(today.get_by_text("as if you had never said it")).to_be_visible()
    today.get_by_role("button", name="Choose by grade").click()
    expect(today.get_by_role("heading", name="Switch it on again")).to_be_visible()
