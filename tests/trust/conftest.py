"""A world with people in it, and applications with other settings."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from netquest.accounts import mailed_routes
from netquest.accounts.queries import find_by_email
from netquest.app import create_app
from netquest.core.config import Settings
from netquest.core.db import db
from netquest.demo import people
from tests.browser_client import Client
from tests.conftest import MakePerson, SignIn
from tests.trust.world import World

MakeApp = Callable[..., Flask]


@pytest.fixture
def world(app: Flask, make_person: MakePerson, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> World:
    """Three people, a demo person without a history, and one of everything that somebody owns."""
    made = World(app, make_person, sign_in)
    monkeypatch.setattr(people, "person_for", lambda role, at: find_by_email("dana@example.org"))
    monkeypatch.setattr(mailed_routes, "STEADY", 0)
    return made


@pytest.fixture
def make_app(app: Flask, settings: Settings) -> Iterator[MakeApp]:
    """Make a throw-away application on the same database: `make_app(public_origin="https://netquest.example")`."""
    made: list[Flask] = []

    def make(**changes: Any) -> Flask:
        made.append(create_app(replace(settings, **changes)))
        made[-1].test_client_class = Client
        return made[-1]

    yield make
    for other in made:
        with other.app_context():
            db.engine.dispose()
