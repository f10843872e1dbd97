"""Who there is in the trust tests, and what they own: two organisations, built by the services, once."""

from datetime import timedelta

from sqlalchemy import select

from netquest.accounts.models import Person
from netquest.assessment import service as assessment
from netquest.assignments import offering
from netquest.assignments import service as sets
from netquest.assignments.models import Assignment, Offer
from netquest.assignments.offering import Wish
from netquest.authoring import service as authoring
from netquest.catalogue import queries as catalogue
from netquest.core.db import db
from netquest.organisations import (
    door_queries,
    invitation_service,
    link_service,
    membership_service,
    presence,
    queries,
    service,
    team_service,
)
from netquest.organisations.models import Invitation
from netquest.organisations.rules import Role, Seat
from netquest.organisations.views import TeamView
from tests.authoring.writing import entry
from tests.challenges.doing import now, today_of
from tests.conftest import MakePerson

PEOPLE = {
    "member": "Alice Ahlgren",
    "team_mate": "Mia Mbeki",
    "other_team": "Olga Oduya",
    "manager": "Bob Birnbaum",
    "other_manager": "Mark Marchetti",
    "admin": "Dan Dragomir",
    "removed": "Rex Rasmussen",
    "foreign_member": "Cleo Castellanos",
    "foreign_admin": "Carol Chukwu",
    "unverified": "Uma Uitenbogaard",
    "invited": "Ivy Iwasaki",
}
"""Everybody with an account. Alice, the owner of what there is, comes first, and so has the id 1."""

SLUG = "thanks-for-one-thing"
STATEMENT = "unsent"
ITEMS = (SLUG, "follow-up", "one-on-one-meeting")
WAITING = {
    "harbour": "nora.nyberg@harbour.example",
    "quay": "otto.ostrow@quay.example",
    "oasis": "pia.palsson@oasis.example",
}
"""Addresses of nobody here, each invited to a team."""

SETS = {
    "own": ("First steps on the pier", "For whoever came in autumn."),
    "walked": ("The second mile", "Nobody counts but you."),
    "draft": ("Half an idea", "To be thought over."),
    "quay": ("Ropes and knots", "For those on the other side."),
    "foreign": ("Through the sand", "Water first, words later."),
}
"""The name and the line of each set."""


LONG_AGO = timedelta(days=21)
OWN = {
    "own": "Ask the pilot boat one question",
    "retired": "Ask the lamp oil man one question",
    "foreign": "Ask the well keeper one question",
}
"""The titles of the challenges that organisations wrote."""

SOON = timedelta(days=2)
"""Until when sets are offered: Today then tells of those that were accepted."""


class Cast:
    """Everybody by their part, and the places where they belong."""

    def __init__(self, make_person: MakePerson) -> None:
        self.people = {part: _person(make_person, part, name) for part, name in PEOPLE.items()}
        make_person("Dana", password=None, is_demo=True)
        self._start("admin", "Lighthouse Works")
        self.harbour = self._team(
            "admin", "Harbour crew", manager="manager", members=("member", "team_mate", "removed")
        )
        self.quay = self._team("admin", "Quay crew", manager="other_manager", members=("other_team",))
        self.pier = self._team("admin", "Pier crew", manager="manager", members=())
        link_service.revoke(self.seat("admin"), self.pier, at=now())
        self._start("foreign_admin", "Dune Collective")
        self.dune = self._team("foreign_admin", "Oasis crew", manager="foreign_admin", members=("foreign_member",))
        self._invite()
        self._join_boards()

    def seat(self, part: str) -> Seat:
        """Return somebody's seat."""
        found = queries.find_seat_of(self.people[part].id)
        assert found
        return found

    def remove(self) -> None:
        """Take Rex out, whose browser stays signed in."""
        membership_service.remove(self.seat("admin"), self.people["removed"].id, at=now())

    def write(self, author: str, title: str) -> str:
        """Write a challenge and return its slug."""
        return authoring.create(self.seat(author), entry(title=title), key=title, at=now())

    def retire(self, author: str, slug: str) -> str:
        """Retire a challenge and return its slug."""
        authoring.retire(self.seat(author), slug, at=now())
        return slug

    def lay_out(self, author: str, name: str, why: str, *, to: str | TeamView = "") -> int:
        """Lay out a set, offer it to somebody or to a team, and return its id."""
        challenges = [catalogue.get(slug) for slug in ITEMS]
        seat, day = self.seat(author), today_of(self.people[author])
        set_id = sets.create(seat, name=name, why=why, challenges=challenges, key=name, at=now())
        if to:
            people = {self.people[to].id} if isinstance(to, str) else set()
            teams = {to.slug} if isinstance(to, TeamView) else set()
            wish = Wish(frozenset(teams), frozenset(people), day, day + SOON)
            offering.assign(seat, set_id, wish, key=name, today=day, at=now())
        return set_id

    def answer(self, part: str, set_id: int, *, accepts: bool) -> None:
        """Answer the offer of a set."""
        offer_id, day = self.offer_of(part, set_id), today_of(self.people[part])
        offering.answer(self.seat(part), offer_id, accepts=accepts, today=day, at=now())

    def look_back(self, part: str) -> None:
        """Let somebody finish an assessment three weeks ago, and begin another one today."""
        assessment.finish(self.people[part], {STATEMENT: 5, "full-days": 1}, at=now() - LONG_AGO)
        assessment.save(self.people[part], {STATEMENT: 3}, at=now())

    def offer_of(self, part: str, set_id: int) -> int:
        """Return the id of somebody's offer of a set."""
        mine = select(Offer.id).join(Assignment, Assignment.id == Offer.assignment_id)
        found = mine.where(Assignment.set_id == set_id, Offer.person_id == self.people[part].id)
        return db.session.scalars(found).one()

    def _start(self, admin: str, name: str) -> None:
        service.start(self.people[admin], name=name, key=name, at=now())

    def _team(self, admin: str, name: str, *, manager: str, members: tuple[str, ...]) -> TeamView:
        seat, host = self.seat(admin), self.people[admin]
        slug = team_service.make(seat, host, name=name, key=name, joins=False, at=now())
        team = queries.get_team(seat, slug)
        link_service.make(seat, team, at=now())
        for part in (manager, *members):
            door = door_queries.find_link_of(team.id)
            assert door
            link_service.follow(self.people[part], door, at=now())
        membership_service.set_team_role(seat, team.id, self.people[manager].id, Role.MANAGER)
        return team

    def _invite(self) -> None:
        for host, email, team in [
            ("manager", WAITING["harbour"], self.harbour),
            ("other_manager", WAITING["quay"], self.quay),
            ("foreign_admin", WAITING["oasis"], self.dune),
            ("manager", self.people["invited"].email, self.harbour),
            ("manager", self.people["unverified"].email, self.harbour),
        ]:
            invitation_service.invite(self.seat(host), email, role=Role.MEMBER, team_id=team.id, at=now())

    def invitation_of(self, part: str) -> int:
        """Return the id of somebody's invitation."""
        sent = select(Invitation.id).where(Invitation.email == self.people[part].email)
        return db.session.scalars(sent).one()

    def _join_boards(self) -> None:
        for part in ("member", "team_mate", "manager", "removed", "foreign_member"):
            seat = self.seat(part)
            for board_id in (seat.board_id, seat.teams[0].board_id):
                presence.join(seat.person_id, board_id, at=now())


def _person(make_person: MakePerson, part: str, name: str) -> Person:
    email = f"{name.partition(' ')[0].lower()}@example.org"
    return make_person(name, email=email, confirmed=part != "unverified")
