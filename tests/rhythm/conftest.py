"""Alice, and her browser."""

import pytest

from netquest.accounts.models import Person
from tests.browser_client import Client
from tests.conftest import SignIn


@pytest.fixture
def browser(sign_in: SignIn, alice: Person) -> Client:
    """Alice's browser."""
    return sign_in(alice)
