"""What the tests of quests begin with."""

import pytest

from netquest.accounts.models import Person
from tests.browser_client import Client
from tests.conftest import SignIn


@pytest.fixture
def browser(alice: Person, sign_in: SignIn) -> Client:
    """Alice's browser."""
    return sign_in(alice)
