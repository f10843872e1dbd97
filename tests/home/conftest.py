"""A browser that is signed in, whose requests share nothing but the server."""

import pytest
from flask import Flask

from netquest.accounts.models import Person
from tests.accounts.conftest import ApartClient
from tests.browser_client import Client
from tests.conftest import SignIn


@pytest.fixture
def browser(app: Flask, alice: Person, sign_in: SignIn) -> Client:
    """Alice's browser."""
    app.test_client_class = ApartClient
    return sign_in(alice)
