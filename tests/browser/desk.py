"""A manager's desk for the browser tests: each test has its own organisation."""

from dataclasses import dataclass

from netquest.accounts.models import Person
from netquest.core.db import db
from tests.assignments.desk import answer, lay_out, offer
from tests.browser import people
from tests.browser.live import Live
from tests.browser.people import Member
from tests.challenges.doing import do
from tests.organisations.belonging import make_organisation, make_team, put_in_team

TITLES = ("Thank someone, and ask for nothing", "Send the second message", "Twenty minutes with one person")
"""The challenges of a set, in order."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Bob manages a team with Alice in it; he laid out a set, and offered it where that was asked for."""

    bob: Member
    alice: Member
    set_id: int


def make_desk(live: Live, *, offered: bool = False, accepted: bool = False, tried: str = "") -> Desk:
    """Make a team with a set; `offered` to Alice, `accepted` by her, with one challenge `tried`."""
    bob, alice = people.join(live, "Bob"), people.join(live, "Alice")
    with live.app.app_context():
        manager, member = (db.session.get_one(Person, one.id) for one in (bob, alice))
        team = make_team(make_organisation())
        put_in_team(manager, team, role="manager")
        put_in_team(member, team)
        set_id = lay_out(manager)
        if offered:
            offer(manager, set_id, member)
        if accepted:
            answer(member)
        if tried:
            do(member, tried)
    return Desk(bob, alice, set_id)
