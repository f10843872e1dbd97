"""How many statements each request sends: few, exactly known, and no more of them when there are more rows."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from flask import Flask

from netquest.accounts.models import Person
from netquest.core.db import db
from netquest.exercises import strength_beside
from tests.browser_client import Client
from tests.challenges.doing import MEETING, MESSAGE, do, undo
from tests.conftest import SignIn
from tests.statements import Statements
from tests.trust import markup

pytestmark = pytest.mark.both

FIGURES = {
    "today, first visit": 10,
    "today": 5,
    "the week alone": 2,
    "today after an act": 8,
    "attempt": 7,
    "attempt, htmx": 8,
    "attempt, the same key again": 8,
    "undo": 13,
    "undo, htmx": 13,
    "undo again": 4,
    "swap": 5,
    "wish": 5,
    "/challenges": 3,
    "/challenges, searched": 3,
    f"/challenges/{MESSAGE}": 8,
    "/challenges?mine=not-yet&saved=yes": 3,
    "save for later": 2,
    "hide": 3,
    "bring back": 4,
    "more": 5,
    "say that it helped": 2,
    "say that it is not for me": 3,
    "take it back": 2,
    "/readiness": 3,
    "correct a hurdle": 8,
    "take the word back": 7,
    "/sources": 2,
    "/sources/inauthenticity": 2,
    "/strategies": 2,
    "/strategies/trust-rapport": 2,
    "/benefits": 2,
    "/benefits/relationships": 2,
    "challenge after an act": 8,
    "/progress": 8,
    "/progress?range=all": 8,
    "/progress/challenges": 3,
    "/progress/answers": 3,
    "/progress/readiness": 4,
    "/progress/felt": 3,
    "/progress/attempts.csv": 3,
    "/progress/days.csv": 4,
    "/badges": 5,
    "/badges/first-step": 6,
    "/badges/honest-start": 5,
    "/assessment": 2,
    "/assessment/statements": 2,
    "/settings": 2,
    "/rhythm": 4,
    "/quests": 5,
    "/welcome-back": 2,
    "/reframes": 2,
    "/looking-back": 2,
    "save settings": 3,
    "save rhythm": 6,
    "lay a pause": 5,
    "/styleguide": 1,
}
"""What each request sends, its sign-in check counted. One more is a change that somebody should see and mean."""

LOCKED_ACTS = ("attempt", "undo", "correct", "take the word", "hide", "bring back", "save rhythm", "lay")
LOCKED = {name for name in FIGURES if name.startswith(LOCKED_ACTS)}
"""What begins with a lock on the person's row where the database has more than one writer."""

BARS = {
    "today, first visit": 10,
    "today": 6,
    "today after an act": 8,
    "attempt": 12,
    "attempt, the same key again": 12,
    "attempt, htmx": 12,
}
MOST = 15
"""What any other page may take."""


