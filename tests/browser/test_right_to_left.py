"""Every page in a language that is two fifths longer and runs from right to left, in a window of 320 px."""

import pytest
from playwright.sync_api import Route

from netquest.core.language import PSEUDO
from tests.browser import axe
from tests.browser.scene import PLACES, Scene
from tests.browser.test_accessibility import scene, veteran

pytestmark = pytest.mark.browser
assert scene
assert veteran

OUTSIDE = """() => [...document.querySelectorAll("main *, header *, footer *")]
  .filter(element => element.checkVisibility({ visibilityProperty: true }))
  .filter(element => !element.closest(".vh, .skip, .scroll, svg"))
  .map(element => [element, element.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.left < -1 || box.right > document.documentElement.clientWidth + 1))
  .map(([element, box]) => `${element.outerHTML.slice(0, 120)} reaches from ${box.left} to ${box.right}`)"""
AT_REST = """async () => {
  while (document.documentElement.matches(":active-view-transition")) await new Promise(requestAnimationFrame);
}"""
PAGES = list({endpoint: name for name, (endpoint, _) in reversed(PLACES.items())}.values())
"""One place for each kind of page: the first that is listed."""


def rehearse(route: Route) -> None:
    """Ask for the page as somebody would who reads the rehearsal language."""
    route.continue_(headers={**route.request.headers, "accept-language": PSEUDO})


@pytest.mark.parametrize("name", PAGES)
def test_a_long_language_from_right_to_left_fits(name: str, scene: Scene) -> None:
    PLACES[name][1](scene)
    scene.page.evaluate(AT_REST)
    scene.page.route("**/*", rehearse)
    scene.page.set_viewport_size({"width": 320, "height": 900})
    scene.page.reload()
    root = scene.page.locator("html")
    assert (root.get_attribute("lang"), root.get_attribute("dir")) == (PSEUDO, "rtl")
    assert axe.wide(scene.page) + scene.page.evaluate(OUTSIDE) == []
