"""The people of these tests: an organisation with a team, who is what in it, and somebody of another one."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from flask import Flask

from netquest.accounts import letters
from netquest.accounts.models import Person
from netquest.core import outbox
from netquest.core.db import db
from netquest.organisations.models import Organisation, Team
from netquest.organisations.queries import find_seat_of
from netquest.organisations.rules import Seat
from tests.browser_client import Client
from tests.conftest import MakePerson, SignIn
from tests.organisations import belonging


@dataclass(frozen=True)
class Cast:
    """Dan is the admin, Bob manages Harbour, Alice is in it; Eve is in Quay; Carol runs another organisation."""

    organisation: Organisation
    harbour: Team
    quay: Team
    elsewhere: Team
    dan: Person
    bob: Person
    alice: Person
    eve: Person
    carol: Person


@pytest.fixture
def cast(make_person: MakePerson) -> Cast:
    people = {name: make_person(name.title()) for name in ("dan", "bob", "alice", "eve", "carol")}
    organisation = belonging.make_organisation("Harbour Works", admin=people["dan"])
    harbour, quay = (belonging.make_team(organisation, name) for name in ("Harbour", "Quay"))
    elsewhere = belonging.make_team(belonging.make_organisation("Elsewhere", admin=people["carol"]), "Inland")
    belonging.put_in_team(people["bob"], harbour, role="manager")
    belonging.put_in_team(people["alice"], harbour)
    belonging.put_in_team(people["eve"], quay)
    belonging.put_in_team(people["carol"], elsewhere, role="manager")
    return Cast(organisation, harbour, quay, elsewhere, **people)


@pytest.fixture
def browse(sign_in: SignIn) -> Callable[[Person], Client]:
    """Give people a browser of their own, the same each time: `browse(cast.bob)`."""
    kept: dict[int, Client] = {}

    def find(person: Person) -> Client:
        if person.id not in kept:
            kept[person.id] = sign_in(person)
        return kept[person.id]

    return find


@pytest.fixture
def mailed(app: Flask) -> Callable[[], str]:
    """Return the path of the link in the newest invitation."""

    def find() -> str:
        row = next(row for row in outbox.latest(db.session(), 50) if row.kind == "invitation")
        db.session.expire_all()
        letter = letters.write(row.kind, row.person_id, row.about)
        assert letter is not None
        return urlsplit(next(line for line in letter.text.splitlines() if line.startswith("http"))).path

    return find


def seat_of(person: Person) -> Seat:
    """Return somebody's seat, who has one."""
    db.session.expire_all()
    found = find_seat_of(person.id)
    assert found, f"{person.name} belongs to no organisation"
    return found


def role_in(person: Person, team: Team) -> str | None:
    """Return what somebody is in a team, None outside of it."""
    db.session.expire_all()
    seat = find_seat_of(person.id)
    own = seat and seat.in_team(team.id)
    return own.role.value if own else None
