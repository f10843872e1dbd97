"""How many statements boards cost: exactly known, and no more of them when more people are on them."""

from collections.abc import Callable

import pytest

from netquest.accounts.models import Person
from netquest.core.db import db
from netquest.organisations.models import Organisation, Team
from tests.browser_client import Client
from tests.challenges.doing import MEETING, do
from tests.leaderboards.crowd import choose_whole, gather
from tests.organisations.belonging import put_on
from tests.statements import Statements

pytestmark = pytest.mark.both

FIGURES = {
    "team": 4,
    "team, not joined": 3,
    "team, whole": 4,
    "team, nothing new": 4,
    "team, an admin": 4,
    "organisation": 5,
    "join": 10,
    "join again": 4,
    "hide": 9,
    "attempt": 10,
    "undo": 15,
}
"""What each request sends, its sign-in check counted. One more is a change that somebody should see and mean."""

LOCKED = {"join", "join again", "hide", "attempt", "undo"}
"""What begins with a lock on the person's row where the database has more than one writer."""

BARS = {"team": 5, "organisation": 5, "attempt": 12}
MOST = 15


def known() -> dict[str, int]:
    more = int(db.engine.dialect.name == "postgresql")
    return {name: count + more * (name in LOCKED) for name, count in FIGURES.items()}


class Counts(dict[str, int]):
    """Requests by name, and what each of them sent."""

    def __init__(self, statements: Statements) -> None:
        super().__init__()
        self.statements = statements

    def of(self, name: str, ask: Callable[[], object]) -> None:
        with self.statements:
            answer = ask()
        assert getattr(answer, "status_code", 0) in (200, 204, 303), name
        self[name] = self.statements.count


def lived(browser: Client, admin: Client, team: Team, statements: Statements, alice: Person) -> dict[str, int]:
    """Go through everything that one does with boards, and return the counts."""
    path, counts = f"/teams/{team.slug}/board", Counts(statements)
    counts.of("team, not joined", lambda: browser.get(path))
    counts.of("join", lambda: browser.post(f"{path}/presence", data={"on": "1"}))
    counts.of("join again", lambda: browser.post(f"{path}/presence", data={"on": "1"}))
    form = {"key": "2026-11-18:collect-a-no:0", "outcome": "done"}
    counts.of("attempt", lambda: browser.post("/challenges/collect-a-no/attempts", data=form))
    counts.of("team", lambda: browser.get(path))
    counts.of("team, whole", lambda: browser.get(f"{path}?view=full"))
    again = browser.get(path).text.split('hx-get="')[1].split('"')[0].replace("&amp;", "&")
    counts.of("team, nothing new", lambda: browser.swap(again))
    counts.of("organisation", lambda: browser.get("/organisation/board"))
    counts.of("team, an admin", lambda: admin.get(path))
    made = do(alice, MEETING)
    counts.of("undo", lambda: browser.post(f"/attempts/{made.attempt.id}/withdrawal"))
    counts.of("hide", lambda: browser.post(f"{path}/presence", data={"on": "0"}))
    return counts


@pytest.mark.parametrize("people", [0, 40])
def test_every_request_sends_what_is_known_however_many_people_there_are(
    browser: Client,
    admin: Client,
    harbour: Team,
    works: Organisation,
    alice: Person,
    statements: Statements,
    people: int,
) -> None:
    gather(harbour, range(people))
    choose_whole(harbour)
    put_on(alice, works)
    do(alice)
    assert lived(browser, admin, harbour, statements, alice) == known()


def test_the_bars_hold() -> None:
    assert {name: count for name, count in FIGURES.items() if count > BARS.get(name, MOST)} == {}
