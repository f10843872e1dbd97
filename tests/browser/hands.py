"""The ways in which people work a page: with a mouse or a finger, or by keyboard alone."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page

MOST_STOPS = 150


@dataclass(frozen=True, slots=True)
class Mouse:
    """Somebody who points at what is visible."""

    page: Page

    def press(self, wanted: Locator) -> None:
        """Press a button, or follow a link."""
        wanted.click()

    def write(self, field: Locator, text: str) -> None:
        """Write into an empty field."""
        field.fill(text)

    def tick(self, box: Locator) -> None:
        """Choose a box, or the first radio of a group."""
        box.check()


@dataclass(frozen=True, slots=True)
class Keys:
    """Somebody without a mouse."""

    page: Page

    def press(self, wanted: Locator) -> None:
        """Press a button, or follow a link."""
        tab_to(self.page, wanted)
        self.page.keyboard.press("Enter")

    def write(self, field: Locator, text: str) -> None:
        """Write into an empty field."""
        tab_to(self.page, field)
        self.page.keyboard.type(text)

    def tick(self, box: Locator) -> None:
        """Choose a box, or the first radio of a group."""
        tab_to(self.page, box)
        self.page.keyboard.press("Space")


Hand = Mouse | Keys


def tab_to(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """Press Tab until this has the focus."""
    element = wanted.element_handle()
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        if element.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"{MOST_STOPS} times {key} do not lead to {wanted}")
