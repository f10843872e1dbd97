"""How many statements belonging takes: a member on two boards who walks a set, a manager’s desk, an admin’s house."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from netquest.assignments.models import Assignment
from netquest.core.db import db
from tests.assignments.desk import answer, lay_out, offer
from tests.challenges.doing import MEETING, MESSAGE, do, undo
from tests.conftest import MakePerson, SignIn
from tests.leaderboards.crowd import gather
from tests.organisations.belonging import make_organisation, make_team, put_in_team, put_on
from tests.statements import Statements
from tests.trust import markup

pytestmark = pytest.mark.both

FEW, MANY = 3, 30
FIGURES = {
    "today, first visit": 9,
    "today": 5,
    "attempt": 10,
    "attempt, the same key again": 8,
    "today after an act": 8,
    "undo": 15,
    "offers": 3,
    "pass": 4,
    "accept": 4,
    "what my manager sees": 4,
    "leave a team": 10,
    "sets": 3,
    "lay out": 5,
    "set": 5,
    "rename a set": 6,
    "add to a set": 6,
    "move in a set": 6,
    "offer": 10,
    "withdraw": 4,
    "team": 3,
    "team settings": 3,
    "save team settings": 5,
    "team invitations": 5,
    "invite": 5,
    "make a link": 6,
    "somebody in the team": 3,
    "take out of the team": 8,
    "organisation": 5,
    "make a team": 9,
    "somebody": 4,
    "give a role": 5,
    "take out": 11,
}
"""What each request sends, its sign-in check and the seat counted."""

LOCKED = {
    **dict.fromkeys(("attempt", "attempt, the same key again", "undo", "leave a team"), 1),
    **dict.fromkeys(("rename a set", "add to a set", "move in a set", "offer"), 1),
    **dict.fromkeys(("invite", "make a link", "give a role"), 1),
    **dict.fromkeys(("take out of the team", "make a team", "take out"), 2),
}
"""How many rows are locked first where the database has more than one writer: a person, a set, an organisation."""

BARS = {
    "today": 6,
    "today after an act": 8,
    **dict.fromkeys(("today, first visit", "attempt", "attempt, the same key again"), 12),
    **dict.fromkeys(("offers", "what my manager sees", "sets", "set"), 8),
}
MOST = 16
"""What any other request may take."""


def known() -> dict[str, int]:
    """Return the figures of the database that the tests run on."""
    is_postgres = db.engine.dialect.name == "postgresql"
    return {name: count + (LOCKED.get(name, 0) if is_postgres else 0) for name, count in FIGURES.items()}


class Club:
    """An organisation of some size, its people signed in; Alice is on two boards and walks sets."""

    def __init__(self, make_person: MakePerson, sign_in: SignIn, statements: Statements, size: int) -> None:
        self.statements, self.counts = statements, dict[str, int]()
        self.people = {name: make_person(name) for name in ("Alice", "Bob", "Dan", "Mia", "Nils")}
        self.works = make_organisation("Lighthouse Works", admin=self.people["Dan"])
        self.team = make_team(self.works)
        for name, role in (("Alice", "member"), ("Bob", "manager"), ("Mia", "member"), ("Nils", "member")):
            put_in_team(self.people[name], self.team, role=role)
        put_on(self.people["Alice"], self.works, self.team)
        self._grow(size)
        self.browsers = {name: sign_in(self.people[name]) for name in ("Alice", "Bob", "Dan")}

    def _grow(self, size: int) -> None:
        alice, bob = self.people["Alice"], self.people["Bob"]
        gather(self.team, range(size))
        for number in range(size):
            put_in_team(bob, make_team(self.works, f"Pier{number}"), role="manager")
            offer(bob, lay_out(bob, MESSAGE, MEETING), alice)
            undo(alice, do(alice, MESSAGE))
        answer(alice)

    def get(self, name: str, path: str, *, by: str) -> str:
        """Load a page, and count it."""
        return self._count(name, lambda: self.browsers[by].get(path)).text

    def post(self, name: str, path: str, /, *, by: str, **data: str) -> str:
        """Send a form, count it, and return where it leads."""
        return self._count(name, lambda: self.browsers[by].post(path, data=data)).location

    def _count(self, name: str, ask: Callable[[], TestResponse]) -> TestResponse:
        with self.statements:
            found = ask()
        assert found.status_code in (200, 303), (name, found.status_code)
        assert not self.statements.rebuilt, f"{name}: built anew for each request"
        self.counts[name] = self.statements.count
        return found


def practise(club: Club) -> None:
    """Go through the day of a member."""
    club.get("today, first visit", "/today", by="Alice")
    club.get("today", "/today", by="Alice")
    path, form = f"/challenges/{MESSAGE}/attempts", {"key": f"2026-11-18:{MESSAGE}:1", "outcome": "done"}
    club.post("attempt", path, by="Alice", **form)
    club.post("attempt, the same key again", path, by="Alice", **form)
    made = do(club.people["Alice"], MESSAGE).attempt.id
    club.get("today after an act", f"/today?after={made}", by="Alice")
    club.post("undo", f"/attempts/{made}/withdrawal", by="Alice")
    club.get("offers", "/assignments", by="Alice")
    club.post("pass", "/offers/1/passing", by="Alice")
    club.post("accept", "/offers/1/acceptance", by="Alice")
    club.get("what my manager sees", "/privacy/what-my-manager-sees", by="Alice")


def sit_at_the_desk(club: Club) -> None:
    """Go through what a manager does with sets."""
    club.get("sets", "/sets", by="Bob")
    words = {"name": "Autumn", "why": "Small ones first."}
    path = club.post("lay out", "/sets", by="Bob", key="set-1", **words, **{"from": "first-week"})
    club.get("set", path, by="Bob")
    club.post("rename a set", path, by="Bob", name="Winter", why=words["why"])
    club.post("add to a set", f"{path}/items", by="Bob", slug="two-silent-seconds")
    club.post("move in a set", f"{path}/items/two-silent-seconds/place", by="Bob", position="1")
    wish = {"to": f"team:{club.team.slug}", "starts_on": "2026-11-18", "due_on": "2026-11-25"}
    club.post("offer", f"{path}/assignments", by="Bob", key="offer-1", **wish)
    made = markup.form(club.get("set", path, by="Bob"), f"/assignments/{newest(Assignment)}/withdrawal")
    club.post("withdraw", made.action, by="Bob")


def keep_the_team(club: Club) -> None:
    """Go through what a manager does with a team."""
    path = f"/teams/{club.team.slug}"
    club.get("team", path, by="Bob")
    club.get("team settings", f"{path}/settings", by="Bob")
    club.post("save team settings", f"{path}/settings", by="Bob", name="Harbour", is_full="1", goal="40")
    club.post("invite", f"{path}/invitations", by="Bob", email="nora@harbour.example", role="member")
    club.post("make a link", f"{path}/link", by="Bob")
    club.get("team invitations", f"{path}/invitations", by="Bob")
    club.get("somebody in the team", f"{path}/people/{club.people['Alice'].id}", by="Bob")
    club.post("take out of the team", f"{path}/people/{club.people['Mia'].id}/removal", by="Bob")


def keep_the_house(club: Club) -> None:
    """Go through what an admin does, and the end of a membership."""
    somebody = f"/organisation/people/{club.people['Nils'].id}"
    club.get("organisation", "/organisation", by="Dan")
    club.post("make a team", "/teams", by="Dan", name="Jetty", joins="y", key="team-1")
    club.get("somebody", somebody, by="Dan")
    club.post("give a role", f"{somebody}/role", by="Dan", role="admin")
    club.post("take out", f"{somebody}/removal", by="Dan")
    club.post("leave a team", f"/teams/{club.team.slug}/leaving", by="Alice")


def newest(table: type[Assignment]) -> int:
    return db.session.scalar(select(func.max(table.id))) or 0


@pytest.mark.parametrize("size", [FEW, MANY])
def test_every_request_of_a_club_sends_what_is_known(
    make_person: MakePerson, sign_in: SignIn, statements: Statements, size: int
) -> None:
    club = Club(make_person, sign_in, statements, size)
    for live in (practise, sit_at_the_desk, keep_the_team, keep_the_house):
        live(club)
    assert club.counts == known()


def test_the_bars_hold(app: Flask) -> None:
    assert {name: count for name, count in known().items() if count > BARS.get(name, MOST)} == {}
