"""What offers bring to Today: the next card of an accepted set and why, a calm line, a word on its last days."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from netquest.accounts.models import Person
from netquest.assignments import queries as assignments
from netquest.assignments.views import TodayOffers
from netquest.catalogue import queries as catalogue
from tests.assignments.desk import answer, lay_out, offer, take_back
from tests.browser_client import Client
from tests.challenges.doing import do, undo
from tests.conftest import MakePerson
from tests.organisations.belonging import make_organisation, make_team, put_in_team
from tests.trust import markup

pytestmark = pytest.mark.both

STEEP = max(catalogue.offered(), key=lambda one: (one.grade, one.slug)).slug
OTHER = "thanks-for-one-thing"
NO_SET: dict[str, Any] = {"next_slug": None, "set_name": "", "due_on": None}
FAR = date(2026, 12, 24)
SMALLER = "Do a smaller one first."

Ask = Callable[..., None]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Let Alice's offers ask this of her day: `ask(waiting=1)`, `ask(STEEP, OTHER)` for an accepted set."""

    def asked(*slugs: str, name: str = "First week", due_on: date = FAR, waiting: int = 0) -> None:
        of_set = {"next_slug": slugs[0], "set_name": name, "due_on": due_on} if slugs else NO_SET
        asks = TodayOffers(waiting=waiting, open_slugs=frozenset(slugs), **of_set)
        monkeypatch.setattr(assignments, "today_offers", lambda viewer, *, on: asks)

    return asked


def shown(browser: Client) -> list[str]:
    return [at.removeprefix("card-") for at in markup.ids(browser.get("/today").text) if at.startswith("card-")]


def words(browser: Client) -> str:
    return re.sub(r"(?<=“) | (?=[”.])", "", markup.text(browser.get("/today").text))


def test_the_next_card_of_an_accepted_set_is_there_and_says_why(browser: Client, ask: Ask) -> None:
    ask(STEEP, OTHER)
    assert STEEP in shown(browser)
    assert "Part of “First week”, which you accepted." in words(browser)


def test_a_set_accepted_during_the_day_changes_one_card(browser: Client, ask: Ask) -> None:
    before = shown(browser)
    ask(STEEP)
    after = shown(browser)
    assert STEEP in after
    assert len(set(before).intersection(after)) == 2
    assert shown(browser) == after


def test_a_card_of_a_set_whose_name_the_page_does_not_know_says_so_in_general(browser: Client, ask: Ask) -> None:
    ask(STEEP)
    assert STEEP in shown(browser)
    ask(OTHER, STEEP)
    assert "Part of a set that you accepted." in words(browser)
    assert "First week" not in words(browser)


def test_a_card_that_is_there_by_itself_says_that_it_belongs_to_the_set_too(browser: Client, ask: Ask) -> None:
    ask(shown(browser)[1])
    assert words(browser).count("Part of “First week”, which you accepted.") == 1


def test_a_card_of_a_withdrawn_offer_stays_and_loses_the_word(browser: Client, ask: Ask) -> None:
    ask(STEEP)
    before = shown(browser)
    ask()
    assert shown(browser) == before
    assert "you accepted" not in words(browser)


def test_once_it_is_tried_no_second_one_takes_its_place(browser: Client, alice: Person, ask: Ask) -> None:
    ask(STEEP, OTHER)
    before = shown(browser)
    do(alice, STEEP)
    ask(OTHER)
    assert shown(browser) == before


def test_the_name_of_a_set_is_shown_as_it_was_typed(browser: Client, ask: Ask) -> None:
    ask(STEEP, name="<b>Zür%(set)s</b>", due_on=date(2026, 11, 18))
    html = browser.get("/today").text
    assert "<bdi>&lt;b&gt;Zür%(set)s&lt;/b&gt;</bdi>" in html
    assert "<b>Zür" not in html


def test_a_steep_card_offers_a_smaller_one_first(browser: Client, ask: Ask) -> None:
    assert SMALLER not in words(browser)
    ask(STEEP)
    assert f"{SMALLER} {' '.join(catalogue.get(STEEP).smaller.split())}" in words(browser)


@pytest.mark.parametrize(("waiting", "line"), [(1, "An offer waits for you."), (3, "3 offers wait for you.")])
def test_offers_that_wait_are_told_and_linked(browser: Client, ask: Ask, waiting: int, line: str) -> None:
    ask(waiting=waiting)
    html = browser.get("/today").text
    assert line in markup.text(html)
    assert "/assignments" in [link["href"] for link in markup.links(html)]


def test_without_offers_nothing_is_said_of_them(browser: Client) -> None:
    assert "offer" not in words(browser)
    assert "/assignments" not in browser.get("/today").text.partition("<main")[2]


@pytest.mark.parametrize(("day", "until"), [(18, "tonight"), (19, "Thursday"), (20, "Friday")])
def test_on_its_last_days_a_set_is_mentioned_with_its_next_card(
    browser: Client, ask: Ask, day: int, until: str
) -> None:
    ask(OTHER, due_on=date(2026, 11, day))
    assert f"“First week”, which you accepted, is open until {until}." in words(browser)
    assert f"Next on it: {catalogue.get(OTHER).title}." in words(browser)


@pytest.mark.parametrize("asked", [{"due_on": date(2026, 11, 21)}, {"due_on": FAR}])
def test_before_that_it_is_not(browser: Client, ask: Ask, asked: Any) -> None:
    ask(OTHER, **asked)
    assert "is open until" not in words(browser)


def test_a_swapped_card_is_gone_for_the_day_and_its_set_is_not_named(browser: Client, ask: Ask) -> None:
    ask(STEEP)
    assert STEEP in shown(browser)
    browser.post("/menus", data={"number": "0", "swap": STEEP})
    assert STEEP not in shown(browser)
    assert "you accepted" not in words(browser)


def test_from_the_offer_to_the_stone_and_back(browser: Client, alice: Person, make_person: MakePerson) -> None:
    bob, team = make_person("Bob"), make_team(make_organisation())
    put_in_team(bob, team, role="manager")
    put_in_team(alice, team)
    of_set = lay_out(bob, STEEP, OTHER, name="First week")
    offer(bob, of_set, alice)
    assert "An offer waits for you." in words(browser)
    answer(alice)
    assert "Part of “First week”, which you accepted." in words(browser)
    made = do(alice, STEEP)
    assert OTHER not in shown(browser), "one assigned card a day"
    undo(alice, made)
    assert "Part of “First week”, which you accepted." in words(browser)
    take_back(bob, of_set)
    assert "you accepted" not in words(browser)
