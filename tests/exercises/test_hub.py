"""The page that leads to every exercise, and the way to it."""

import pytest

from netquest.exercises.hub_routes import TILES
from tests.browser_client import Client
from tests.trust import markup

pytestmark = pytest.mark.both


def test_each_exercise_is_there_and_opens(browser: Client) -> None:
    html = browser.get("/exercises").text.partition("<main")[2]
    for tile in TILES:
        assert f">{tile.name}</a>" in html
    for link in markup.links(html):
        assert browser.get(link["href"]).status_code == 200


@pytest.mark.parametrize(("path", "other"), [("/challenges", "/exercises"), ("/exercises", "/challenges")])
def test_both_halves_of_the_practice_lead_to_each_other(browser: Client, path: str, other: str) -> None:
    html = browser.get(path).text.partition("<main")[2]
    links = {link["href"]: link.get("aria-current") for link in markup.links(html)}
    assert links[path] == "page"
    assert other in links
