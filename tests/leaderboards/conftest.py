"""A team with a board, and people around it."""

import pytest
from flask import Flask

from netquest.accounts.models import Person
from netquest.organisations.models import Organisation, Team
from tests.browser_client import Client
from tests.conftest import MakePerson, SignIn
from tests.organisations.belonging import make_organisation, make_team, put_in, put_in_team


@pytest.fixture
def works(app: Flask) -> Organisation:
    return make_organisation()


@pytest.fixture
def harbour(works: Organisation) -> Team:
    """A team that nobody is in yet."""
    return make_team(works)


@pytest.fixture
def browser(alice: Person, harbour: Team, sign_in: SignIn) -> Client:
    """The browser of Alice, who is in the team and on no board."""
    put_in_team(alice, harbour)
    return sign_in(alice)


@pytest.fixture
def admin(works: Organisation, make_person: MakePerson, sign_in: SignIn) -> Client:
    """The browser of an admin who is in no team."""
    dan = make_person("Dan")
    put_in(dan, works, role="admin")
    return sign_in(dan)
