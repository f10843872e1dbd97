"""The daily practice as a person does it: cards of today, their forms, and what the page says afterwards."""

from playwright.sync_api import Locator, Page

SET_ANOTHER_DAY = "card => { card.querySelector('[name=day] option').value = '2020-01-01'; }"
"""Makes a form send a day that no form offers: the server refuses it."""
NOTE = "My voice was thin at the start, and then it was mine again."


def cards(page: Page) -> Locator:
    """The cards of the menu that can be tried."""
    return page.locator("#menu article.challenge")


def open_form(card: Locator) -> None:
    """Open the form inside a card."""
    card.get_by_text("Tell us how it went").click()


def choose(card: Locator, words: str) -> None:
    """Choose a radio by its words, as a finger does: on its label."""
    card.locator("label", has_text=words).first.click()


def weigh(card: Locator, legend: str, stone: str) -> None:
    """Choose one of the five stones of a question."""
    card.get_by_role("radiogroup", name=legend).get_by_role("radio", name=stone, exact=True).check()


def lay(card: Locator) -> None:
    """Send the form."""
    card.get_by_role("button", name="Lay the stone").click()


def fill(card: Locator, *, outcome: str = "I did it") -> None:
    """Open the form and fill it in: outcome, both stones, a note."""
    open_form(card)
    choose(card, outcome)
    weigh(card, "How heavy did it look?", "a rock")
    weigh(card, "How heavy was it really?", "a pebble")
    card.get_by_label("A line for yourself").fill(NOTE)


def choose_to_skip(card: Locator) -> None:
    """Open the form and say: not today, it felt too big."""
    open_form(card)
    choose(card, "Not today")
    choose(card, "It felt too big")


def won(page: Page) -> Locator:
    """The card that celebrates the try that was just recorded."""
    return page.locator("article.won:not(.won--kept)")


def key(card: Locator) -> str:
    """The key that makes sending this form safe to repeat."""
    return card.locator("input[name=key]").get_attribute("value") or ""


def titles(page: Page) -> list[str]:
    """What the cards of the menu are called."""
    return page.locator("#menu article h3").all_inner_texts()


def count_of(page: Page, words: str) -> Locator:
    """A number of the week card: `count_of(page, "points today")`."""
    return page.locator("#week .counts div", has_text=words).locator("dd")
