"""How far one reached over a time: the same as NetQuest believes today, replayed once for any number of days."""

from datetime import timedelta

import pytest
import time_machine

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.challenges import steering
from netquest.game import learning
from netquest.game.acts import Act
from netquest.game.steering import Kind
from tests.browser_client import Client
from tests.challenges.doing import MEETING, MESSAGE, do, now, undo
from tests.trust import markup

GRADES = "The grade at which you would manage four of five"
SLUGS = (MESSAGE, MEETING, "follow-up")


@pytest.fixture
def lived(alice: Person, clock: time_machine.Traveller) -> Person:
    """Nine days of tries."""
    for number in range(9):
        do(alice, SLUGS[number % 3], nerves_before=70 - 5 * number)
        clock.shift(timedelta(days=1))
    return alice


def tables(browser: Client, query: str = "") -> dict[str, list[list[str]]]:
    return markup.tables(browser.get(f"/progress/readiness{query}").text)


def test_the_line_ends_where_the_page_on_choosing_stands(browser: Client, lived: Person) -> None:
    believed = {row[0]: row[1:4] for row in markup.tables(browser.get("/readiness").text)[GRADES]}
    for source in catalogue.sources().values():
        latest = tables(browser, f"?range=all&source={source.id}")[GRADES][0]
        assert latest[1:4] == believed[source.short]


def test_each_hurdle_is_compared_between_the_ends(browser: Client, lived: Person) -> None:
    rows = tables(browser, "?range=all")[f"{GRADES}, by hurdle"]
    assert {row[0] for row in rows} == set(catalogue.source_names().values())


def test_a_try_that_was_taken_back_never_was(browser: Client, lived: Person) -> None:
    before = tables(browser)
    undo(lived, do(lived, "publish-a-lesson"))
    assert tables(browser) == before


def test_a_hurdle_that_does_not_exist_is_all_of_them(browser: Client, lived: Person) -> None:
    assert tables(browser, "?source=zeppelins") == tables(browser)


def test_a_life_is_replayed_once(browser: Client, lived: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    learned: list[int] = []
    learn = learning._Belief.learn

    def counted(self: learning._Belief, act: Act, times_done: int) -> None:
        learned.append(act.id)
        learn(self, act, times_done)

    monkeypatch.setattr(learning._Belief, "learn", counted)
    tables(browser, "?range=all")
    assert len(learned) == len(set(learned)) == 9


def test_who_wants_nothing_believed_is_drawn_nothing(browser: Client, lived: Person) -> None:
    steering.steer(lived, Kind.OFF, seen=0, at=now())
    html = browser.get("/progress/readiness").text
    assert markup.tables(html) == {}
    assert "Switched off" in markup.text(html)
