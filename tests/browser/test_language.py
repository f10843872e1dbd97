"""One chooses a language at the foot of a page before signing in, and in the settings afterwards."""

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import PASSWORD

pytestmark = pytest.mark.browser


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def german(request, new_context, alice) -> Page:
    """A browser in which somebody chose German on the public page, and signed in."""
    page: Page = new_context(java_script_enabled=request.param, reduced_motion="reduce").new_page()
    page.goto("/")
    page.get_by_role("button", name="Deutsch").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Netzwerken, im Schritttempo.")
    page.get_by_role("link", name="Anmelden", exact=True).click()
    page.get_by_label("E-Mail").fill(alice.email)
    page.get_by_label("Passwort").fill(PASSWORD)
    page.get_by_role("button", name="Anmelden").click()
    return page


def test_what_was_chosen_outside_is_spoken_inside(german):
    expect(german.get_by_role("heading", name="Heute", exact=True)).to_be_visible()
    expect(german.locator("html")).to_have_attribute("lang", "de")
    expect(german.locator(".challenge").first).to_contain_text("Wie du es angehst")


def test_a_card_without_german_says_that_it_is_english(german):
    german.goto("/challenges/two-silent-seconds")
    expect(german.get_by_role("heading", level=1)).to_have_attribute("lang", "en")
    german.goto("/challenges/follow-up")
    expect(german.get_by_role("heading", level=1)).to_have_text("Die zweite Nachricht schicken")
    expect(german.get_by_role("heading", level=1)).not_to_have_attribute("lang", "en")


def test_the_settings_speak_another_language_at_once(german):
    german.goto("/settings")
    german.get_by_label("English", exact=True).check()
    german.get_by_role("button", name="Speichern").click()
    expect(german.get_by_text("Saved.", exact=True)).to_be_visible()
    expect(german.get_by_role("heading", name="Settings")).to_be_visible()
    german.goto("/today")
    expect(german.get_by_role("heading", name="Today", exact=True)).to_be_visible()


def test_the_switch_is_reached_by_keyboard(page):
    page.goto("/login")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "de":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Schön, dass du da bist.")
