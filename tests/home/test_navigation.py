"""The main places: four for everybody, a fifth for those who have a desk, and the one that is open is marked."""

import re
from collections.abc import Callable

import pytest
from sqlalchemy import update

from netquest.accounts.models import Person
from netquest.core.db import transaction
from netquest.organisations.models import TeamMembership
from tests.browser_client import Client
from tests.conftest import SignIn
from tests.organisations import belonging
from tests.trust import markup

pytestmark = pytest.mark.both

PLACES = ["/today", "/challenges", "/progress", "/organisation"]
NAV = re.compile(r'<nav class="nav".*?</nav>', re.DOTALL)

Join = Callable[[str], str]


@pytest.fixture
def join(alice: Person) -> Join:
    """Put Alice in a team; returns its page."""

    def joined(role: str) -> str:
        team = belonging.make_team(belonging.make_organisation())
        belonging.put_in_team(alice, team, role=role)
        return f"/teams/{team.slug}"

    return joined


def places(browser: Client, path: str) -> list[dict[str, str]]:
    found = NAV.search(browser.get(path).text)
    assert found
    return list(markup.links(found.group()))


def current(browser: Client, path: str) -> list[tuple[str, str]]:
    shown = places(browser, path)
    return [(link["href"], link["aria-current"]) for link in shown if "aria-current" in link]


@pytest.mark.parametrize("path", PLACES)
def test_four_places_for_everybody(browser: Client, path: str) -> None:
    assert [link["href"] for link in places(browser, path)] == PLACES
    assert current(browser, path) == [(path, "page")]


@pytest.mark.parametrize(("role", "more"), [("member", []), ("manager", ["/sets"])])
def test_a_fifth_place_for_those_who_have_a_desk(browser: Client, join: Join, role: str, more: list[str]) -> None:
    join(role)
    assert [link["href"] for link in places(browser, "/organisation")] == PLACES + more


def test_the_fifth_place_is_steady_from_the_sign_in_on(alice: Person, join: Join, sign_in: SignIn) -> None:
    join("manager")
    assert [link["href"] for link in places(sign_in(alice), "/today")] == [*PLACES, "/sets"]


def test_the_fifth_place_goes_with_the_desk(browser: Client, alice: Person, join: Join) -> None:
    join("manager")
    browser.get("/organisation")
    with transaction() as session:
        session.execute(update(TeamMembership).where(TeamMembership.person_id == alice.id).values(role="member"))
    browser.get("/organisation")
    assert [link["href"] for link in places(browser, "/today")] == PLACES


@pytest.mark.parametrize("path", ["/assignments", "/privacy/what-my-manager-sees", ""])
def test_pages_of_teams_and_offers_are_within_team(browser: Client, join: Join, path: str) -> None:
    team = join("member")
    assert current(browser, path or team) == [("/organisation", "true")]


@pytest.mark.parametrize(("path", "how"), [("/sets", "page"), ("/sets/new", "true")])
def test_the_desk_is_within_sets(browser: Client, join: Join, path: str, how: str) -> None:
    join("manager")
    assert current(browser, path) == [("/sets", how)]


@pytest.mark.parametrize(
    ("path", "place"),
    [("/badges", "/progress"), ("/challenges/follow-up", "/challenges"), ("/exercises", "/challenges")],
)
def test_what_lies_below_a_place_is_within_it(browser: Client, path: str, place: str) -> None:
    assert current(browser, path) == [(place, "true")]
