"""A kept card is seen again before a challenge of its source; at a steep one without a card one may make one."""

import pytest

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.exercises import reframe_service
from netquest.exercises.reframe_beside import beside
from tests.browser_client import Client
from tests.challenges.doing import MEETING, do, now
from tests.conftest import MakePerson
from tests.exercises.thinking import CARD, kept
from tests.statements import Statements
from tests.trust import markup

pytestmark = pytest.mark.both

PAGE = f"/challenges/{MEETING}"
OFFER = "A thought in the way? Catch it first"


def test_it_lies_on_the_page_of_a_challenge_with_that_source(browser: Client, alice: Person) -> None:
    kept(alice)
    html = browser.get(PAGE).text
    assert f"You wrote: {CARD}" in markup.text(html)
    assert OFFER not in html


def test_it_lies_on_today_once(browser: Client, alice: Person) -> None:
    for guide in catalogue.reframes():
        kept(alice, guide=guide, card=f"The card of {guide}.")
    html = browser.get("/today").text
    assert html.count('class="before"') == 3
    assert len({guide for guide in catalogue.reframes() if f"The card of {guide}." in html}) == 3


@pytest.mark.parametrize("act", ["retire", "delete"])
def test_one_that_was_put_away_or_deleted_lies_nowhere(browser: Client, alice: Person, act: str) -> None:
    getattr(reframe_service, act)(alice, kept(alice), at=now())
    html = browser.get(PAGE).text
    assert CARD not in html
    assert OFFER in html


def test_somebody_elses_card_lies_nowhere(browser: Client, make_person: MakePerson) -> None:
    kept(make_person("Mia"))
    assert CARD not in browser.get(PAGE).text


def test_a_ready_made_card_lies_nowhere(browser: Client) -> None:
    html = browser.get(PAGE).text + browser.get("/today").text
    assert not any(guide.card in html for guide in catalogue.reframes().values())


def test_before_something_steep_one_may_catch_a_thought_first(browser: Client) -> None:
    html = browser.get(PAGE).text
    [link] = [link["href"] for link in markup.links(html) if "/reframes/new" in link["href"]]
    assert link == f"/reframes/new?before={MEETING}"
    assert OFFER not in browser.get("/challenges/thanks-for-one-thing").text


def test_after_the_try_nothing_is_said_of_it(browser: Client, alice: Person) -> None:
    kept(alice)
    made = do(alice, MEETING)
    assert CARD not in browser.get(f"{PAGE}?after={made.attempt.id}").text


def test_all_cards_take_one_statement(alice: Person, statements: Statements) -> None:
    challenges = catalogue.offered()[:3]
    counts = []
    for _ in range(3):
        kept(alice)
        with statements:
            beside(alice, challenges)
        counts.append(statements.count)
    assert counts == [1, 1, 1]


def test_a_guide_that_left_the_curriculum_is_replaced(
    browser: Client, alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    reframe_id = kept(alice)
    less = {name: guide for name, guide in catalogue.reframes().items() if name != "pushy"}
    monkeypatch.setattr(catalogue, "reframes", lambda: less)
    assert browser.get(f"/reframes/{reframe_id}").status_code == 200
    assert CARD in browser.get(PAGE).text