@pytest.fixture(autouse=True)
def nothing_to_give(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which of today's cards ask one to give something is chance; what that costs is counted in tests/exercises."""
    monkeypatch.setattr(strength_beside, "USED_BY", frozenset())


def known() -> dict[str, int]:
    """Return the figures of the database that the tests run on."""
    more = int(db.engine.dialect.name == "postgresql")
    return {name: count + more * (name in LOCKED) for name, count in FIGURES.items()}


class Day:
    """One day of a person, every kind of request in it counted."""

    def __init__(self, browser: Client, person: Person, statements: Statements) -> None:
        self.browser, self.person, self.statements = browser, person, statements
        self.counts: dict[str, int] = {}

    def count(self, name: str, request: Callable[[], object]) -> None:
        with self.statements:
            answer = request()
        status = getattr(answer, "status_code", 0)
        assert status in (200, 303), f"{name}: {status}"
        assert not self.statements.rebuilt, f"{name}: built anew for each request"
        self.counts[name] = self.statements.count

    def live(self) -> dict[str, int]:
        """Go through a day and return the counts."""
        self._look()
        self._act()
        self._change()
        return self.counts

    def _look(self) -> None:
        get = self.browser.get
        self.count("today, first visit", lambda: get("/today"))
        self.count("today", lambda: get("/today"))
        get("/quests")  # on a Monday it opens the week, which costs more
        for path in (path for path in FIGURES if path.startswith("/") and "," not in path):
            self.count(path, lambda path=path: get(path))  # type: ignore[misc]
        self.count("the week alone", lambda: self.browser.swap("/today", headers={"HX-Target": "week"}))
        self.count("/challenges, searched", lambda: get("/challenges?q=a&source=rejection"))

    def _act(self) -> None:
        slug = next(id_ for id_ in markup.ids(self.browser.get("/today").text) if id_.startswith("card-"))[5:]
        path = f"/challenges/{slug}/attempts"
        first, second = (self._form(path, number) for number in (0, 1))
        self.count("attempt", lambda: self.browser.post(path, data=first))
        self.count("attempt, the same key again", lambda: self.browser.post(path, data=first))
        made = self._last(slug)
        self.count("today after an act", lambda: self.browser.get(f"/today?after={made}"))
        self.count("challenge after an act", lambda: self.browser.get(f"/challenges/{slug}?after={made}"))
        self.count("attempt, htmx", lambda: self.browser.swap(path, data=second))
        other = self._last(slug)
        self.count("undo", lambda: self.browser.post(f"/attempts/{made}/withdrawal"))
        self.count("undo again", lambda: self.browser.post(f"/attempts/{made}/withdrawal"))
        self.count("undo, htmx", lambda: self.browser.swap(f"/attempts/{other}/withdrawal", data={}))

    def _form(self, path: str, number: int) -> dict[str, str]:
        form = next(form for form in markup.forms(self.browser.get("/today").text) if form.action == path)
        key = form.data()["key"].rpartition(":")[0]
        return form.data(outcome="done", nerves_before="70", nerves_after="30", note="A line.", key=f"{key}:{number}")

    def _last(self, slug: str) -> int:
        forms = markup.forms(self.browser.get(f"/challenges/{slug}").text)
        return max(int(form.action.split("/")[2]) for form in forms if form.action.endswith("/withdrawal"))

    def _change(self) -> None:
        settings = {"name": "Alice", "timezone": "Europe/Berlin", "day_start": "4", "minutes": "10"}
        slugs = [id_[5:] for id_ in markup.ids(self.browser.get("/today").text) if id_.startswith("card-")]
        post = self.browser.post
        self.count("swap", lambda: post("/menus", data={"number": "0", "swap": slugs[-1]}))
        self.count("wish", lambda: post("/menus", data={"number": "1", "minutes": "60", "energy": "3"}))
        rating = f"/challenges/{MESSAGE}/rating"
        self.count("save for later", lambda: post(f"/challenges/{MESSAGE}/saving", data={"on": "1"}))
        self.count("more", lambda: post("/menus", data={"number": "2", "more": "3"}))
        self.count("hide", lambda: post(f"/challenges/{MESSAGE}/hiding", data={"on": "1"}))
        self.count("bring back", lambda: post(f"/challenges/{MESSAGE}/hiding", data={"on": "0"}))
        self.count("say that it helped", lambda: post(rating, data={"verdict": "helped"}))
        self.count("say that it is not for me", lambda: post(rating, data={"verdict": "not-for-me"}))
        self.count("take it back", lambda: post(f"{rating}/withdrawal"))
        steer = {"number": "0", "kind": "easier", "source": "time"}
        self.count("correct a hurdle", lambda: post("/readiness/steers", data=steer))
        said = next(
            form.action for form in markup.forms(self.browser.get("/readiness").text) if "steers/" in form.action
        )
        self.count("take the word back", lambda: post(said))
        self.count("save settings", lambda: post("/settings", data={**settings, "theme": ""}))
        rhythm, pause = {"weekly_goal": "5", "rest_days": "6"}, {"starts_on": "2026-11-20", "ends_on": "2026-11-21"}
        self.count("save rhythm", lambda: post("/rhythm", data=rhythm))
        self.count("lay a pause", lambda: post("/pauses", data={**pause, "key": "pause-1"}))


@pytest.fixture
def browser(app: Flask, alice: Person, sign_in: SignIn) -> Client:
    return sign_in(alice)


def live_long(person: Person, sign_in: SignIn, browser: Client, clock: time_machine.Traveller) -> None:
    """Add sixty days, each with a session, a menu, a try, one taken back, and one day that is skipped."""
    for number in range(60):
        clock.shift(timedelta(days=1))
        browser.get("/today")
        do(person, (MESSAGE, MEETING, "follow-up")[number % 3], nerves_before=70, nerves_after=50, note="A line.")
        undo(person, do(person, MEETING, outcome="declined"))
        if number % 3 == 0:
            sign_in(person)


def test_every_request_sends_what_is_known(
    alice: Person, browser: Client, statements: Statements, clock: time_machine.Traveller
) -> None:
    do(alice)
    clock.shift(timedelta(days=1))
    assert Day(browser, alice, statements).live() == known()


def test_the_bars_hold(app: Flask) -> None:
    assert {name: count for name, count in known().items() if count > BARS.get(name, MOST)} == {}


def test_no_request_sends_more_when_there_are_more_rows(
    alice: Person, browser: Client, sign_in: SignIn, statements: Statements, clock: time_machine.Traveller
) -> None:
    live_long(alice, sign_in, browser, clock)
    clock.shift(timedelta(days=1))
    assert Day(browser, alice, statements).live() == known()
