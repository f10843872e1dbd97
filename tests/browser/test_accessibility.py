"""Every page, in every state, at several widths in both colour schemes: no violation, nothing wide, small or moving."""

import pytest
from werkzeug.exceptions import HTTPException

from netquest.catalogue import queries as catalogue
from tests.browser import (
    axe,
    people,
    places_of_accounts,
    places_of_assessments,
    places_of_authoring,
    places_of_boards,
    places_of_crowds,
    places_of_exercises,
    places_of_expectations,
    places_of_library,
    places_of_practice,
    places_of_quests,
    places_of_rhythm,
    places_of_sets,
    places_of_teams,
    places_of_thoughts,
)
from tests.browser.live import Live
from tests.browser.people import Member
from tests.browser.scene import PLACES, Scene

pytestmark = pytest.mark.browser
NOT_PAGES = {"home.healthz", "home.readyz", "home.progress_attempts", "home.progress_days"}
"""For probes, which read JSON, and for spreadsheets."""
assert places_of_accounts
assert places_of_assessments
assert places_of_authoring
assert places_of_boards
assert places_of_crowds
assert places_of_exercises
assert places_of_expectations
assert places_of_library
assert places_of_practice
assert places_of_quests
assert places_of_rhythm
assert places_of_sets
assert places_of_teams
assert places_of_thoughts


@pytest.fixture(scope="session")
def veteran(live: Live) -> Member:
    """Somebody with ten weeks of history."""
    member = people.join(live, "Vera")
    slugs = [places_of_practice.TRIED, *list(catalogue.catalogue().challenges)[:20]]
    people.practise(live, member, slugs, days=70)
    return member


@pytest.fixture
def scene(page, live, veteran, quiet, monkeypatch) -> Scene:
    page.emulate_media(reduced_motion="reduce")
    return Scene(page, live, veteran, quiet, monkeypatch)


def endpoint_at(scene: Scene) -> str:
    """Return the endpoint that answers GET at the page's address, empty when none does."""
    path = scene.page.url.removeprefix(scene.live.origin).partition("?")[0].partition("#")[0]
    try:
        return str(scene.live.app.url_map.bind("").match(path, method="GET")[0])
    except HTTPException:
        return ""


@pytest.mark.parametrize("name", PLACES)
def test_everybody_can_use(name, scene):
    endpoint, arrange = PLACES[name]
    arrange(scene)
    assert not endpoint or endpoint_at(scene) == endpoint
    found = axe.faults(scene.page)
    assert not found, "\n".join(found)


def test_every_page_is_looked_at(live):
    answering = {rule.endpoint for rule in live.app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    looked_at = {endpoint for endpoint, _ in PLACES.values() if endpoint}
    assert sorted(answering - NOT_PAGES - looked_at) == []
    assert sorted(looked_at - answering) == []


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_what_is_not_looked_at_is_no_page(path, page):
    assert page.request.get(path).headers["content-type"] == "application/json"
