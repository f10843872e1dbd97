"""What a page must be for everybody, measured in the browser: axe's rules, and a few that axe does not have."""

from typing import Literal, TypeAlias

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
Scheme: TypeAlias = Literal["light", "dark"]
WIDTHS: dict[Scheme, tuple[int, ...]] = {"light": (320, 768, 1440), "dark": (320, 1440)}
"""How wide the window is, by colour scheme: in between the dark holds no colour that it does not hold at the ends."""

RULES: dict[Scheme, dict[str, object]] = {
    "light": {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]},
    "dark": {
        "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
        "resultTypes": ["violations"],
    },
}
"""A scheme changes colours and nothing else: in the dark, only the rules about colours are asked again."""

_RUN = """options => axe.run(document, options).then(({violations}) => violations.map(
  ({id, nodes}) => `${id}: ` + nodes.map(({target, any, all, none}) =>
    target.join(" ") + " (" + [...any, ...all, ...none].map(({message}) => message).join("; ") + ")").join(", ")))"""

_SMALL = """least => [...document.querySelectorAll("button, summary, select, input, textarea, .btn, .chip, nav a")]
  .filter(element => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".vh, .skip"))
  .map(element => [element, (element.closest("label") ?? element).getBoundingClientRect()])
  .filter(([, box]) => box.width < least || box.height < least)
  .map(([element, box]) => `${element.outerHTML.slice(0, 80)} is ${box.width} x ${box.height}`)"""

_WIDE = """() => [document.documentElement].filter(({scrollWidth, clientWidth}) => scrollWidth > clientWidth)
  .map(({scrollWidth, clientWidth}) => `the page is ${scrollWidth} px wide in a window of ${clientWidth}`)"""

_SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"

_WITHOUT_MAP = "() => document.body.classList.remove('map')"
"""The map lines are a pseudo-element under the whole page: with it axe says of no text what it stands on."""

_MOVING = "() => document.getAnimations().map(({animationName, effect}) => `${animationName} moves ${effect.target}`)"


def faults(page: Page) -> list[str]:
    """Look at a page as it stands, at every width of both colour schemes; return what is wrong, in words."""
    page.evaluate(AXE_SCRIPT)
    page.evaluate(_WITHOUT_MAP)
    page.evaluate("() => document.fonts.ready.then(() => true)")
    found = []
    for scheme, widths in WIDTHS.items():
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            found += [f"{width} px, {scheme}: {fault}" for fault in _look(page, scheme)]
    return found


def wide(page: Page) -> list[str]:
    """Say whether the page as it stands is wider than its window."""
    found: list[str] = page.evaluate(_WIDE)
    return found


def _look(page: Page, scheme: Scheme) -> list[str]:
    page.evaluate(_SETTLED)
    found: list[str] = page.evaluate(_RUN, RULES[scheme])
    found += wide(page)
    found += page.evaluate(_SMALL, 24)
    found += page.evaluate(_MOVING)
    return found
