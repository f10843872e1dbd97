"""Browsers whose requests share nothing but the server, and what the tests of accounts say again and again."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from netquest.accounts import letters
from netquest.app import create_app
from netquest.core import outbox
from netquest.core.config import Settings
from netquest.core.db import db
from tests.browser_client import Client
from tests.conftest import cheapen_passwords

MakeApp = Callable[..., Flask]


class ApartClient(Client):
    """Each request in an application context of its own, as on a server: what `g` holds does not stay."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        with self.application.app_context():
            return super().open(*args, **kwargs)


@pytest.fixture
def app(app: Flask) -> Flask:
    app.test_client_class = ApartClient
    return app


@pytest.fixture
def make_app(app: Flask, settings: Settings) -> Iterator[MakeApp]:
    """Make another application on the same database with other settings: `make_app(demo=False)`."""
    made: list[Flask] = []

    def make(**changes: Any) -> Flask:
        other = create_app(replace(settings, **changes))
        cheapen_passwords(other)
        other.test_client_class = ApartClient
        made.append(other)
        return other

    yield make
    for other in made:
        with other.app_context():
            db.session.remove()
            db.engine.dispose()


@pytest.fixture
def mailed_link(app: Flask) -> Callable[[str], str]:
    """Return the path of the link in the newest mail of a kind: `mailed_link("reset")`."""

    def find(kind: str) -> str:
        row = next(row for row in outbox.latest(db.session(), 50) if row.kind == kind)
        db.session.expire_all()
        letter = letters.write(kind, row.person_id)
        assert letter is not None
        line = next(line for line in letter.text.splitlines() if line.startswith("http"))
        return urlsplit(line).path

    return find
