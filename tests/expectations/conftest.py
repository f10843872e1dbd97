"""What the tests of expectations ask for."""

import pytest

from netquest.accounts.models import Person
from netquest.core.db import db
from netquest.expectations import service
from tests.browser_client import Client
from tests.conftest import SignIn


@pytest.fixture
def keeper(alice: Person) -> Person:
    """Alice, who keeps what she expects."""
    service.consent(alice, keeps=True)
    db.session.refresh(alice)
    return alice


@pytest.fixture
def browser(sign_in: SignIn, keeper: Person) -> Client:
    """Alice's browser."""
    return sign_in(keeper)
