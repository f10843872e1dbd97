"""What every test can ask for: an application on an empty database, a frozen clock, people, signed-in browsers."""

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeAlias

import pytest
import time_machine
from flask import Flask

from netquest.accounts import service as accounts
from netquest.accounts.models import Person
from netquest.app import create_app
from netquest.catalogue import calibration
from netquest.core import config
from netquest.core.config import Settings
from netquest.core.db import db
from tests.browser_client import Client
from tests.databases import Database, own_database
from tests.statements import Statements

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
"""A Wednesday morning; in Berlin it is ten o'clock."""

PASSWORD = "a quiet ridge in November"
MakePerson: TypeAlias = Callable[..., Person]
SignIn: TypeAlias = Callable[[Person], Client]


def pytest_collection_finish() -> None:
    """Let the garbage collector pass by all that stands until the end: looking through it is a tenth of the time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Settings]:
    """Settings as in development, with limits that no test meets by chance."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NETQUEST_SECRET_KEY", "a secret of the test suite, and of nothing else")
        for name in ("SIGN_IN", "SIGN_UP", "RESET", "INVITATIONS"):
            patch.setenv(f"NETQUEST_LIMIT_{name}", "100000 per minute")
        with own_database(tmp_path_factory.mktemp("database"), worker_id) as address:
            yield replace(config.read(), database_url=address, threads=8)


@pytest.fixture(scope="session")
def _built(settings: Settings) -> Iterator[Flask]:
    app = create_app(settings)
    cheapen_passwords(app)
    yield app
    with app.app_context():
        db.engine.dispose()


def cheapen_passwords(app: Flask) -> None:
    """Make argon2 quick: it is slow on purpose, and no test is about that."""
    context = app.extensions["security"].pwd_context
    context.update(argon2__time_cost=1, argon2__memory_cost=8, argon2__parallelism=1)


@pytest.fixture(scope="session")
def _database(_built: Flask) -> Database:
    return Database(_built)


@pytest.fixture
def app(_built: Flask, _database: Database) -> Iterator[Flask]:
    """The application, its database empty."""
    _database.empty()
    calibration.forget()
    _built.test_client_class = Client
    with _built.app_context():
        yield _built
        db.session.remove()


@pytest.fixture(autouse=True)
def clock(request: pytest.FixtureRequest) -> Iterator[time_machine.Traveller | None]:
    """The time, standing still at NOW until a test moves it; browser tests live in real time."""
    if request.node.get_closest_marker("browser"):
        yield None
        return
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def client(app: Flask) -> Client:
    """A browser that nobody has signed in with."""
    browser = app.test_client()
    assert isinstance(browser, Client)
    return browser


@pytest.fixture
def make_person(app: Flask) -> MakePerson:
    """Make people: `make_person("Alice")`; confirmed, in Berlin, with PASSWORD, unless told otherwise."""

    def make(
        name: str = "Alice",
        *,
        email: str = "",
        password: str | None = PASSWORD,
        confirmed: bool = True,
        timezone: str = "Europe/Berlin",
        is_demo: bool = False,
    ) -> Person:
        email = email or f"{name.lower()}@example.org"
        now = datetime.now(UTC)  # noqa: TID251 - the test's own frozen clock
        person = accounts.sign_up(name=name, email=email, password=password, timezone=timezone, at=now, is_demo=is_demo)
        if confirmed:
            accounts.confirm(person, at=now)
        db.session.refresh(person)
        return person

    return make


@pytest.fixture
def alice(make_person: MakePerson) -> Person:
    """A member."""
    return make_person("Alice")


@pytest.fixture
def sign_in(app: Flask) -> SignIn:
    """Sign people in, each with a browser of their own: `browser = sign_in(alice)`."""

    def enter(person: Person) -> Client:
        browser = app.test_client()
        assert isinstance(browser, Client)
        answer = browser.post("/login", data={"email": person.email, "password": PASSWORD})
        assert answer.status_code == 303, answer.text
        return browser

    return enter


@pytest.fixture
def statements(app: Flask) -> Statements:
    """Count SQL: `with statements: browser.get("/today")`, then `statements.count`."""
    return Statements(db.engine)
